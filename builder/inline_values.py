"""Put values from runs into sentences: `{{ path:cell.variable['key'] | format }}`.

As a Markdown extension it fills what is left after fenced code has been taken out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from builder.build_info import build_info
from builder.errors import BuildError
from builder.page_context import CURRENT, PageContext
from builder.page_parts import VALUE
from builder.site_index import index_list

EXPRESSION = re.compile(
    r"^(?:(?P<snippet>[\w/]+):)?(?:(?P<cell>[a-z0-9-]+)\.)?(?P<variable>[A-Za-z]\w*)"
    r"(?P<keys>(?:\[[^\]]+\])*)(?: *\| *(?P<format>\S+))?$"
)
KEY = re.compile(r"\[([^\]]+)\]")
AFTER_FENCES = 24


def fill(text: str, context: PageContext, first_line: int | None = None) -> str:
    """The text with every value put in; `first_line` lets errors name the line."""
    filled = []
    for number, line in enumerate(text.split("\n")):
        place = None if first_line is None else first_line + number
        filled.append(
            VALUE.sub(lambda m, place=place: shown(m["expression"], context, place), line)
        )
    return "\n".join(filled)


def shown(expression: str, context: PageContext, line: int | None = None) -> str:
    """The value of an expression as a sentence shows it."""
    found = parse(expression, context, line)
    with told(expression, context, line):
        return format(value_of(found, context, line), found["format"] or "")


def read_list(expression: str, context: PageContext, line: int | None = None) -> list[str]:
    """The strings of a list that a snippet recorded."""
    with told(expression, context, line):
        return list(read_value(expression, context, line))


def read_value(expression: str, context: PageContext, line: int | None = None) -> Any:
    """The value of an expression as a snippet recorded it."""
    found = parse(expression, context, line)
    with told(expression, context, line):
        return value_of(found, context, line)


def parse(expression: str, context: PageContext, line: int | None) -> re.Match[str]:
    found = EXPRESSION.match(expression.strip())
    if not found:
        raise BuildError(
            what=f"{{{{ {expression} }}}} cannot be read",
            file=context.source,
            line=line,
            remedy="write `{{ variable }}`, `{{ cell.variable['key'] | .3f }}` or "
            "`{{ path:variable }}`",
        )
    return found


@contextmanager
def told(expression: str, context: PageContext, line: int | None) -> Iterator[None]:
    """Turn a failed look-up into an error that names the sentence."""
    try:
        yield
    except (KeyError, IndexError, TypeError, ValueError, SyntaxError) as error:
        raise BuildError(
            what=f"{{{{ {expression} }}}} has no value: {type(error).__name__}: {error}",
            file=context.source,
            line=line,
            remedy="use a variable that the snippet sets to a number, text, tuple, list or dict "
            "(`python -m builder show` lists them)",
        ) from error


def value_of(found: re.Match[str], context: PageContext, line: int | None) -> Any:
    value = lookup(found, context, line)
    for key in KEY.findall(found["keys"]):
        value = value[ast.literal_eval(key)]
    return value


def lookup(found: re.Match[str], context: PageContext, line: int | None) -> Any:
    if found["snippet"] == "build":
        return build_info()[found["variable"]]
    if found["snippet"] == "index":
        return index_list(found["variable"], context)
    snippet = found["snippet"] or context.own_snippet
    if found["cell"]:
        context.cell(snippet, found["cell"], line)
    return context.result(snippet, line).value(found["variable"], found["cell"])


class FillValues(Preprocessor):
    """Puts values in, or what keeps them out: `mkdocs serve` goes on with errors."""

    def run(self, lines: list[str]) -> list[str]:
        return [VALUE.sub(self.value_or_error, line) for line in lines]

    @staticmethod
    def value_or_error(found: re.Match[str]) -> str:
        try:
            return shown(found["expression"], CURRENT.get())
        except BuildError as error:
            return f"⚠ {str(error).splitlines()[0]}"


class InlineValues(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(FillValues(md), "inline-values", AFTER_FENCES)
