"""What the index lists: parameters, members and messages, each with the place that explains it.

Read from the pages themselves and from Keras, so that no entry is stale.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from builder.page_context import PageContext
from builder.pages import CODE_SPAN, Heading, Page, page_names, read_page

FIRST_NAME = re.compile(r"^`(?P<name>[a-z_0-9]+)`")
NAME = re.compile(r"^[a-z_0-9]+")
MEMBERS = "members.md"

Entry = tuple[str, str]
"""What is listed, as Markdown, and the target of its link."""


def index_list(kind: str, context: PageContext) -> str:
    """A Markdown list of one kind of entry in alphabetical order; raises KeyError for others."""
    entries = dict(KINDS[kind](context))
    ordered = sorted(entries.items(), key=lambda entry: entry[0].strip("`").casefold())
    start = posixpath.dirname(context.page)
    return "\n".join(f"- [{text}]({posixpath.relpath(to, start)})" for text, to in ordered)


def parameters(context: PageContext) -> Iterator[Entry]:
    """Headings that begin with a parameter; one of several on a page leads to its section."""
    for page in pages_below("params", context):
        for heading in page.headings:
            if heading.level <= 2 and (found := FIRST_NAME.match(heading.text)):
                yield found[0], place(page, heading, context)


def members(context: PageContext) -> Iterator[Entry]:
    """The public members that Keras reports, each with the first section that names it."""
    page = read_page(context.folder / MEMBERS)
    sections = {heading.line: heading.id for heading in page.headings}
    missing = set(context.result("members").value("members"))
    section = None
    for line, text in page.prose:
        section = sections.get(line, section)
        named = {
            found[0] for code in CODE_SPAN.finditer(text) if (found := NAME.match(code["code"]))
        }
        for name in named & missing:
            missing.remove(name)
            yield f"`{name}`", f"{MEMBERS}#{section}"


def errors(context: PageContext) -> Iterator[Entry]:
    """The messages, which are the headings of the third level."""
    for page in pages_below("errors", context):
        for heading in page.headings:
            if heading.level == 3:
                yield heading.text, place(page, heading, context)


KINDS: dict[str, Callable[[PageContext], Iterator[Entry]]] = {
    "parameters": parameters,
    "members": members,
    "errors": errors,
}


def pages_below(part: str, context: PageContext) -> Iterator[Page]:
    names = [name for name in page_names(context.folder) if name.startswith(f"{part}/")]
    yield from (read_page(context.folder / name) for name in names)


def place(page: Page, heading: Heading, context: PageContext) -> str:
    target = page.file.relative_to(context.folder).as_posix()
    return f"{target}#{heading.id}" if heading.id else target
