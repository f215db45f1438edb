"""Cells in the reader's browser: what is run again, what is shown, what a failure says."""

from __future__ import annotations

import pytest

from builder.capture import MOST_CHARACTERS
from tests.browser.sessions import Message, answers, error, outputs, printed, ran, run, unpack

SETUP = "import keras\nimport numpy as np\nx = 1\nprint('quiet')"
RAISES = "x = 2\nraise ValueError('at <object at 0x7f1234567890>')"
TRAINING = """
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
history = model.fit(np.ones((1, 1)), np.full((1, 1), 2.0), epochs=3, verbose=0)
"""

STEPS = 2 * MOST_CHARACTERS // 1000

BAR = f"""
for step in range({STEPS}):
    print("\\r" + str(step).rjust(1000), end="")
print(" done")
"""

RUNS: dict[str, Message] = {
    "first": run(SETUP, "x += 1\nprint(x)"),
    "goes on": run(SETUP, "x += 1\nprint(x)", "x += 1\nprint(x)"),
    "same again": run(SETUP, "x += 1\nprint(x)", "x += 1\nprint(x)"),
    "edited": run("import keras\nx = 10", "x += 1\nprint(x)"),
    "other page": run("print('x' in globals())", snippet="other"),
    "names": run(SETUP, "print(keras.layers.Dense(1).name, keras.layers.Dense(1).name)"),
    "names again": run(SETUP, "print(keras.layers.Dense(1).name, keras.layers.Dense(1).name)"),
    "settings": run(
        "import keras\nimport numpy as np\nnp.set_printoptions(precision=2)\n"
        "keras.config.set_floatx('float64')\nkeras.mixed_precision.set_dtype_policy('float16')\n"
        "open('left.txt', 'w').close()\n"
        "@keras.saving.register_keras_serializable()\ndef mine(x): return x"
    ),
    "settings again": run(
        "import keras\nimport os\nimport numpy as np\n"
        "print(np.array([1 / 3]), keras.config.floatx(), keras.config.dtype_policy().name)\n"
        "print(os.listdir(), keras.saving.get_registered_object('Custom>mine'))"
    ),
    "another backend": run("import keras\nkeras.config.set_backend('theano')"),
    "after another backend": run(SETUP, "print(keras.layers.Dense(1).name)"),
    "last value": run("1 + 1"),
    "no last value": run("1 + 1;"),
    "long last value": run("{name: list(range(9)) for name in ('one', 'two', 'three', 'four')}"),
    "rich last value": run("from IPython.display import SVG\nSVG('<svg/>')"),
    "displayed": run(
        "from IPython.display import HTML, display\ndisplay(HTML('<b>a</b>'))\nprint(1)"
    ),
    "warned": run("import warnings\nprint('a')\nwarnings.warn('b')\nprint('c', end='')"),
    "redrawn": run("print('1/2\\b\\b\\b\\r2/2')\nprint('\\x1b[1mbold\\x1b[0m')"),
    "bar": run(BAR),
    "plotted": run("from matplotlib import pyplot as plt\nlines = plt.plot([1, 2])\nprint(1)"),
    "failed": run("a = 1", RAISES),
    "after its failure": run("a = 1", RAISES, "print(x)", raises=True),
    "earlier failed": run("a = 1\nb", "print(a)"),
    "not announced": run("print(1)\nraise KeyError", "print(2)"),
    "in a function": run("def f():\n    return 1 / 0", "y = 1\n\nf()"),
    "syntax": run("a = 1\nb = = 2"),
    "left": run("raise SystemExit"),
    "endless": run("while True:\n    print('again')"),
    "trained": run(SETUP, TRAINING),
    "trained before": run(SETUP, TRAINING, "print(1)"),
    "trained badly": run(SETUP, TRAINING.replace("2.0", "np.nan")),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Message]]:
    folder = unpack(tmp_path_factory.mktemp("packages"))
    return dict(zip(RUNS, answers(folder, list(RUNS.values())), strict=True))


@pytest.mark.parametrize(
    ("name", "cells", "text"),
    [
        ("first", ["a", "b"], "2\n"),
        ("goes on", ["c"], "3\n"),
        ("same again", ["a", "b", "c"], "3\n"),
        ("edited", ["a", "b"], "11\n"),
        ("other page", ["a"], "False\n"),
    ],
)
def test_only_what_has_not_run_is_run(
    said: dict[str, list[Message]], name: str, cells: list[str], text: str
) -> None:
    assert ran(said[name]) == cells
    assert printed(said[name]) == text
    assert error(said[name]) is None


