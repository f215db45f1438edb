"""What a page tells of running code in the browser, made from what is shipped: tables in Markdown.

Named in a fence: `packages` are the pieces of software with their licences, `cannot` the cells that
cannot run there and why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from importlib.metadata import metadata
from posixpath import dirname, relpath

import markdown

from builder.browser_packages import PACKAGES
from builder.errors import BuildError
from builder.page_context import PageContext
from builder.paths import DEFAULT_LANGUAGE
from builder.results import FileResult
from builder.vendored import vendored_packages

HEADINGS = {
    "zh": {"packages": ("软件", "版本", "许可"), "cannot": ("原因", "单元格")},
    "en": {"packages": ("Software", "Version", "Licence"), "cannot": ("Reason", "Cells")},
}
COUNTED = {
    "zh": "全站 {all} 个单元格，{can} 个能在浏览器里运行（{share:.1%}），{cannot} 个不能：",
    "en": "Of {all} cells on this site, {can} run in a browser ({share:.1%}); {cannot} do not:",
}
LICENCES = {
    "zh": "许可全文：[各软件]({root}assets/run/licences.txt)、"
    "[编辑器 CodeMirror]({root}assets/run/editor.licence.txt)（MIT）。",
    "en": "The licences in full: [the software]({root}assets/run/licences.txt), "
    "[the editor, CodeMirror]({root}assets/run/editor.licence.txt) (MIT).",
}
LINK = re.compile(r"\]\((?P<target>[^)]+)\)")


def runner_facts(body: str, context: PageContext, line: int | None = None) -> str:
    """The Markdown that stands for the fence."""
    known: dict[str, Callable[[PageContext], str]] = {"packages": packages, "cannot": cannot}
    if body.strip() not in known:
        raise BuildError(
            what=f"there are no facts named {body.strip()} about the runner",
            file=context.source,
            line=line,
            remedy=f"use one of: {', '.join(known)}",
        )
    return known[body.strip()](context)


def render_runner_facts(body: str, context: PageContext) -> str:
    """The same as HTML, with links to pages instead of to their Markdown."""
    own = dirname(address(context.page.removesuffix(".md")))

    def link(found: re.Match[str]) -> str:
        target, ending, _ = found["target"].partition(".md")
        return f"]({relpath(address(target) if ending else target, own)}{'/' if ending else ''})"

    text = LINK.sub(link, runner_facts(body, context))
    return markdown.markdown(text, extensions=["tables"])


def address(page: str) -> str:
    """Where a page lies below its language: `params/units/`."""
    return "./" if page == "index" else f"{page.removesuffix('/index')}/"


def packages(context: PageContext) -> str:
    kept = [(found.name, found.version, found.licence) for found in vendored_packages()]
    installed = [
        (name, described["Version"], licence(described))
        for name, described in ((name, metadata(name)) for name in (*PACKAGES, "ipython"))
    ]
    root = "" if context.language == DEFAULT_LANGUAGE else "../"
    licences = LICENCES[context.language].format(root=root)
    return f"{table(HEADINGS[context.language]['packages'], [*kept, *installed])}\n\n{licences}"


def licence(described) -> str:
    return described["License-Expression"] or described["License"]


def cannot(context: PageContext) -> str:
    """How many cells run, and those that don't, by reason and page."""
    by_reason: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for named, reason in sorted(context.cannot_run.items()):
        snippet, _, cell = named.partition(":")
        by_reason[reason][snippet.replace("_", "-")].append(f"`{cell}`")
    runs = [outcome for outcome in context.outcomes.values() if isinstance(outcome, FileResult)]
    total, missing = sum(len(run.cells) for run in runs), len(context.cannot_run)
    counted = COUNTED[context.language].format(
        all=total, can=total - missing, share=(total - missing) / total, cannot=missing
    )
    if not missing:
        return counted
    rows = [(reason, pages_of(cells, context)) for reason, cells in by_reason.items()]
    return f"{counted}\n\n{table(HEADINGS[context.language]['cannot'], rows)}"


def pages_of(cells: dict[str, list[str]], context: PageContext) -> str:
    """The pages with their cells; a snippet that only other pages show has none to link to."""
    return "; ".join(
        f"{link_to(page, context)}: {', '.join(names)}" for page, names in cells.items()
    )


def link_to(page: str, context: PageContext) -> str:
    there = (context.folder / f"{page}.md").exists()
    return f"[`{page}`]({page}.md)" if there else f"`{page}`"


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    headings = list(headings)
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
