"""The shape calculator says what Keras says, for thousands of shapes and settings."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from builder.paths import PROJECT
from builder.runs import results

SCRIPTS = PROJECT.docs / "assets" / "calculators"
CASES = 2000
LARGEST = 6 * 1024
"""Bytes that the calculator, its frame and their style may have when compressed."""

Case = dict[str, Any]


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    """What the page tells the script."""
    run = results(["calculators/shape"], PROJECT)["calculators/shape"]
    names = ("dtypes", "itemsizes", "modes", "block_size", "history", "messages")
    return {name: run.value(name) for name in names}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the scripts: what they compute needs no calculator to be drawn."""
    page = browser.new_page()
    for name in ("frame", "shape"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


def computed(page: Page, cases: list[Case], known: dict[str, Any]) -> list[dict[str, Any]]:
    """The calculator's results; JSON has no whole numbers of any length, so they go as text."""
    text = page.evaluate(
        """([cases, data]) => JSON.stringify(
             cases.map((asked) => shapeCalculator.compute(asked, data)),
             (_, value) => (typeof value === "bigint" ? { whole: String(value) } : value))""",
        [cases, known],
    )
    return json.loads(text, object_hook=whole_number)


def whole_number(found: dict[str, Any]) -> Any:
    return int(found["whole"]) if found.keys() == {"whole"} else found


def one(page: Page, known: dict[str, Any], **asked: Any) -> dict[str, Any]:
    plain = {"shape": "(None, 4)", "units": "3", "useBias": True, "dtype": "float32"}
    (found,) = computed(page, [{**plain, "rank": "", "mode": "", **asked}], known)
    return found


# Cases


def length(choose: random.Random) -> str:
    common = ["None", "1", "2", "3", "5", "8", "17"]
    rare = ["0", "128", "129", "260", "+4"]
    odd = [
        "-1",
        "-7",
        "2.5",
        "3.",
        "-.5",
        "0.0",
        "True",
        "'a'",
        '"b c"',
        "''",
        "x",
        "",
        "07",
    ]
    (kind,) = choose.choices([common, rare, odd], [20, 3, 1])
    return choose.choice(kind)


def written_shape(choose: random.Random) -> str:
    if choose.random() < 0.04:
        odd = ["3", "3.0", "None", "False", "'ab'", "''", "", "abc", "(", "[2, 3)", "(3", "2, 3)"]
        return choose.choice([*odd, "()", "[]", "(,)", "2,,3", "(3)", "(-4)", ",", "[3]"])
    (rank,) = choose.choices(range(7), [1, 2, 12, 8, 4, 2, 1])
    lengths = [length(choose) for _ in range(rank)]
    # Most cases should come as far as the weights.
    if lengths and choose.random() < 0.8:
        lengths[-1] = str(choose.choice([1, 2, 3, 4, 7, 16, 33, 128, 130, 300]))
    comma = choose.choice([", ", ",", " , ", "，"])
    inside = comma.join(lengths) + (",|" if rank == 1 or choose.random() < 0.05 else "|")
    form = choose.choice(["({})", "({})", "({})", " ( {} ) ", "[{}]", "（{}）", "{}"])
    return form.format(inside.replace("|", "") if rank else "")


def case(choose: random.Random, known: dict[str, Any]) -> Case:
    def mostly(common: list[str], odd: list[str], share: float) -> str:
        return choose.choice(odd if choose.random() < share else common)

    units = [str(number) for number in (1, 2, 3, 5, 8, 10, 31, 64)]
    odd_units = ["0", "-1", "2.0", "'3'", "None", "True", "False", "", "x", "１", "3.25", "+6"]
    ranks = ["", "", "", "1", "2", "4", "9"]
    odd_ranks = ["0", "-1", "-12", "2.0", "0.0", "'2'", "''", "None", "True", "False", "x", " 3 "]
    return {
        "shape": written_shape(choose),
        "units": mostly(units, odd_units, 0.08),
        "useBias": choose.random() < 0.6,
        "dtype": choose.choice(list(known["dtypes"])),
        "rank": mostly(ranks, odd_ranks, 0.1),
        "mode": choose.choice(["", "", *known["modes"]]),
    }


def answers_of_keras(cases: list[Case]) -> list[dict[str, Any]]:
    run = subprocess.run(
        [sys.executable, "-m", "tests.site.calculators.keras_shapes"],
        cwd=PROJECT.root,
        input=json.dumps(cases),
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "KERAS_BACKEND": "tensorflow"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout)


def printed(found: dict[str, Any]) -> dict[str, str]:
    lines = [str(tuple(found["output"]))]
    for weight in found["weights"]:
        lines.append(f"{weight['name']} {tuple(weight['shape'])} {weight['dtype']}")
    return {"printed": "\n".join(lines) + "\n"}


def differences(asked: Case, mine: dict[str, Any], keras: dict[str, Any]) -> Iterator[str]:
    """Each way in which the calculator says something else than Keras."""
    code, flops = mine.pop("code", None), mine.pop("flops", None)
    of_code, operations = keras.pop("of_code", None), keras.pop("operations", None)
    if mine != keras:
        yield f"calculator: {mine}\nKeras:      {keras}"
        return
    if of_code and of_code != (printed(keras) if "weights" in keras else keras):
        yield f"{code}\ngives {of_code}"
    if operations is not None:
        mine_counted = flops - (of_product_and_bias(asked, keras) if asked["mode"] else 0)
        if mine_counted != operations:
            yield f"calculator: {mine_counted} operations, TensorFlow: {operations}"


def of_product_and_bias(asked: Case, keras: dict[str, Any]) -> int:
    """As the page on counting has them."""
    outputs = 1
    for number in keras["output"]:
        outputs *= 1 if number is None else number
    inputs = next(w["shape"][0] for w in keras["weights"] if w["name"] == "kernel")
    return outputs * (2 * inputs + asked["useBias"])


def test_it_says_what_keras_says(page: Page, known: dict[str, Any]) -> None:
    choose = random.Random(20)
    cases = [case(choose, known) for _ in range(CASES)]
    mine = computed(page, cases, known)
    keras = answers_of_keras(
        [{**asked, "code": found.get("code")} for asked, found in zip(cases, mine, strict=True)]
    )
    kinds = Counter(kind_of(answer, known) for answer in keras)
    found = [
        f"{asked}\n{difference}"
        for asked, one, answer in zip(cases, mine, keras, strict=True)
        for difference in differences(asked, one, answer)
    ]
    assert not found, f"{len(found)} of {CASES} cases differ\n" + "\n\n".join(found[:5])
    # The cases reach everything that Keras may say, and enough that it accepts.
    assert kinds["accepted"] > CASES / 3
    assert kinds.keys() == {"accepted", "unread", *known["messages"]}


def kind_of(answer: dict[str, Any], known: dict[str, Any]) -> str:
    """Which message an answer holds."""
    said = answer.get("refused", answer.get("call"))
    if not said:
        return "unread" if "unread" in answer else "accepted"
    fitting = [name for name, text in known["messages"].items() if pattern(text).fullmatch(said)]
    assert len(fitting) == 1, said
    return fitting[0]


def pattern(message: str) -> re.Pattern[str]:
    """What a message says whatever the values in it."""
    return re.compile(".*".join(re.escape(part) for part in re.split(r"\{\w+\}", message)))


# What random cases cannot show


def test_the_readers_of_chinese_may_leave_the_keyboard_as_it_is(
    page: Page, known: dict[str, Any]
) -> None:
    found = one(page, known, shape="（None，28，28）")
    assert found["output"] == [None, 28, 3]
    assert "batch_shape=(None, 28, 28)" in found["code"]


@pytest.mark.parametrize("text", ["1e3", "((1, 2), 3)", "0x10", "(None, n)", "{2, 3}", "2 + 3"])
def test_what_is_no_shape_is_not_guessed_at(page: Page, known: dict[str, Any], text: str) -> None:
    assert one(page, known, shape=text) == {"unread": "shape"}


def test_numbers_of_any_length_are_exact(page: Page, known: dict[str, Any]) -> None:
    wide = 10**15 + 1
    found = one(page, known, shape=f"({wide}, {wide})", units=str(wide))
    assert found["parameters"] == wide * wide + wide
    assert found["bytes"] == 4 * found["parameters"]
    assert found["flops"] == wide * wide * (2 * wide + 1)


def test_the_scripts_are_small() -> None:
    files: list[Path] = sorted(SCRIPTS.glob("frame.*")) + sorted(SCRIPTS.glob("shape.*"))
    assert len(files) >= 3
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= LARGEST
