"""The drawn calculators on their pages: keyboard, pointer, fields, words, a page as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf
from playwright.sync_api import Browser, Locator, Page, expect

from builder.paths import PROJECT
from builder.runs import results
from tests.site.calculators.conftest import DESK, PHONE, Opener
from tests.site.checks.browser import Visit
from tests.site.checks.report import assert_none

PLACES = {
    "matrix-product": "how-it-works/",
    "activations": "params/activation/",
    "initializers": "params/kernel-initializer/",
    "constraints": "params/kernel-constraint/",
    "regularizers": "params/kernel-regularizer/",
}
INVALID = {"": "有一栏填的数不能用。", "en/": "One of the fields holds no number that works."}


def opened(
    calculator: Opener, name: str, language: str = "en/", **settings: object
) -> tuple[Visit, Locator]:
    return calculator(language + PLACES[name], name, **settings)


def field(box: Locator, label: str) -> Locator:
    """The field to type in; a slider with the same name follows it."""
    return box.get_by_role("spinbutton", name=label, exact=True)


def choose(box: Locator, name: str) -> None:
    box.locator("select").first.select_option(name)


def shown(number: float) -> str:
    return f"{number:.6g}"


@pytest.mark.parametrize(("language", "settings"), [("", PHONE), ("en/", DESK)])
@pytest.mark.parametrize("name", PLACES)
def test_a_page_has_no_problem(
    calculator: Opener, name: str, language: str, settings: dict
) -> None:
    visit, box = opened(calculator, name, language, **settings)
    expect(box.get_by_role("status")).not_to_be_empty()
    assert_none(visit.problems())


@pytest.mark.parametrize("name", PLACES)
def test_it_works_from_a_file(browser: Browser, site: Path, name: str) -> None:
    page = browser.new_page()
    page.goto((site / PLACES[name] / "index.html").as_uri())
    expect(page.locator(f"[data-calculator={name}]").get_by_role("status")).not_to_be_empty()
    page.close()


@pytest.mark.parametrize("name", PLACES)
def test_without_scripts_a_table_stands_there(calculator: Opener, name: str) -> None:
    _, box = opened(calculator, name, java_script_enabled=False)
    expect(box.locator("tbody tr").first).to_be_visible()
    expect(box.locator("input")).to_have_count(0)


@pytest.mark.parametrize("name", [name for name in PLACES if name != "matrix-product"])
def test_the_picture_is_told_in_words(calculator: Opener, name: str) -> None:
    _, box = opened(calculator, name)
    words = box.get_by_role("status").inner_text()
    picture = box.get_by_role("img")
    assert picture.get_attribute("aria-label").endswith(words)


@pytest.mark.parametrize("language", INVALID)
@pytest.mark.parametrize("name", ["activations", "constraints", "initializers", "regularizers"])
def test_a_number_that_is_missing_is_told(calculator: Opener, name: str, language: str) -> None:
    _, box = opened(calculator, name, language)
    number = box.get_by_role("spinbutton").first
    number.fill("")
    expect(box.get_by_role("status")).to_have_text(INVALID[language])
    number.fill("1")
    expect(box.get_by_role("status")).not_to_have_text(INVALID[language])


@pytest.mark.parametrize("name", ["activations", "constraints", "initializers", "regularizers"])
def test_slider_and_field_follow_each_other_by_keyboard(calculator: Opener, name: str) -> None:
    _, box = opened(calculator, name)
    slider, number = box.get_by_role("slider").first, box.get_by_role("spinbutton").first
    before = box.get_by_role("status").inner_text()
    number.focus()
    number.press("Tab")
    expect(slider).to_be_focused()
    slider.press("ArrowRight")
    expect(box.get_by_role("status")).not_to_have_text(before)
    assert number.input_value() == slider.input_value()
    number.fill(slider.get_attribute("min"))
    assert number.input_value() == slider.input_value()


# Matrix product


def dense(x: np.ndarray, kernel: np.ndarray, bias: np.ndarray, activation: str) -> np.ndarray:
    layer = keras.layers.Dense(kernel.shape[1], activation=activation, dtype="float64")
    layer.build((None, kernel.shape[0]))
    layer.set_weights([kernel, bias])
    return layer(x).numpy()


def outputs(box: Locator) -> list[str]:
    return box.get_by_role("button").all_inner_texts()


def test_every_number_can_be_changed(calculator: Opener) -> None:
    _, box = opened(calculator, "matrix-product")
    run = results(["how_it_works"], PROJECT)["how_it_works"]
    x, kernel, bias = (np.array(run.value(name)) for name in ("x", "kernel", "bias"))
    assert outputs(box) == [shown(y) for y in dense(x, kernel, bias, "relu").ravel()]
    names = {"x": x, "kernel": kernel, "bias": bias}
    random = np.random.default_rng(3)
    for name, array in names.items():
        for place in np.ndindex(array.shape):
            array[place] = random.integers(-50, 50) / 10
            label = f"{name}[{', '.join(map(str, place))}]"
            box.get_by_label(label, exact=True).fill(str(array[place]))
    for activation in ("relu", "leaky_relu", "tanh"):
        choose(box, activation)
        assert outputs(box) == [shown(y) for y in dense(x, kernel, bias, activation).ravel()]


def marked(box: Locator) -> list[str]:
    return box.locator(".product__part").evaluate_all(
        "boxes => boxes.map(box => box.getAttribute('aria-label'))"
    )


PARTS = ["kernel[0, 0]", "kernel[1, 0]", "kernel[2, 0]", "bias[0]", "x[1, 0]", "x[1, 1]", "x[1, 2]"]


def by_pointer(page: Page, output: Locator) -> None:
    output.hover()


def by_keyboard(page: Page, output: Locator) -> None:
    page.get_by_label("x[1, 2]").focus()
    page.keyboard.press("Tab")
    expect(output).to_be_focused()


def by_touch(page: Page, output: Locator) -> None:
    output.tap()


@pytest.mark.parametrize("point", [by_pointer, by_keyboard, by_touch])
def test_pointing_at_an_output_shows_what_made_it(
    calculator: Opener, point: Callable[[Page, Locator], None]
) -> None:
    visit, box = opened(calculator, "matrix-product", **DESK, has_touch=point is by_touch)
    point(visit.page, box.get_by_role("button").nth(2))
    assert marked(box) == PARTS
    expect(box.locator("[aria-pressed=true]")).to_have_attribute("aria-label", "output [1, 0]: 3")
    expect(box.get_by_role("status")).to_have_text(
        "Sample 1, unit 0: 0 × 2 + 4 × 0 + 1 × 1 + 2 = 3; relu(3) = 3"
    )


def test_an_empty_cell_is_told_and_not_computed_with(calculator: Opener) -> None:
    _, box = opened(calculator, "matrix-product", "")
    box.get_by_label("kernel[0, 0]").fill("")
    expect(box.get_by_role("status")).to_have_text("每一格都要填一个数。")
    assert outputs(box) == ["?"] * 4


# The others


def test_each_activation_is_drawn_with_the_numbers_of_keras(calculator: Opener) -> None:
    _, box = opened(calculator, "activations")
    x = tf.constant([1.5], "float64")
    field(box, "x").fill("1.5")
    known = results(["calculators/activations"], PROJECT)["calculators/activations"]
    for name, given in known.value("elementwise").items():
        choose(box, name)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = keras.activations.get(name)(x, **given)
        gradient = tape.gradient(y, x)
        said = box.get_by_role("status").inner_text()
        assert said.startswith(f"{name}(1.5")
        assert said.endswith(f") = {shown(y[0])}, gradient {shown(gradient[0])}")


def test_arguments_change_the_activation(calculator: Opener) -> None:
    _, box = opened(calculator, "activations")
    status = box.get_by_role("status")
    choose(box, "relu")
    field(box, "x").fill("5")
    field(box, "max_value").fill("3")
    expect(status).to_have_text(
        "relu(5, negative_slope=0, max_value=3, threshold=0) = 3, gradient 0"
    )
    field(box, "max_value").fill("")
    expect(status).to_contain_text("max_value=None, threshold=0) = 5")
    choose(box, "gelu")
    box.get_by_role("checkbox").check()
    approximate = keras.activations.gelu(tf.constant(5.0, "float64"), approximate=True)
    expect(status).to_contain_text(f"gelu(5, approximate=True) = {shown(approximate)}")


def test_a_larger_kernel_has_smaller_numbers_and_another_draw_other_ones(
    calculator: Opener,
) -> None:
    _, box = opened(calculator, "initializers")
    status = box.get_by_role("status")
    field(box, "units").fill("700")
    limit = shown(np.sqrt(6 / (500 + 700)))
    expect(status).to_contain_text(f"Uniform from -{limit} to {limit}")
    first = status.inner_text()
    box.get_by_role("button", name="draw again").click()
    expect(status).not_to_have_text(first)
    expect(status).to_contain_text(f"Uniform from -{limit} to {limit}")


def test_constraining_again_goes_on_from_where_it_ended(calculator: Opener) -> None:
    _, box = opened(calculator, "constraints")
    choose(box, "min_max_norm")
    field(box, "rate").fill("0.5")
    constraint = keras.constraints.MinMaxNorm(rate=0.5)
    after = ["3", "-2"]
    for _ in range(3):
        column = constraint(np.array(after, "float64").reshape(2, 1))
        after = [shown(weight) for weight in column.numpy().ravel()]
        expect(box.get_by_role("status")).to_contain_text(f"after [{', '.join(after)}]")
        box.get_by_role("button").click()


def test_a_step_is_one_of_sgd(calculator: Opener) -> None:
    _, box = opened(calculator, "regularizers")
    field(box, "l2").fill("0.15")
    field(box, "learning rate").fill("0.5")
    weight = keras.Variable(2.0, dtype="float64")
    optimizer = keras.optimizers.SGD(0.5)
    regularizer = keras.regularizers.L2(0.15)
    after = "2"
    for _ in range(3):
        before = after
        weight.assign(float(before))
        with tf.GradientTape() as tape:
            penalty = regularizer(weight)
        optimizer.apply([tape.gradient(penalty, weight.value)], [weight])
        after = shown(float(weight.value))
        expect(box.get_by_role("status")).to_contain_text(f"from {before} to {after}.")
        box.get_by_role("button").click()


def test_the_angle_takes_the_place_of_the_weight(calculator: Opener) -> None:
    _, box = opened(calculator, "regularizers")
    choose(box, "orthogonal_regularizer")
    field(box, "angle (degrees)").fill("90")
    expect(box.get_by_role("status")).to_contain_text("Angle 90 degrees, penalty")
    expect(box.get_by_role("button")).to_be_hidden()
    choose(box, "l1")
    expect(field(box, "weight")).to_have_value("2")


@pytest.mark.parametrize("name", ["constraints", "regularizers"])
def test_nothing_goes_on_from_a_number_that_is_missing(calculator: Opener, name: str) -> None:
    _, box = opened(calculator, name)
    numbers = box.get_by_role("spinbutton")
    numbers.first.fill("")
    before = [number.input_value() for number in numbers.all()]
    box.get_by_role("button").click()
    assert [number.input_value() for number in numbers.all()] == before
    expect(box.get_by_role("status")).to_have_text(INVALID["en/"])
