"""The cases: in_chromium.py runs them in a browser, `run_cases.py RESULTS` on TensorFlow."""

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


def main(results: str) -> None:
    os.environ["KERAS_BACKEND"] = "tensorflow"
    groups = sorted(file.stem for file in (HERE / "cases").glob("[a-z]*.py"))
    found = {name: value for group in groups for name, value in outcomes("cases", group).items()}
    Path(results).write_bytes(pickle.dumps(found))


def outcomes(folder: str, group: str) -> dict[str, Any]:
    """What each case of a module gives, by "group: name"."""
    cases = importlib.import_module(f"{folder}.{group}").CASES
    return {f"{group}: {name}": outcome(case) for name, case in cases.items()}


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
