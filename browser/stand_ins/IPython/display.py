"""`display()` and the classes for what is shown as a picture or as HTML."""

from __future__ import annotations

from keras_in_browser import outputs
from keras_in_browser.display import forms


def display(*values: object) -> None:
    """Show values below the cell that is running."""
    for value in values:
        outputs.CURRENT.show("display_data", forms(value))


class DisplayObject:
    """Text of a form of its own."""

    def __init__(self, data: str | bytes) -> None:
        self.data = data.decode() if isinstance(data, bytes) else data


class SVG(DisplayObject):
    def _repr_svg_(self) -> str:
        return self.data


class HTML(DisplayObject):
    def _repr_html_(self) -> str:
        return self.data
