"""Run all cases on one of the two: `python run_cases.py {browser,tensorflow} RESULTS`.

"browser" is what runs in the reader's browser, here on CPython: Keras's NumPy backend with the
project's stand-ins in place of packages that have no WebAssembly build.
"""

from __future__ import annotations

import importlib
import os
import pickle
import random
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BROWSER = HERE.parents[1] / "browser"
FOLDERS = {"tensorflow": ("cases",), "browser": ("cases", "browser_cases")}
"""Those of `browser_cases` say what is different in a browser."""


def main(where: str, results: str, *only: str) -> None:
    """Run the cases, or only those of some groups."""
    prepare(where)
    found = {
        f"{group}: {name}": outcome(case)
        for folder in FOLDERS[where]
        for group in sorted(path.stem for path in (HERE / folder).glob("[a-z]*.py"))
        if not only or group in only
        for name, case in importlib.import_module(f"{folder}.{group}").CASES.items()
    }
    Path(results).write_bytes(pickle.dumps(found))


def prepare(where: str) -> None:
    """Import Keras with the backend that is asked for."""
    if where == "tensorflow":
        os.environ["KERAS_BACKEND"] = "tensorflow"
        return
    sys.path[:0] = [str(BROWSER), str(BROWSER / "stand_ins")]
    import keras_in_browser

    keras_in_browser.prepare()
    keras_in_browser.install()


def outcome(case: Callable[[], Any]) -> Any:
    """What a case gives, in plain NumPy; or how it failed, as ("raised", type, message)."""
    import keras
    import numpy as np

    keras.utils.clear_session(free_memory=False)
    keras.utils.set_random_seed(0)
    random.seed(0)
    try:
        return keras.tree.map_structure(
            lambda value: value if isinstance(value, (str, bool, int)) else np.array(value), case()
        )
    except Exception as error:
        traceback.print_exc()
        return "raised", type(error).__name__, str(error)


if __name__ == "__main__":
    main(*sys.argv[1:])
