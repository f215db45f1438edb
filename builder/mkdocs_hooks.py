"""The one module that knows MkDocs: it joins the builder's parts to MkDocs' events.

mkdocs-static-i18n builds the other languages inside the first one's `on_post_build`, so the events
of a build come once a language, nested; `Build.depth` tells the outermost.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_relative_url

from builder.calculator import calculator_files, tag_for
from builder.cannot_run import read_cannot_run, read_reasons, told
from builder.check_pages import page_errors
from builder.course import COURSE, places
from builder.data_links import data_links
from builder.errors import BuildError
from builder.fences import custom_fences
from builder.inline_values import InlineValues
from builder.live_files import write_live_files
from builder.mathml import MathML
from builder.notebook_page import notebook_html
from builder.page_context import CURRENT, Outcomes, PageContext
from builder.paths import LANGUAGES, Project
from builder.publish import building_folder, discard, publish
from builder.recorded import compare
from builder.results import FileResult
from builder.runs import BuildErrors, outcomes
from builder.search_index import split_search_index
from builder.site_files import PageFiles, page_address, write_llms_txt, write_page_files

log = logging.getLogger("mkdocs.builder")

FORMATS = {
    "zh": {"label": "本页的其他格式", "notebook": "已执行的笔记本", "twin": "Markdown"},
    "en": {
        "label": "This page in other formats",
        "notebook": "Executed notebook",
        "twin": "Markdown",
    },
}


@dataclass
class Build:
    """What one build, or one round of `mkdocs serve`, has to remember between events."""

    serving: bool = False
    depth: int = 0
    site: Path = Path()
    outcomes: Outcomes = field(default_factory=dict)
    pages: list[PageFiles] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    cannot_run: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, dict[str, str]] = field(default_factory=dict)


BUILD = Build()


def on_startup(command: str, dirty: bool) -> None:
    BUILD.serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    BUILD.depth += 1
    if BUILD.depth > 1:
        return config
    register_markdown(config)
    project = project_of(config)
    BUILD.pages, BUILD.names = [], {}
    BUILD.cannot_run, BUILD.reasons = read_cannot_run(project), read_reasons(project)
    BUILD.outcomes = outcomes(project.snippet_names(), project)
    report(build_errors(project))
    BUILD.site = Path(config.site_dir)
    if not BUILD.serving:
        config.site_dir = str(building_folder(BUILD.site))
    return config


def project_of(config: MkDocsConfig) -> Project:
    return Project(Path(config.docs_dir).parent)


def register_markdown(config: MkDocsConfig) -> None:
    """Ours are added here, not in mkdocs.yml: plain `mkdocs` finds them only once we run."""
    own = (InlineValues, MathML)
    others = [e for e in config.markdown_extensions if not isinstance(e, own)]
    config.markdown_extensions = [*others, InlineValues(), MathML()]
    config.mdx_configs.setdefault("pymdownx.superfences", {})["custom_fences"] = custom_fences()


def build_errors(project: Project) -> list[BuildError]:
    """All that keeps the pages from being right: runs, committed outputs, what pages ask for."""
    errors = []
    for outcome in BUILD.outcomes.values():
        problem = compare(outcome, project) if isinstance(outcome, FileResult) else outcome
        errors += [problem] if problem else []
    failed = {id(outcome) for outcome in BUILD.outcomes.values()}
    for language in LANGUAGES:
        for file in sorted((project.docs / language).rglob("*.md")):
            context = context_of(file, project)
            found = page_errors(file.read_text(encoding="utf-8"), context)
            errors += [error for error in found if id(error) not in failed]
    return errors


def context_of(file: Path, project: Project, cells_apart: bool = False) -> PageContext:
    language, *page = file.relative_to(project.docs).parts
    return PageContext(
        page="/".join(page),
        language=language,
        outcomes=BUILD.outcomes,
        source=project.shown(file),
        cells_apart=cells_apart,
        docs=project.docs,
        cannot_run=told(BUILD.cannot_run, BUILD.reasons, language),
    )


def report(errors: list[BuildError]) -> None:
    """A build stops; `mkdocs serve` says it, shows it in the page, and lives on."""
    if errors and not BUILD.serving:
        raise PluginError(f"\n{BuildErrors(errors)}")
    for error in errors:
        log.warning("%s", error)


def is_notebook_page(context: PageContext) -> bool:
    return context.page.startswith("examples/") and context.own_snippet in BUILD.outcomes


def page_source(page: Page, config: MkDocsConfig) -> PageContext | None:
    """The context of a page; None for pages that are not ours."""
    file = Path(config.docs_dir) / page.file.locale / relative_path(page.file)
    return context_of(file, project_of(config))


def relative_path(file: File) -> str:
    """A source path below its language's folder; static-i18n gives it with or without that."""
    return file.src_uri.removeprefix(f"{file.locale}/")


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Lead from one chapter of the course to the next; other pages keep their neighbours."""
    pages = pages_by_path(nav)
    if COURSE in pages:
        chapters = places(Path(config.docs_dir) / pages[COURSE].file.locale / COURSE)
        there = (pages[name] for name in (COURSE, *chapters) if name in pages)
        for before, after in pairwise(there):
            before.next_page, after.previous_page = after, before
    return nav


def pages_by_path(nav: Navigation) -> dict[str, Page]:
    return {relative_path(page.file): page for page in nav.pages}


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Tell the template which chapter of the course a page is."""
    chapters = places(Path(config.docs_dir) / page.file.locale / COURSE)
    context["course"] = pages_by_path(nav).get(COURSE)
    context["chapter"] = chapters.get(relative_path(page.file))
    return context