def test_a_new_start_is_as_in_a_new_process(said: dict[str, list[Message]]) -> None:
    assert printed(said["names"]) == printed(said["names again"]) == "dense dense_1\n"
    assert printed(said["settings again"]) == "[0.33333333] float32 float32\n[] None\n"


def test_a_backend_that_is_not_there_leaves_keras_for_the_next_run(
    said: dict[str, list[Message]],
) -> None:
    assert error(said["another backend"])
    assert printed(said["after another backend"]) == "dense\n"


def test_the_last_value_is_shown_as_a_notebook_shows_it(said: dict[str, list[Message]]) -> None:
    assert outputs(said["last value"]) == [
        {"output_type": "execute_result", "data": {"text/plain": "2"}}
    ]
    assert outputs(said["no last value"]) == []
    (long,) = outputs(said["long last value"])
    assert long["data"]["text/plain"].splitlines()[1] == " 'two': [0, 1, 2, 3, 4, 5, 6, 7, 8],"


def test_what_has_another_form_is_shown_in_it(said: dict[str, list[Message]]) -> None:
    (svg,) = outputs(said["rich last value"])
    assert svg["data"]["image/svg+xml"] == "<svg/>"
    shown, text = outputs(said["displayed"])
    assert (shown["output_type"], shown["data"]["text/html"]) == ("display_data", "<b>a</b>")
    assert text["text"] == "1\n"


def test_warnings_come_in_between_as_on_the_pages(said: dict[str, list[Message]]) -> None:
    assert [(o["name"], o["text"]) for o in outputs(said["warned"])] == [
        ("stdout", "a\n"),
        ("stderr", "UserWarning: b\n"),
        ("stdout", "c"),
    ]


def test_text_is_what_is_left_on_the_screen(said: dict[str, list[Message]]) -> None:
    assert printed(said["redrawn"]) == "2/2\nbold\n"


def test_a_line_that_is_drawn_again_is_shown_meanwhile(said: dict[str, list[Message]]) -> None:
    lines = [message for message in said["bar"] if message["type"] == "line"]
    assert [int(line["text"]) for line in lines] == list(range(STEPS))
    assert {line["name"] for line in lines} == {"stdout"}


def test_only_what_is_left_of_it_counts_towards_too_much(said: dict[str, list[Message]]) -> None:
    assert printed(said["bar"]) == f"{STEPS - 1:1000} done\n"
    assert error(said["bar"]) is None


def test_open_plots_are_shown_at_the_end(said: dict[str, list[Message]]) -> None:
    text, plot = outputs(said["plotted"])
    assert text["text"] == "1\n"
    assert plot["data"]["image/svg+xml"].startswith("<svg ")


def test_an_exception_names_its_line_and_no_address(said: dict[str, list[Message]]) -> None:
    assert error(said["failed"]) == {
        "ename": "ValueError",
        "evalue": "at <object at 0x…>",
        "cell": "b",
        "line": 2,
    }


def test_an_announced_exception_stops_no_later_cell(said: dict[str, list[Message]]) -> None:
    assert ran(said["after its failure"]) == ["c"]
    assert printed(said["after its failure"]) == "2\n"


def test_a_quiet_cell_that_fails_is_named(said: dict[str, list[Message]]) -> None:
    assert ran(said["earlier failed"]) == ["a"]
    assert error(said["earlier failed"])["cell"] == "a"
    assert error(said["earlier failed"])["line"] == 2
    assert outputs(said["not announced"]) == []
    assert error(said["not announced"])["ename"] == "KeyError"


@pytest.mark.parametrize(
    ("name", "ename", "line"),
    [
        ("in a function", "ZeroDivisionError", 3),
        ("syntax", "SyntaxError", 2),
        ("left", "SystemExit", 1),
        ("endless", "TooMuchOutput", 2),
    ],
)
def test_the_line_is_one_of_the_cell_that_was_run(
    said: dict[str, list[Message]], name: str, ename: str, line: int
) -> None:
    found = error(said[name])
    assert (found["ename"], found["line"]) == (ename, line)


def epochs(messages: list[Message]) -> list[Message]:
    return [message for message in messages if message["type"] == "epoch"]


def test_each_epoch_is_told_while_the_shown_cell_trains(said: dict[str, list[Message]]) -> None:
    told = epochs(said["trained"])
    assert [(m["epoch"], m["epochs"]) for m in told] == [(0, 3), (1, 3), (2, 3)]
    losses = [m["logs"]["loss"] for m in told]
    assert losses == sorted(losses, reverse=True)
    assert epochs(said["trained before"]) == []


def test_a_loss_that_is_no_number_leaves_a_gap(said: dict[str, list[Message]]) -> None:
    assert [m["logs"]["loss"] for m in epochs(said["trained badly"])] == [None, None, None]
