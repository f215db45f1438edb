"""Calculators: a table that a run gave, in whose place a script puts fields to try values in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from builder.errors import BuildError
from builder.inline_values import parse, read_value
from builder.keyed_texts import check_keys, read_keyed_texts
from builder.page_context import PageContext
from builder.page_parts import Fence, page_parts

SCRIPTS = "assets/calculators"
FRAME = "frame"
"""The name of the style and the script that all calculators share."""
OPTIONS = {"rows", "data", "like"}
REQUIRED = {"title", "head"}
ASKED_TEXT = re.compile(r"\btexts\.(?P<key>\w+)")
PLACE = re.compile(r'<div class="calculator" data-calculator="(?P<name>[\w-]+)"')
NEEDS = re.compile(r"^// Needs (?P<names>[\w-]+(?:, [\w-]+)*)\.$", re.MULTILINE)
"""How a script says which other scripts of the folder the page has to load before it."""


@dataclass(frozen=True)
class Calculator:
    """A calculator on a page: its words, the rows of its table, and what its script must know."""

    name: str
    texts: dict[str, str]
    rows: list[tuple]
    data: dict[str, Any]

    @property
    def head(self) -> list[str]:
        return self.texts["head"].split(" | ")


def read_calculator(
    body: str, options: Mapping[str, str], context: PageContext, line: int | None = None
) -> Calculator:
    """The calculator of a fence; raises BuildError where something is missing.

    Option `rows` names a list of tuples that a snippet recorded, the table; `data` names, between
    spaces, the values for the script; `like` names a page whose fence has all this already.
    """

    def wrong(what: str, remedy: str) -> BuildError:
        return BuildError(what=what, file=context.source, line=line, remedy=remedy)

    name, texts = read_keyed_texts(body, context, line)
    if unknown := options.keys() - OPTIONS:
        raise wrong(f"unknown option {', '.join(unknown)}", f"use {', '.join(sorted(OPTIONS))}")
    script = context.docs / SCRIPTS / f"{name}.js"
    if not script.is_file():
        raise wrong(f"there is no calculator {name!r}", f"write docs/{SCRIPTS}/{name}.js")
    if "like" in options:
        fence, their_context = find_fence(name, options["like"], context, line)
        theirs = read_calculator(fence.body, fence.options, their_context, fence.line)
        return replace(theirs, texts={**theirs.texts, **texts})
    if "rows" not in options:
        raise wrong("the calculator has no table", 'name a list that a snippet sets: rows="…"')
    asked = set(ASKED_TEXT.findall(script.read_text(encoding="utf-8"))) | REQUIRED
    check_keys(asked, texts, f"calculator {name}", context, line)
    data = {
        parse(expression, context, line)["variable"]: read_value(expression, context, line)
        for expression in options.get("data", "").split()
    }
    return Calculator(name, texts, list(read_value(options["rows"], context, line)), data)


def find_fence(
    name: str, page: str, context: PageContext, line: int | None
) -> tuple[Fence, PageContext]:
    """The fence of the same calculator on another page, and that page."""
    other = replace(context, page=page, source=f"docs/{context.language}/{page}")
    file = context.docs / context.language / page
    parts = page_parts(file.read_text(encoding="utf-8")) if file.is_file() else ()
    for part in parts:
        if not isinstance(part, Fence) or part.kind != "calculator" or "like" in part.options:
            continue
        if part.body.partition("\n")[0].strip() == name:
            return part, other
    raise BuildError(
        what=f"{other.source} has no calculator {name} of its own",
        file=context.source,
        line=line,
        remedy="name in `like` the page whose fence holds the texts",
    )


def render_calculator(
    body: str, options: Mapping[str, str], context: PageContext, line: int | None = None
) -> str:
    """The place of a calculator: what its script must know, and the table until it runs."""
    found = read_calculator(body, options, context, line)
    known = json.dumps({"texts": found.texts, "data": found.data}, ensure_ascii=False)
    # "</script>" or "<!--" in a text would end or change the element.
    known = known.replace("<", r"\u003c")
    head = "".join(f"<th>{escape(name)}</th>" for name in found.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell_as_html(value)}</td>" for value in row) + "</tr>"
        for row in found.rows
    )
    title = escape(found.texts["title"])
    return (
        f'<div class="calculator" data-calculator="{found.name}" role="group" '
        f'aria-label="{title}"><script type="application/json">{known}</script>'
        f'<div class="calculator__fallback"><p><strong>{title}</strong></p>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></div>"
    )


def calculator_markdown(
    body: str, options: Mapping[str, str], context: PageContext, line: int | None = None
) -> str:
    """The table of a calculator, for where no script runs."""
    found = read_calculator(body, options, context, line)
    rows = [found.head, ["---"] * len(found.head)]
    rows += [[cell_as_markdown(value) for value in row] for row in found.rows]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"**{found.texts['title']}**\n\n{table}"


def cell_as_html(value: Any) -> str:
    text, is_code = shown(value)
    return f"<code>{escape(text)}</code>" if is_code else text


def cell_as_markdown(value: Any) -> str:
    text, is_code = shown(value)
    return f"`{text}`".replace("|", r"\|") if is_code else text


def shown(value: Any) -> tuple[str, bool]:
    """A value as a table shows it, and whether it is code: shapes and words of Python are."""
    match value:
        case None:
            return "", False
        case int() | float() if not isinstance(value, bool):
            return f"{value:,}", False
        case _:
            return str(value), True


def calculator_files(html: str, context: PageContext) -> Iterator[str]:
    """The addresses, below the site, of what the calculators in a page's HTML need."""
    folder = context.docs / SCRIPTS
    drawn = PLACE.findall(html)
    needed = [other for name in drawn for other in (*needs(folder / f"{name}.js"), name)]
    for name in dict.fromkeys([FRAME, *needed] if drawn else ()):
        for ending in (".css", ".js"):
            if (folder / f"{name}{ending}").is_file():
                yield f"{SCRIPTS}/{name}{ending}"


def needs(script: Path) -> list[str]:
    """The names of the scripts that a script says it needs."""
    found = NEEDS.search(script.read_text(encoding="utf-8"))
    return found["names"].split(", ") if found else []


def tag_for(address: str) -> str:
    """The element that loads a style or a script; scripts run in order, after the page is read."""
    if address.endswith(".css"):
        return f'<link rel="stylesheet" href="{address}">'
    return f'<script src="{address}" defer></script>'
