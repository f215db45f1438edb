"""Turn Material's Markdown into Markdown that any reader understands."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
ATTRIBUTES = re.compile(r" *\{:? *(?:[#.][\w-]+|[\w-]+=\S+)(?: +(?:[#.][\w-]+|[\w-]+=\S+))* *\}")
HTML_BLOCK = re.compile(r"^</?(?:div|section)[^>]*>$")
ADMONITION = re.compile(r'^(?:!!!|\?\?\?\+?) [\w-]+(?: "(?P<title>.*)")?$')


def plain(text: str) -> str:
    """Prose without attributes, wrappers and admonition marks."""
    lines: list[str] = []
    quoted = False
    for line in text.split("\n"):
        if admonition := ADMONITION.match(line):
            quoted = True
            lines.append(f"> **{admonition['title']}**" if admonition["title"] else ">")
        elif quoted and (line.startswith("    ") or not line.strip()):
            lines.append(f"> {line.strip()}".rstrip())
        elif not HTML_BLOCK.match(line.strip()):
            quoted = False
            lines.append(without_attributes(line))
    return (
        re.sub(r"(?:\n>)*(\n[^>]|\Z)", r"\n\1", "\n".join(lines))
        if ">" in lines
        else "\n".join(lines)
    )


def without_attributes(line: str) -> str:
    """The line without `{ #id .class }`; code spans keep their braces."""
    parts = line.split("`")
    parts[::2] = [ATTRIBUTES.sub("", part) for part in parts[::2]]
    return "`".join(parts)


def without_front_matter(text: str) -> str:
    return FRONT_MATTER.sub("", text, count=1)
