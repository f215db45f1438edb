"""Examples. Cells meant to raise do not stop `python -m snippets.shapes`."""

from builder.announced import install

install()
