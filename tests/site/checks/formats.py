"""Each page is there as an executed notebook and as a Markdown twin too."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

from builder.errors import BuildError
from builder.page_parts import FENCE_KINDS
from builder.pages import parse_page
from tests.site.checks.documents import BuiltSite, Document

RAW_NOTEBOOK = re.compile(r'^\s*\{|"nbformat_minor"')
NAV = "page-formats"


def format_file(site: BuiltSite, page: Document, ending: str) -> str | None:
    """The page in that format: /x/ has /x.md, or /x/index.md if its source is an index."""
    folder = page.name.removesuffix("index.html")
    names = [f"{folder}index.{ending}", f"{folder.removesuffix('/')}.{ending}"]
    return next((name for name in names if (site.folder / name).is_file()), None)


def format_problems(site: BuiltSite) -> list[BuildError]:
    """Formats that are missing, or that a page doesn't offer."""
    problems = []
    for page in site.pages:
        offered = offered_files(site, page)
        for ending in ("ipynb", "md"):
            name = format_file(site, page, ending)
            if name is None:
                what = f"the page has no .{ending} beside it"
                problems.append(page.problem(what, "write it at build time", NAV))
            elif name not in offered:
                what = f"{name} is there, but the page doesn't offer it"
                problems.append(page.problem(what, f'link to it in <nav class="{NAV}">', NAV))
    return problems


def offered_files(site: BuiltSite, page: Document) -> set[str | None]:
    navs = [nav for nav in page.elements("nav") if NAV in nav.get("class", "").split()]
    return {site.target(page, link.get("href", ""))[0] for nav in navs for link in nav.iter("a")}


def index_problems(site: BuiltSite) -> list[BuildError]:
    """llms.txt lists every twin."""
    file = site.folder / "llms.txt"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return [
        BuildError(what=f"{name} is not listed", file=file.name, remedy="list every twin")
        for page in site.pages
        if (name := format_file(site, page, "md"))
        and not re.search(rf"\((?:{re.escape(site.url)}|/)?{re.escape(name)}\)", text)
    ]


def notebook_problems(folder: Path) -> list[BuildError]:
    """Notebooks that are not valid, or not executed."""
    problems = []
    for file in sorted(folder.rglob("*.ipynb")):
        what = notebook_fault(file)
        if what:
            name = file.relative_to(folder).as_posix()
            problems.append(BuildError(what=what, file=name, remedy="mend builder/notebook.py"))
    return problems


def notebook_fault(file: Path) -> str | None:
    try:
        notebook = nbformat.read(file, as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
    except (nbformat.ValidationError, nbformat.reader.NotJSONError) as error:
        return f"not a valid notebook: {str(error).splitlines()[0]}"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if any(cell.execution_count is None for cell in code):
        return "a code cell has not been executed"
    if code and not any(cell.outputs for cell in code):
        return "no cell has an output"
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (found := unresolved(cell.source)):
            return f"{found[0][1]} is not resolved"
    return None


def unresolved(text: str) -> list[tuple[int, str]]:
    """Line and text of inline values and fences of ours that are still in their source form."""
    page = parse_page(text, Path())
    values = [(line, "an inline value") for line, prose in page.prose if "{{" in prose]
    ours = [fence for fence in page.fences if fence.kind in FENCE_KINDS]
    return sorted(values + [(fence.line, f"a {fence.kind} fence") for fence in ours])


def raw_problems(site: BuiltSite) -> list[BuildError]:
    """Pages that are a notebook's JSON instead of HTML."""
    return [
        document.problem("the page is raw JSON", "see that the notebook is rendered", "{")
        for document in site.documents.values()
        if RAW_NOTEBOOK.search(document.text)
    ]


def twin_text_problems(folder: Path) -> list[BuildError]:
    """Twins in which something of the source's own syntax is left."""
    problems = []
    for file in sorted(folder.rglob("*.md")):
        for line, what in unresolved(file.read_text(encoding="utf-8")):
            problems.append(
                BuildError(
                    what=f"{what} is not resolved",
                    file=file.relative_to(folder).as_posix(),
                    line=line,
                    remedy="mend builder/twin.py",
                )
            )
    return problems
