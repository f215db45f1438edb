"""The shape calculator on its pages: keyboard, words, a phone, a page as a file, no JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from builder.paths import PROJECT
from builder.runs import results
from tests.site.calculators.conftest import DESK, PHONE, Opener
from tests.site.checks.report import assert_none

PAGES = ["", "shapes/", "params/units/"]
LABELS = {
    "": {"shape": "输入形状", "quantization": "量化"},
    "en/": {"shape": "Input shape", "quantization": "Quantization"},
}


def column(box: Locator, number: int) -> list[str]:
    """The cells of a column of the weights' table."""
    return box.locator(f"tbody td:nth-child({number})").all_inner_texts()


@pytest.mark.parametrize(("language", "settings"), [("", PHONE), ("en/", DESK)])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_problem(
    calculator: Opener, path: str, language: str, settings: dict
) -> None:
    visit, box = calculator(language + path, **settings)
    expect(box.get_by_role("status").first).not_to_be_empty()
    assert_none(visit.problems())


def test_the_result_follows_each_key(calculator: Opener) -> None:
    visit, box = calculator("en/shapes/")
    shape = box.get_by_label(LABELS["en/"]["shape"])
    shape.focus()
    keyboard = visit.page.keyboard
    keyboard.press("Control+A")
    keyboard.type("(None, 4)")
    keyboard.press("Tab")
    expect(box.get_by_label("units")).to_be_focused()
    keyboard.type("3")
    expect(box.get_by_role("status").first).to_have_text(
        "Output (None, 3), float32; 15 parameters; 60 bytes."
    )
    for _ in range(4):
        keyboard.press("Tab")
    keyboard.press("Space")
    expect(box.get_by_label("use_bias")).not_to_be_checked()
    assert column(box, 1) == ["kernel", "Total"]
    assert column(box, 4) == ["12", "12"]
    assert "Dense(3, use_bias=False)" in box.locator("pre code").inner_text()


@pytest.mark.parametrize("language", LABELS)
def test_keras_is_quoted_where_it_refuses(calculator: Opener, language: str) -> None:
    _, box = calculator(language + "params/units/")
    error = box.locator(".output__error")
    expect(error).to_be_hidden()
    box.get_by_label("units").fill("0")
    refused = results(["params/units"], PROJECT)["params/units"].cell("zero").error
    expect(error).to_have_text(refused)
    expect(box.locator("table")).to_be_hidden()
    box.get_by_label("units").fill("1")
    expect(error).to_be_hidden()
    expect(box.locator("table")).to_be_visible()


def test_what_cannot_be_read_is_told_beside_the_field(calculator: Opener) -> None:
    _, box = calculator("en/")
    units = box.get_by_label("units")
    units.fill("many")
    expect(units).to_have_attribute("aria-invalid", "true")
    expect(box.get_by_role("status").first).to_contain_text("“units”")
    expect(box.locator("pre code")).to_be_hidden()


def test_a_layer_that_no_call_works_on_says_so(calculator: Opener) -> None:
    _, box = calculator("shapes/")
    box.get_by_label("lora_rank").fill("2")
    box.get_by_label(LABELS[""]["quantization"]).select_option("float8")
    expect(box.locator(".output__error")).to_contain_text("doesn't support LoRA")
    expect(box.locator("table")).to_be_visible()


def test_the_code_is_copied_as_it_stands(calculator: Opener) -> None:
    settings = {**DESK, "permissions": ["clipboard-read", "clipboard-write"]}
    visit, box = calculator("en/shapes/", **settings)
    box.get_by_label("units").fill("7")
    box.locator(".highlight").hover()
    box.locator("button[data-md-type=copy], button.md-clipboard").click()
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == box.locator("pre code").inner_text().strip()
    assert "Dense(7)" in copied


@pytest.mark.parametrize("path", PAGES)
def test_it_works_from_a_file(browser: Browser, site: Path, path: str) -> None:
    page = browser.new_page()
    page.goto((site / path / "index.html").as_uri())
    expect(page.locator("[data-calculator=shape] [role=status]").first).not_to_be_empty()
    page.close()


@pytest.mark.parametrize("language", LABELS)
def test_without_scripts_the_table_of_the_run_stands_there(
    calculator: Opener, language: str
) -> None:
    _, box = calculator(language + "shapes/", java_script_enabled=False)
    expect(box.locator("input")).to_have_count(0)
    rows = results(["calculators/shape"], PROJECT)["calculators/shape"].value("rows")
    shown = [row.locator("td").all_inner_texts() for row in box.locator("tbody tr").all()]
    assert shown == [[*map(str, row[:3]), *(f"{number:,}" for number in row[3:])] for row in rows]


def test_other_pages_load_no_calculator(calculator: Opener) -> None:
    visit, box = calculator("en/params/use-bias/")
    assert box.count() == 0
    assert visit.page.locator("script[src*=calculators]").count() == 0
