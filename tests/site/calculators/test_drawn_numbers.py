"""The drawn calculators compute what Keras computes: functions, gradients, distributions."""

from __future__ import annotations

import gzip
import inspect
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras.src.initializers import random_initializers
from playwright.sync_api import Browser, Page

from builder.calculator import needs
from builder.paths import PROJECT
from builder.results import FileResult
from builder.runs import results

FOLDER = PROJECT.docs / "assets" / "calculators"
DRAWN = ("matrix-product", "activations", "initializers", "constraints", "regularizers")
LARGEST = 5 * 1024
"""Bytes that a script may have when compressed."""
CLOSE = 1e-6

# Where functions bend or jump, beyond, and between.
NUMBERS = sorted({*np.linspace(-9, 9, 61).tolist(), -6.0, -0.5, -0.1, 0.1, 0.5, 1.0, 2.0, 6.0})
ARGUMENTS = {
    "alpha": [0.3, 1.0, 2.5],
    "approximate": [False, True],
    "b": [0.5, 4, 9],
    "default_value": [-1.0, 0.0],
    "max_value": [None, 1.0, 6.0],
    "negative_slope": [-0.3, 0.0, 0.2, 1.5],
    "threshold": [-1.0, 0.0, 0.5, 2.0],
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the scripts: what they compute needs no calculator to be drawn."""
    page = browser.new_page()
    for name in ("frame", "drawing", "activation-functions", *DRAWN):
        page.add_script_tag(path=FOLDER / f"{name}.js")
    yield page
    page.close()


def run_of(name: str) -> FileResult:
    """What the pages tell the scripts."""
    snippet = f"calculators/{name}"
    return results([snippet], PROJECT)[snippet]


def assert_close(mine: Any, of_keras: Any, what: object, tolerance: float = CLOSE) -> None:
    np.testing.assert_allclose(
        np.array(mine, "float64"), of_keras, tolerance, tolerance, err_msg=str(what)
    )


# Matrix product


def test_products_add_up_to_what_dense_gives(page: Page) -> None:
    random = np.random.default_rng(1)
    x, kernel, bias = random.normal(size=(4, 3)), random.normal(size=(3, 5)), random.normal(size=5)
    layer = keras.layers.Dense(5, dtype="float64")
    layer.build((None, 3))
    layer.set_weights([kernel, bias])
    mine = page.evaluate(
        """([x, columns, bias]) => x.map((sample) =>
             columns.map((column, unit) => productsAndSum(sample, column, bias[unit]).sum))""",
        [x.tolist(), kernel.T.tolist(), bias.tolist()],
    )
    assert_close(mine, layer(x), "sums")


# Activations


def cases_of(name: str) -> Iterator[dict[str, Any]]:
    """The function's arguments in all combinations."""
    names = list(inspect.signature(keras.activations.get(name)).parameters)[1:]
    for values in product(*(ARGUMENTS[argument] for argument in names)):
        arguments = dict(zip(names, values, strict=True))
        # Below 0 a shrinking function would do the contrary, and the calculator does not offer it.
        if not (name.endswith("shrink") and arguments.get("threshold", 0) < 0):
            yield arguments


def value_and_gradient(name: str, arguments: dict[str, Any]) -> np.ndarray:
    x = tf.constant(NUMBERS, "float64")
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = keras.activations.get(name)(x, **arguments)
    return np.stack([y, tape.gradient(y, x)], axis=1)


def test_all_functions_that_work_element_by_element_are_there(page: Page) -> None:
    known = run_of("activations").value("elementwise")
    assert page.evaluate("Object.keys(activationFunctions).sort()") == sorted(known)


@pytest.mark.parametrize("name", run_of("activations").value("elementwise"))
def test_a_function_and_its_gradient_are_those_of_keras(page: Page, name: str) -> None:
    cases = list(cases_of(name))
    mine = page.evaluate(
        """([name, cases, numbers]) => cases.map((given) =>
             numbers.map((x) => activationFunctions[name](x, given)))""",
        [name, cases, NUMBERS],
    )
    for arguments, found in zip(cases, mine, strict=True):
        assert_close(found, value_and_gradient(name, arguments), arguments)


# Initializers

SHAPES = [(1, 1), (1, 7), (3, 2), (500, 300), (64, 1024)]
SCALINGS = [
    {"scale": scale, "mode": mode, "distribution": distribution}
    for scale in (0.5, 3.0)
    for mode in ("fan_in", "fan_out", "fan_avg")
    for distribution in ("truncated_normal", "untruncated_normal", "uniform")
]
GIVEN = {
    "variance_scaling": SCALINGS,
    "random_normal": [{"mean": 0.3, "stddev": 0.2}],
    "truncated_normal": [{"mean": -0.3, "stddev": 0.4}],
    "random_uniform": [{"minval": -0.1, "maxval": 0.7}],
    "orthogonal": [{"gain": 1.5}],
}
KNOWN = run_of("objects").value("random_initializers")
WAYS = [(name, known["settings"]) for name, known in KNOWN.items()]
WAYS += [(name, {**KNOWN[name]["settings"], **given}) for name in GIVEN for given in GIVEN[name]]


def initializer_of(name: str, settings: dict[str, Any]) -> keras.initializers.Initializer:
    given = {key: settings[key] for key in KNOWN[name]["given"]}
    return keras.initializers.get({"class_name": name, "config": {**given, "seed": 5}})


def asked_of_keras(
    monkeypatch: pytest.MonkeyPatch, initializer: keras.initializers.Initializer, shape: tuple
) -> tuple[str, float, float]:
    """What an initializer asks Keras's random numbers for: a kind and its two numbers."""
    asked = []

    def note(kind: str, names: tuple[str, str]) -> Any:
        def ask(shape: tuple, *, dtype: Any, seed: Any, **numbers: float) -> np.ndarray:
            asked.append((kind, *(numbers[name] for name in names)))
            return np.zeros(shape)

        return ask

    with monkeypatch.context() as patch:
        source = random_initializers.random
        patch.setattr(source, "uniform", note("uniform", ("minval", "maxval")))
        patch.setattr(source, "normal", note("normal", ("mean", "stddev")))
        patch.setattr(source, "truncated_normal", note("truncated", ("mean", "stddev")))
        initializer(shape)
    (only,) = asked
    return only


def described(page: Page, name: str, settings: dict[str, Any], shape: tuple) -> dict[str, Any]:
    # JSON has no infinity, Playwright has.
    return page.evaluate(
        "([name, settings, shape]) => kernelDraws.distribution(name, settings, ...shape)",
        [name, settings, list(shape)],
    )


@pytest.mark.parametrize(("name", "settings"), [way for way in WAYS if way[0] != "orthogonal"])
@pytest.mark.parametrize("shape", SHAPES)
def test_bounds_and_deviation_are_those_that_keras_asks_for(
    page: Page,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    settings: dict[str, Any],
    shape: tuple[int, int],
) -> None:
    kind, first, second = asked_of_keras(monkeypatch, initializer_of(name, settings), shape)
    mine = described(page, name, settings, shape)
    assert mine["kind"] == kind
    if kind == "uniform":
        expected = first, second, (second - first) / np.sqrt(12)
    elif kind == "normal":
        expected = -np.inf, np.inf, second
    else:
        # Keras divides by this number, so that the deviation is right after the cut.
        expected = first - 2 * second, first + 2 * second, 0.87962566103423978 * second
    assert_close([mine["low"], mine["high"], mine["deviation"]], expected, mine)


@pytest.mark.parametrize("settings", [settings for name, settings in WAYS if name == "orthogonal"])
@pytest.mark.parametrize("shape", SHAPES)
def test_an_orthogonal_kernel_has_the_mean_square_that_is_said(
    page: Page, settings: dict[str, Any], shape: tuple[int, int]
) -> None:
    kernel = np.array(initializer_of("orthogonal", settings)(shape))
    mine = described(page, "orthogonal", settings, shape)
    assert_close(mine["deviation"], np.sqrt(np.mean(kernel**2)), shape, 1e-5)
    assert np.abs(kernel).max() <= mine["high"] * (1 + CLOSE)
    assert mine["low"] == -mine["high"]


@pytest.mark.parametrize(("name", "settings"), WAYS)
def test_numbers_are_spread_like_those_that_keras_draws(
    page: Page, name: str, settings: dict[str, Any]
) -> None:
    shape = (400, 300)
    mine = np.sort(
        page.evaluate(
            """([name, settings, shape]) => kernelDraws.sample(
                 kernelDraws.distribution(name, settings, ...shape), 20000,
                 kernelDraws.generator(1))""",
            [name, settings, list(shape)],
        )
    )
    kernel = np.sort(np.array(initializer_of(name, settings)(shape)).ravel())
    places = np.linspace(kernel[0], kernel[-1], 500)
    shares = [np.searchsorted(numbers, places) / numbers.size for numbers in (mine, kernel)]
    # Kolmogorov and Smirnov: of honest samples of this size, one in a thousand is further apart.
    assert np.abs(shares[0] - shares[1]).max() < 1.95 * np.sqrt(1 / mine.size + 1 / kernel.size)


def test_orthogonal_columns_are_at_right_angles(page: Page) -> None:
    columns = page.evaluate(
        """() => kernelDraws.sample(
             kernelDraws.distribution("orthogonal", { gain: 2 }, 50, 8), 400,
             kernelDraws.generator(1))"""
    )
    columns = np.reshape(columns, (8, 50))
    assert_close(columns @ columns.T, 4 * np.eye(8), "products", 1e-9)


def test_a_seed_repeats_its_numbers_and_another_gives_others(page: Page) -> None:
    first, again, other = page.evaluate(
        """() => [1, 1, 2].map((seed) => kernelDraws.sample(
             kernelDraws.distribution("random_normal", { mean: 0, stddev: 1 }, 2, 2), 5,
             kernelDraws.generator(seed)))"""
    )
    assert first == again
    assert not set(first) & set(other)


@pytest.mark.parametrize("name", ["mode", "distribution"])
def test_the_choices_are_all_that_keras_allows(page: Page, name: str) -> None:
    with pytest.raises(ValueError, match="Please use one of") as refused:
        keras.initializers.VarianceScaling(**{name: "other"})
    allowed = set(re.findall(r"'(\w+)'", str(refused.value)))
    assert set(page.evaluate(f"kernelDraws.{name}s")) == allowed


# Constraints

BOUNDS = {
    "max_norm": [{"max_value": bound} for bound in (0.0, 0.5, 2)],
    "min_max_norm": [
        {"min_value": low, "max_value": high, "rate": rate}
        for low, high in ((0.0, 1.0), (2.0, 3.0))
        for rate in (0.0, 0.3, 1.0)
    ],
    "non_neg": [{}],
    "unit_norm": [{}],
}


def test_all_constraints_are_there(page: Page) -> None:
    known = run_of("objects").value("constraint_settings")
    assert page.evaluate("Object.keys(constrainColumn).sort()") == sorted(known) == sorted(BOUNDS)


@pytest.mark.parametrize(("name", "given"), [(n, given) for n in BOUNDS for given in BOUNDS[n]])
def test_a_constraint_rewrites_columns_as_keras_does(
    page: Page, name: str, given: dict[str, float]
) -> None:
    kernel = np.random.default_rng(2).normal(scale=2, size=(3, 40))
    kernel[:, 0] = 0
    expected = keras.constraints.get({"class_name": name, "config": given})(tf.constant(kernel))
    mine = page.evaluate(
        "([name, columns, given]) => columns.map((column) => constrainColumn[name](column, given))",
        [name, kernel.T.tolist(), given],
    )
    assert_close(np.transpose(mine), expected, given)


# Regularizers

FACTORS = {
    "l1": [{"l1": factor} for factor in (0.0, 0.01, 0.3)],
    "l2": [{"l2": factor} for factor in (0.0, 0.01, 0.3)],
    "l1l2": [{"l1": 0.1, "l2": 0.2}, {"l1": 0.0, "l2": 0.5}],
    "orthogonal_regularizer": [{"factor": factor} for factor in (0.01, 0.3)],
}


def test_all_regularizers_are_there(page: Page) -> None:
    known = run_of("objects").value("regularizer_factors")
    assert page.evaluate("Object.keys(penalties).sort()") == sorted(known) == sorted(FACTORS)


def penalty_and_gradient(name: str, given: dict[str, float], at: float) -> tuple[float, float]:
    """Of a kernel of one weight, or of one of two rows with an angle in degrees between them."""
    regularizer = keras.regularizers.get({"class_name": name, "config": given})
    variable = tf.constant(at, "float32")
    with tf.GradientTape() as tape:
        tape.watch(variable)
        kernel = tf.reshape(variable, (1, 1))
        if name == "orthogonal_regularizer":
            angle = variable * np.pi / 180
            kernel = tf.stack([[1.0, 0.0], tf.stack([tf.cos(angle), tf.sin(angle)])])
        penalty = regularizer(kernel)
    return float(penalty), float(tape.gradient(penalty, variable))


@pytest.mark.parametrize(("name", "given"), [(n, given) for n in FACTORS for given in FACTORS[n]])
def test_penalty_and_gradient_are_those_of_keras(
    page: Page, name: str, given: dict[str, float]
) -> None:
    turned = name == "orthogonal_regularizer"
    places = [1, 30, 60, 89, 91, 135, 179] if turned else [-3, -1, -0.25, 0, 0.5, 1, 2.5]
    mine = page.evaluate(
        "([name, places, given]) => places.map((at) => penalties[name](at, given))",
        [name, places, given],
    )
    assert_close(mine, [penalty_and_gradient(name, given, at) for at in places], given)


# Size


@pytest.mark.parametrize("name", DRAWN)
def test_a_script_is_small(name: str) -> None:
    files = [FOLDER / f"{name}.js", *FOLDER.glob(f"{name}.css")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= LARGEST
    shared = [FOLDER / f"{other}.js" for other in needs(FOLDER / f"{name}.js")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in shared) <= LARGEST
