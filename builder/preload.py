"""Imported once by the fork server: what every snippet needs, and the look of plots."""

from __future__ import annotations

import os

from builder.plot_style import LINE_COLOURS, SETTINGS

# TensorFlow's start-up lines come from native code and would stand in every build's terminal.
terminal = os.dup(2)
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
try:
    import IPython.core.interactiveshell
    import keras
    import matplotlib
    import matplotlib.pyplot
    import numpy
    import tensorflow

    import builder.execute
finally:
    os.dup2(terminal, 2)

__all__ = ["IPython", "builder", "keras", "matplotlib", "numpy", "tensorflow"]

matplotlib.use("agg")
matplotlib.rcParams.update(SETTINGS)
matplotlib.rcParams["axes.prop_cycle"] = matplotlib.cycler(color=LINE_COLOURS)
