"""Read the structure of a Markdown source page: what a translation must share, and its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from builder.page_parts import KEYED_LINE, VALUE, options_of
from builder.shown_cell import NOTE

LEAD = ""
"""The name of the part of a page before its first heading with an id."""

FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)$")
HEADING = re.compile(r"^(?P<marks>#{1,6}) +(?P<text>.*?)(?: *\{ *#(?P<id>[^\s}]+)[^}]*\})? *$")
ADMONITION = re.compile(r'^ *(?:!!!|\?\?\?\+?) +(?P<kind>[\w-]+)(?: +"(?P<title>.*)")? *$')
TABLE_RULE = re.compile(r"^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?\|? *$")
CELL_BREAK = re.compile(r"(?<!\\)\|")
CODE_SPAN = re.compile(r"(?P<marks>`+)(?P<code>.+?)(?<!`)(?P=marks)(?!`)")
LINK = re.compile(
    r"!?\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^\s)]+)(?: +\"[^\"]*\")?\)"
)
DESCRIPTION = re.compile(r"^description: *(?P<text>.*)$")


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Fence:
    """A fenced block: `kind` is the first word of its info string, `line` that of the opening."""

    kind: str
    options: dict[str, str]
    body: tuple[str, ...]
    line: int
    section: str

    @property
    def subject(self) -> str:
        """What it shows: the first line of the body."""
        return self.body[0].strip() if self.body else ""

    @property
    def annotations(self) -> list[tuple[int, str]]:
        """Line and text of each annotation of a snippet."""
        return self._matching(NOTE)

    @property
    def keyed_texts(self) -> list[tuple[int, str]]:
        """Line and text of each `key: text` of a diagram or calculator."""
        return self._matching(KEYED_LINE)

    @property
    def keys(self) -> list[str]:
        return [found["key"] for line in self.body[1:] if (found := KEYED_LINE.match(line))]

    def _matching(self, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
        return [
            (self.line + number, found["text"])
            for number, line in enumerate(self.body, 1)
            if number > 1 and (found := pattern.match(line))
        ]


@dataclass(frozen=True)
class Table:
    """A table without the line of dashes: the first row is its head."""

    rows: tuple[tuple[str, ...], ...]
    line: int
    section: str


@dataclass(frozen=True)
class Mark:
    """Something named at a place: an admonition's kind, a link's target, a value's expression."""

    name: str
    line: int
    section: str


@dataclass
class Page:
    """A source page. `prose` holds line and Markdown of every line that a reader reads."""

    file: Path
    headings: list[Heading] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    admonitions: list[Mark] = field(default_factory=list)
    links: list[Mark] = field(default_factory=list)
    values: list[Mark] = field(default_factory=list)
    formulas: list[Mark] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)


def page_names(folder: Path) -> list[str]:
    """The pages below a language's folder, by their path in it."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.md"))


def read_page(file: Path) -> Page:
    return parse_page(file.read_text(encoding="utf-8"), file)


@lru_cache(maxsize=256)
def parse_page(text: str, file: Path) -> Page:
    """The structure of a page; kept, as the index and the course read pages again and again."""
    page = Page(file)
    lines = text.splitlines()
    section = LEAD
    texts: dict[str, list[str]] = {LEAD: []}
    number = 0
    while number < len(lines):
        start = number
        if number == 0 and lines[0] == "---":
            number = _read_front_matter(lines, page)
        elif opening := FENCE.match(lines[number]):
            number = _read_fence(lines, number, opening, section, page)
        elif lines[number].strip().startswith("$$"):
            number = _read_formula(lines, number, section, page)
        elif "|" in lines[number] and any(map(TABLE_RULE.match, lines[number + 1 : number + 2])):
            number = _read_table(lines, number, section, page)
        else:
            if heading := HEADING.match(lines[number]):
                section = _read_heading(heading, number + 1, section, page)
                texts.setdefault(section, [])
            else:
                _read_line(lines[number], number + 1, section, page)
            number += 1
        texts[section] += lines[start:number]
    page.sections = {name: "\n".join(body).strip() for name, body in texts.items()}
    return page


def _read_front_matter(lines: list[str], page: Page) -> int:
    end = lines.index("---", 1)
    for number, line in enumerate(lines[1:end], 2):
        if found := DESCRIPTION.match(line):
            page.prose.append((number, found["text"].strip("\"'")))
    return end + 1


def _read_fence(lines: list[str], start: int, opening: re.Match, section: str, page: Page) -> int:
    close = re.compile(rf"^ *{opening['marks'][0]}{{{len(opening['marks'])},}} *$")
    end = start + 1
    while end < len(lines) and not close.match(lines[end]):
        end += 1
    kind, _, options = opening["info"].strip().partition(" ")
    body = tuple(lines[start + 1 : end])
    fence = Fence(kind, options_of(options), body, start + 1, section)
    page.fences.append(fence)
    texts = {
        "snippet": fence.annotations,
        "diagram": fence.keyed_texts,
        "calculator": fence.keyed_texts,
    }.get(kind, [])
    for number, text in [(fence.line, fence.options.get("alt", "")), *texts]:
        _read_inline(text, number, section, page)
    return end + 1


def _read_formula(lines: list[str], start: int, section: str, page: Page) -> int:
    end = start
    while lines[start : end + 1] and "".join(lines[start : end + 1]).count("$$") < 2:
        end += 1
        if end == len(lines):
            break
    formula = " ".join(line.strip() for line in lines[start : end + 1])
    page.formulas.append(Mark(formula, start + 1, section))
    return end + 1


def _read_table(lines: list[str], start: int, section: str, page: Page) -> int:
    end = start
    rows = []
    while end < len(lines) and "|" in lines[end]:
        if end != start + 1:
            rows.append(split_row(lines[end]))
            for cell in rows[-1]:
                _read_inline(cell, end + 1, section, page)
        end += 1
    page.tables.append(Table(tuple(rows), start + 1, section))
    return end


def split_row(line: str) -> tuple[str, ...]:
    """The cells of a row; a bar inside a code span separates nothing."""
    hidden = CODE_SPAN.sub(lambda found: found[0].replace("|", "\0"), line.strip())
    cells = CELL_BREAK.split(hidden.removeprefix("|").removesuffix("|"))
    return tuple(cell.replace("\0", "|").strip() for cell in cells)


def _read_heading(found: re.Match, line: int, section: str, page: Page) -> str:
    page.headings.append(Heading(len(found["marks"]), found["text"], found["id"], line))
    if len(found["marks"]) > 1:
        section = found["id"] or section
    _read_inline(found["text"], line, section, page)
    return section


def _read_line(text: str, line: int, section: str, page: Page) -> None:
    if found := ADMONITION.match(text):
        page.admonitions.append(Mark(found["kind"], line, section))
        text = found["title"] or ""
    _read_inline(text, line, section, page)


def _read_inline(text: str, line: int, section: str, page: Page) -> None:
    if not text.strip():
        return
    page.prose.append((line, text))
    page.values += [Mark(found["expression"], line, section) for found in VALUE.finditer(text)]
    page.links += [Mark(target, line, section) for target in link_targets(text)]


def link_targets(text: str) -> Iterator[str]:
    for found in LINK.finditer(CODE_SPAN.sub("", text)):
        yield from link_targets(found["text"])
        yield found["target"]
