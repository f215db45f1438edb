"""Turn Material's Markdown into Markdown that any reader understands."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
ATTRIBUTES = re.compile(r" *\{:? *(?:[#.][\w-]+|[\w-]+=\S+)(?: +(?:[#.][\w-]+|[\w-]+=\S+))* *\}")
HTML_BLOCK = re.compile(r"^</?(?:div|section)[^>]*>$")
ADMONITION = re.compile(r'^(?:!!!|\?\?\?\+?) [\w-]+(?: "(?P<title>.*)")?$')


def plain(text: str) -> str:
    """Prose without attributes and wrappers, admonitions as quotations."""
    lines: list[str] = []
    quoted = False
    for line in text.split("\n"):
        admonition = ADMONITION.match(line)
        inside = quoted and (line.startswith("    ") or not line.strip())
        if quoted and not inside:
            end_quotation(lines)
        if admonition:
            lines.append(f"> **{admonition['title']}**" if admonition["title"] else ">")
        elif inside:
            lines.append(f"> {line[4:]}".rstrip())
        elif not HTML_BLOCK.match(line.strip()):
            lines.append(without_attributes(line))
        quoted = inside or admonition is not None
    if quoted:
        end_quotation(lines)
    return "\n".join(lines)


def end_quotation(lines: list[str]) -> None:
    """Empty lines at the end of a quotation stand behind it."""
    for number in range(len(lines) - 1, -1, -1):
        if lines[number] != ">":
            return
        lines[number] = ""


def without_attributes(line: str) -> str:
    """The line without `{ #id .class }`; code spans keep their braces."""
    parts = line.split("`")
    parts[::2] = [ATTRIBUTES.sub("", part) for part in parts[::2]]
    return "`".join(parts)


def without_front_matter(text: str) -> str:
    return FRONT_MATTER.sub("", text, count=1)
