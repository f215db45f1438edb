"""Read a fence of a name and `key: text` lines, which hold its words in the page's language."""

from __future__ import annotations

from builder.errors import BuildError
from builder.inline_values import fill
from builder.page_context import PageContext
from builder.page_parts import KEYED_LINE


def read_keyed_texts(
    body: str, context: PageContext, line: int | None = None
) -> tuple[str, dict[str, str]]:
    """The name and the texts of a fence, values filled in."""
    name, *rest = body.strip().splitlines() or [""]
    texts: dict[str, str] = {}
    for offset, text in enumerate(rest, start=2):
        found = KEYED_LINE.match(text)
        if not found:
            raise BuildError(
                what=f"{text!r} is not `key: text`",
                file=context.source,
                line=line and line + offset,
                remedy="write one `key: text` a line",
            )
        texts[found["key"]] = fill(found["text"], context, line and line + offset)
    return name.strip(), texts


def check_keys(
    asked: set[str], texts: dict[str, str], owner: str, context: PageContext, line: int | None
) -> None:
    """Raise BuildError unless a fence gives exactly the texts that its owner shows."""
    if asked == texts.keys():
        return
    missing = ", ".join(sorted(asked - texts.keys())) or "nothing"
    unused = ", ".join(sorted(texts.keys() - asked)) or "nothing"
    raise BuildError(
        what=f"the texts do not fit the {owner}",
        file=context.source,
        line=line,
        cause=f"missing: {missing}; not asked for: {unused}",
        remedy="give each key that it asks for a line",
    )
