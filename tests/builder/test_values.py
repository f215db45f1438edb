"""Which variables are recorded, and that a sentence gets back what the snippet had."""

from __future__ import annotations

import enum
from typing import Any

import numpy as np
import pytest

from builder.results import from_literal
from builder.values import LONGEST_TEXT, MOST_NUMBERS, NotPlain, literal, literals


class Mode(enum.StrEnum):
    INT8 = "int8"


class TensorShape:
    """As TensorFlow's: neither tuple nor list."""

    def __init__(self, *sizes: int | None, rank: int | None = 0) -> None:
        self.sizes = list(sizes)
        self.rank = rank

    def as_list(self) -> list[int | None]:
        return self.sizes


class Tensor:
    def __init__(self, values: list[float]) -> None:
        self.values = np.array(values)
        self.shape = self.values.shape

    def numpy(self) -> np.ndarray:
        return self.values


@pytest.mark.parametrize(
    ("value", "recorded"),
    [
        (32, 32),
        (-0.5, -0.5),
        (True, True),
        (None, None),
        ("l'été\n", "l'été\n"),
        ((4, None, 3), (4, None, 3)),
        ([1, [2.5, "x"]], [1, [2.5, "x"]]),
        ({"int8": (1, 2)}, {"int8": (1, 2)}),
        (float("inf"), float("inf")),
        ([1.0, float("-inf")], [1.0, float("-inf")]),
        (np.float64(0.5), 0.5),
        (np.float32(0.5), 0.5),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (np.str_("relu"), "relu"),
        (Mode.INT8, "int8"),
        (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
        (np.array([0.5, np.inf]), [0.5, float("inf")]),
        ({"kernel": np.ones(2)}, {"kernel": [1.0, 1.0]}),
        (TensorShape(None, 7), (None, 7)),
        (TensorShape(rank=None), None),
        (Tensor([1.0, 2.0]), [1.0, 2.0]),
    ],
)
def test_plain_data_comes_back_as_pythons_own_types(value: Any, recorded: Any) -> None:
    found = from_literal(literal(value))
    assert found == recorded
    assert type(found) is type(recorded)


@pytest.mark.parametrize("value", [float("nan"), [float("nan")], {"loss": np.nan}])
def test_not_a_number_comes_back(value: Any) -> None:
    assert repr(from_literal(literal(value))) == repr(value)


@pytest.mark.parametrize(
    "value",
    [
        object(),
        print,
        {1, 2},
        [object()],
        np.array(["a"]),
        np.zeros(MOST_NUMBERS + 1),
        Tensor([0.0] * (MOST_NUMBERS + 1)),
        "x" * (LONGEST_TEXT + 1),
    ],
)
def test_what_no_sentence_can_quote_is_not_recorded(value: Any) -> None:
    with pytest.raises(NotPlain):
        literal(value)


def test_private_hidden_and_unquotable_names_are_left_out() -> None:
    namespace = {"units": 3, "_": 4, "In": [], "layer": object()}
    assert literals(namespace, {"In"}) == {"units": "3"}


def test_a_list_that_holds_itself_is_left_out() -> None:
    endless: list[Any] = []
    endless.append(endless)
    assert literals({"endless": endless}, ()) == {}
