"""How plots look: colours that stand out on light and on dark, text in the page's colour."""

from __future__ import annotations

TEXT = "#010203"
"""Stands in a plot for the colour of the page's text; builder.svg puts that in."""

SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "dense",
    "savefig.transparent": True,
    "figure.figsize": (6.4, 3.2),
    "figure.constrained_layout.use": True,
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
    **dict.fromkeys(
        ["text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"], TEXT
    ),
}
LINE_COLOURS = ["#2f7fb5", "#c9622a", "#3f9460"]