@event_priority(100)
def _on_pre_page_before_jupyter(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Show mkdocs-jupyter a notebook's path, so that it takes the page for its own."""
    context = page_source(page, config)
    if is_notebook_page(context):
        page.file.markdown_path = page.file.abs_src_path
        page.file.abs_src_path = str(Path(page.file.abs_src_path).with_suffix(".ipynb"))
    return page


@event_priority(-100)
def _on_pre_page_after_jupyter(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Render the Markdown first, then let mkdocs-jupyter render the cells between its prose."""
    context = page_source(page, config)
    if not is_notebook_page(context):
        return page
    render_notebook: Callable[[MkDocsConfig, Files], None] = page.render
    page.file.abs_src_path = page.file.markdown_path

    def render(config: MkDocsConfig, files: Files) -> None:
        Page.render(page, config, files)
        html, toc, title = page.content, page.toc, page.title

        def render_with_jupyter(file: Path) -> str:
            page.file.abs_src_path = str(file)
            render_notebook(config, files)
            page.file.abs_src_path = page.file.markdown_path
            return page.content

        folder = project_of(config).cache
        page.content = notebook_html(html, context, folder, render_with_jupyter)
        page.toc, page.title = toc, title

    page.render = render
    return page


on_pre_page = CombinedEvent(_on_pre_page_before_jupyter, _on_pre_page_after_jupyter)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    context = page_source(page, config)
    apart = is_notebook_page(context)
    file = Path(config.docs_dir) / context.language / context.page
    CURRENT.set(context_of(file, project_of(config), cells_apart=apart))
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    context = page_source(page, config)
    description = page.meta.get("description", "")
    BUILD.pages.append(PageFiles(context, page.title, description))
    BUILD.names[context.language] = config.site_name
    html = data_links(html, page.url)
    return html + calculator_tags(html, page, context) + formats_nav(page, context)


def calculator_tags(html: str, page: Page, context: PageContext) -> str:
    """The styles and scripts of the calculators that a page holds; other pages load none."""
    return "".join(
        tag_for(get_relative_url(address, page.url)) for address in calculator_files(html, context)
    )


def formats_nav(page: Page, context: PageContext) -> str:
    text = FORMATS[context.language]
    links = "".join(
        f'<a href="{get_relative_url(page_address(context, ending), page.url)}" '
        f'type="{kind}">{text[name]}</a>'
        for name, ending, kind in (
            ("notebook", ".ipynb", "application/x-ipynb+json"),
            ("twin", ".md", "text/markdown"),
        )
    )
    return f'<nav class="page-formats" aria-label="{text["label"]}">{links}</nav>'


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After static-i18n (priority -100) has built the other languages."""
    BUILD.depth -= 1
    if BUILD.depth > 0:
        return
    built = Path(config.site_dir)
    docs = Path(config.docs_dir)
    for page in BUILD.pages:
        source = docs / page.context.language / page.context.page
        try:
            write_page_files(source.read_text(encoding="utf-8"), page.context, built)
        except BuildError as error:
            report([error])
    write_llms_txt(BUILD.pages, BUILD.names, config.site_url or "/", built)
    split_search_index(built)
    ran = [outcome for outcome in BUILD.outcomes.values() if isinstance(outcome, FileResult)]
    write_live_files(ran, project_of(config), built)
    if not BUILD.serving and not (config.strict and warnings_so_far()):
        publish(built, BUILD.site)
        config.site_dir = str(BUILD.site)


def warnings_so_far() -> list[tuple[str, int]]:
    """What MkDocs has counted; with --strict it aborts after this event if there is anything."""
    counters = (h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler))
    return [count for counter in counters for count in counter.get_counts()]


def on_build_error(error: Exception) -> None:
    """Say what the builder or the disk reports as any other error, not in a traceback."""
    BUILD.depth = 0
    if isinstance(error, OSError):
        error = BuildError(
            what="the build could not read or write a file",
            file=str(error.filename2 or error.filename or BUILD.site),
            cause=str(error),
            remedy="free space on the disk or mend the permissions, then build again; "
            "the last good site is unchanged",
        )
    if isinstance(error, BuildError):
        raise PluginError(f"\n{error}") from error


def on_shutdown() -> None:
    if not BUILD.serving and BUILD.site.name:
        discard(building_folder(BUILD.site))
