"""Bring Keras and NumPy back to where a new process has them."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import keras
import numpy as np
from keras.src.saving import object_registration
from matplotlib import pyplot

from keras_in_browser import shuffling

PRINT_OPTIONS = np.get_printoptions()
FOLDER = Path(tempfile.gettempdir()) / "run"
"""Where a run's files land."""
DATA = Path(__file__).with_name("data")
"""The data files that the site's pages offer."""
MODULES: dict[str, ModuleType] = {}
"""Keras's and ours. `keras.config.set_backend` forgets all whose name begins with keras, to import
them anew, which fails here."""


def start_afresh() -> None:
    """Forget names, settings, registered objects, seeds, plots and files of what ran before.

    What a reader's code put into Keras's own classes stays; only a new worker is without it.
    """
    sys.modules.update(MODULES)
    MODULES.update((name, sys.modules[name]) for name in sys.modules if name.startswith("keras"))
    keras.utils.clear_session()
    keras.config.set_floatx("float32")
    keras.config.set_epsilon(1e-7)
    keras.config.set_image_data_format("channels_last")
    object_registration.GLOBAL_CUSTOM_OBJECTS.clear()
    object_registration.GLOBAL_CUSTOM_NAMES.clear()
    np.set_printoptions(**PRINT_OPTIONS)
    shuffling.forget_seed()
    random.seed()
    np.random.seed()
    pyplot.close("all")
    os.chdir(tempfile.gettempdir())  # a folder that is in use cannot be removed
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    FOLDER.mkdir()
    os.chdir(FOLDER)


def provide_data(source: str) -> None:
    """Put the data files that the source names beside what it runs, as for the build's own runs."""
    for file in DATA.glob("*"):
        if file.name in source and not (FOLDER / file.name).exists():
            shutil.copy(file, FOLDER)
