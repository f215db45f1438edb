"""The signature of Dense, or some of its parameters, with the defaults that Keras reports."""

from __future__ import annotations

from builder.errors import BuildError
from builder.page_context import PageContext

SOURCE = "params/index"
"""The snippet that asks Keras for the parameters: `dense_parameters` and `base_parameters`."""


def signature_source(body: str, context: PageContext, line: int | None = None) -> str:
    """The call as Python source: all parameters, or those that the fence names."""
    result = context.result(SOURCE, line)
    known = {**result.value("base_parameters"), **result.value("dense_parameters")}
    wanted = body.split() or list(result.value("dense_parameters"))
    for name in wanted:
        if name not in known:
            raise BuildError(
                what=f"Dense has no parameter {name}",
                file=context.source,
                line=line,
                remedy=f"use one of: {', '.join(known)}",
            )
    return call_source(
        [f"{name}={known[name]}" if known[name] else name for name in wanted],
        whole=not body.split(),
    )


def call_source(arguments: list[str], whole: bool) -> str:
    if whole:
        lines = "".join(f"    {argument},\n" for argument in [*arguments, "**kwargs"])
        return f"keras.layers.Dense(\n{lines})"
    return f"Dense({', '.join(['…', *arguments] if arguments[0] != 'units' else arguments)}, …)"
