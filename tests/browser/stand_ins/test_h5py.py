"""The stand-in for h5py: what Keras saves with it, Keras loads again."""

from __future__ import annotations

import pytest

from tests.browser.sessions import Message, answers, error, printed, run, unpack

SETUP = """
import h5py
import keras
import numpy as np

def new(**options):
    layer = keras.layers.Dense(3, name="fc", **options)
    return keras.Sequential([keras.Input((4,)), layer])

model = new()
x = np.ones((2, 4), "float32")
"""

SCRIPTS = {
    "whole model": """
model.compile("adam", "mse")
model.fit(x, np.ones((2, 3)), verbose=0)
model.save("model.keras")
loaded = keras.models.load_model("model.keras")
print(np.array_equal(loaded(x), model(x)), int(loaded.optimizer.iterations))
""",
    "weights": """
model.save_weights("model.weights.h5")
other = new()
other.load_weights("model.weights.h5")
print(np.array_equal(other(x), model(x)))
""",
    "other shape": """
model.save_weights("model.weights.h5")
new(use_bias=False).load_weights("model.weights.h5")
""",
    "old format": """
model.save("model.h5")
print(np.array_equal(keras.models.load_model("model.h5", compile=False)(x), model(x)))
""",
    "missing": "h5py.File('missing.weights.h5')",
    "real file": "open('real.h5', 'wb').write(b'\\x89HDF\\r\\n\\x1a\\n')\nh5py.File('real.h5')",
    "no such file": "open('text.h5', 'w').write('text')\nh5py.File('text.h5')",
    "paths": """
with h5py.File("a.h5", "w") as file:
    file.create_group("one/two").attrs["dtype"] = "int8"
    file["one/two/three"] = np.arange(3, dtype="int8")
file = h5py.File("a.h5")
print(list(file["one"]), file["one/two"].attrs, file["one/two/three"][1:], "one/four" in file)
print(file["one/two/three"].dtype, file["one"].get("two", getclass=True) is h5py.Group, bool(file))
""",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Message]]:
    folder = unpack(tmp_path_factory.mktemp("packages"))
    runs = [run(SETUP, script) for script in SCRIPTS.values()]
    return dict(zip(SCRIPTS, answers(folder, runs), strict=True))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("whole model", "True 1\n"),
        ("weights", "True\n"),
        ("old format", "True\n"),
        ("paths", "['two'] {'dtype': 'int8'} [1 2] False\nint8 True True\n"),
    ],
)
def test_what_was_saved_is_loaded(said: dict[str, list[Message]], name: str, text: str) -> None:
    assert error(said[name]) is None
    assert printed(said[name]) == text


@pytest.mark.parametrize(
    ("name", "ename", "message"),
    [
        ("other shape", "ValueError", "could not be loaded"),
        ("missing", "FileNotFoundError", "name = 'missing.weights.h5', errno = 2"),
        ("real file", "OSError", "only files that were saved in the browser"),
        ("no such file", "OSError", "file signature not found"),
    ],
)
def test_what_it_cannot_read_it_says(
    said: dict[str, list[Message]], name: str, ename: str, message: str
) -> None:
    found = error(said[name])
    assert found["ename"] == ename
    assert message in found["evalue"]
