"""The prose keeps to the words of the glossary, and Chinese prose to Chinese typography."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.errors import BuildError
from builder.glossary import Term
from builder.pages import CODE_SPAN, LINK, VALUE, Page, page_names, read_page

GLOSSARY = "glossary.md"
IN_ENGLISH = ("中文",)
"""Chinese that English pages may show: the name of the other language."""

SPAN = "\ue000"
"""Stands for inline code, a formula or an inline value, none of which are prose."""
CHINESE = r"[\u3400-\u9fff]"
WIDE = r"[，。：；？！、（）「」《》]"
NOT_PROSE = (
    (CODE_SPAN, SPAN),
    (VALUE, SPAN),
    (re.compile(r"\$[^$\s](?:[^$]*[^$\s])?\$"), SPAN),
    (re.compile(r"<https?://[^>]*>"), SPAN),
    (re.compile(r"<!--.*?-->|</?[A-Za-z][^>]*>"), ""),
    (re.compile(r"\{[:#. ][^}]*\}"), ""),
    (re.compile(r"\[\^[^\]]+\]:?"), ""),
    (re.compile(r"(?<!\S):[a-z][a-z0-9-]+:(?!\S)"), ""),
    (LINK, lambda found: found["text"]),
    (LINK, lambda found: found["text"]),
    (re.compile(r"\*+|(?<!\w)_+|_+(?!\w)"), ""),
    (re.compile(r"^(?:\s|>)*(?:(?:[-+]|\d+\.) +)?"), ""),
)
TYPOGRAPHY = (
    (
        re.compile(rf"{CHINESE}[-+−±]?[A-Za-z0-9{SPAN}]|[A-Za-z0-9%{SPAN}]{CHINESE}"),
        "no space between Chinese and Latin letters, digits, code or a formula",
        "put a space between them",
    ),
    (
        re.compile(rf"{CHINESE} ?[,;:?!]|{CHINESE}[.()]|[,.;:?!] ?{CHINESE}|[()]{CHINESE}"),
        "half-width punctuation beside Chinese",
        "use ，。：；？！（）",
    ),
    (
        re.compile(rf"\S +{WIDE}|{WIDE} +\S"),
        "a space beside full-width punctuation",
        "remove the space",
    ),
    (re.compile("您"), "the reader is addressed as 您", "write 你"),
)
STARTS_BLOCK = re.compile(r"^\s*(?:[-*+>]|\d+\.|!!!|\?\?\?|#|\||:|<)")


def chinese_problems(docs: Path, terms: Iterable[Term]) -> list[BuildError]:
    """Words that the glossary avoids and typography that is not Chinese, in all Chinese pages."""
    terms = list(terms)
    problems = []
    for name, page in pages_of(docs, "zh"):
        for line, text in page.prose:
            prose = plain(text)
            found = list(typography_faults(prose))
            if name != GLOSSARY:
                found += avoided_words(prose, terms)
            problems += [at(page, docs, line, what, remedy) for what, remedy in found]
        problems += broken_lines(page, docs)
    return problems


def english_problems(docs: Path) -> list[BuildError]:
    """Chinese in English pages outside the glossary."""
    problems = []
    for name, page in pages_of(docs, "en"):
        for line, text in page.prose if name != GLOSSARY else ():
            for allowed in IN_ENGLISH:
                text = text.replace(allowed, "")
            if found := re.search(f"{CHINESE}+|{WIDE}", text):
                what = f"Chinese in English prose: {found[0]}"
                problems.append(at(page, docs, line, what, "write it in English"))
    return problems


def plain(text: str) -> str:
    """The words of a line of Markdown, with stand-ins for what is not prose."""
    for pattern, replacement in NOT_PROSE:
        text = pattern.sub(replacement, text)
    return text


def typography_faults(prose: str) -> Iterator[tuple[str, str]]:
    for pattern, what, remedy in TYPOGRAPHY:
        for found in pattern.finditer(prose):
            around = prose[max(found.start() - 4, 0) : found.end() + 4].replace(SPAN, "`…`")
            yield f"{what}: “{around}”", remedy


def avoided_words(prose: str, terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    for term in terms:
        rest = prose
        for phrase in term.but:
            rest = rest.replace(phrase, "")
        for word in term.avoid:
            if word in rest:
                yield f"{word} for “{term.english}”", f"write {term.chinese}"


def broken_lines(page: Page, docs: Path) -> Iterator[BuildError]:
    """A line break between two Chinese characters shows as a space in browsers."""
    lines = page.file.read_text(encoding="utf-8").splitlines()
    in_prose = {line for line, _ in page.prose}
    heading_lines = {heading.line for heading in page.headings}
    for number in sorted(in_prose - heading_lines):
        if number + 1 not in in_prose:
            continue
        end, start = plain(lines[number - 1]).rstrip(), lines[number]
        if STARTS_BLOCK.match(start) or "|" in start:
            continue
        chinese_or_wide = f"(?:{CHINESE}|{WIDE})"
        if re.search(f"{chinese_or_wide}$", end) and re.match(chinese_or_wide, plain(start)):
            yield at(
                page,
                docs,
                number + 1,
                "a line break between Chinese characters, which a browser shows as a space",
                "put the paragraph on one line",
            )


def pages_of(docs: Path, language: str) -> Iterator[tuple[str, Page]]:
    for name in page_names(docs / language):
        yield name, read_page(docs / language / name)


def at(page: Page, docs: Path, line: int, what: str, remedy: str) -> BuildError:
    file = page.file.relative_to(docs.parent).as_posix()
    return BuildError(what=what, file=file, line=line, remedy=remedy)
