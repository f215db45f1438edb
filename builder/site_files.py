"""The files beside the pages: notebooks, Markdown twins and the list of twins, llms.txt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from builder.data_links import data_links
from builder.notebook import page_notebook
from builder.page_context import PageContext
from builder.paths import DEFAULT_LANGUAGE, LANGUAGES
from builder.twin import twin


@dataclass(frozen=True)
class PageFiles:
    """What the list of twins says of a page."""

    context: PageContext
    title: str
    description: str


def page_address(context: PageContext, ending: str) -> str:
    """Where a page's file lies below the site: `params/units.md`, `en/params/units.ipynb`."""
    folder = "" if context.language == DEFAULT_LANGUAGE else f"{context.language}/"
    return folder + context.page.removesuffix(".md") + ending


def write_page_files(text: str, context: PageContext, site: Path) -> None:
    """Write the twin and the notebook of a page's source."""
    address = page_address(context, ".md")
    text = data_links(text, address)
    twin_file = site / address
    twin_file.parent.mkdir(parents=True, exist_ok=True)
    twin_file.write_text(twin(text, context), encoding="utf-8", newline="\n")
    notebook_file = site / page_address(context, ".ipynb")
    # nbformat.writes would copy it and validate once more what has been validated as it was put
    # together: a fifth of a second for all pages.
    notebook = json.dumps(page_notebook(text, context), ensure_ascii=False, sort_keys=True)
    notebook_file.write_text(f"{notebook}\n", encoding="utf-8")


def write_llms_txt(pages: list[PageFiles], names: dict[str, str], url: str, site: Path) -> None:
    """List every twin, language by language, in the form of llmstxt.org."""
    lines = [f"# {names[DEFAULT_LANGUAGE]}", ""]
    for language in LANGUAGES:
        lines += [f"## {names[language]} ({language})", ""]
        for page in pages:
            if page.context.language == language:
                address = page_address(page.context, ".md")
                lines.append(f"- [{page.title}]({url}{address}): {page.description}")
        lines.append("")
    (site / "llms.txt").write_text("\n".join(lines), encoding="utf-8", newline="\n")
