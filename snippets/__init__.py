"""The examples. Cells that are meant to raise do not stop `python -m snippets.params.units`."""

from builder.announced import install

install()
