"""A message of Keras, pasted into the search with the reader's own names and numbers, finds its
entry in the catalogue first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.site.checks.browser import Visit, launch, served
from tests.site.test_browser import LANGUAGES, WIDTHS, search_for

MESSAGES = {
    "constructing/#invalid-units": "ValueError: Received an invalid value for `units`, "
    "expected a positive integer. Received: units=7",
    "building/#unknown-last-axis": "Shapes used to initialize variables must be fully-defined",
    "calling/#last-axis": "expected axis -1 of input shape to have value 784, "
    "but received input with shape (32, 28)",
    "calling/#min-ndim": "Input 0 with name 'None' of layer 'my_layer' is incompatible with the "
    "layer: expected min_ndim=2, found ndim=1. Full shape received: (9,)",
    "weights/#assign-shape": "The shape of the target variable and the shape of the target value "
    "in `variable.assign(value)` must match. variable.shape=(9, 2), Received: value.shape=(2, 9)",
    "training/#label-range": "Received a label value of 12 which is outside the valid range of "
    "[0, 10)",
    "lora/#lora-twice": "lora is already enabled. This can only be done once per layer.",
    "saving/#variables-number": "Layer 'dense_3' expected 2 variables, but received 1 variables "
    "during loading. Expected: ['kernel', 'bias']",
    "quantization/#quantize-unbuilt": "Cannot quantize a layer that isn't yet built. "
    "Layer 'head' (of type 'Dense') is not built yet.",
}


@pytest.fixture(scope="module")
def visit(site: Path) -> Iterator[Visit]:
    with (
        sync_playwright() as playwright,
        closing(launch(playwright)) as browser,
        served(site) as address,
    ):
        yield Visit(browser, address, viewport=WIDTHS["wide"])


def found_first(page: Page, message: str) -> str:
    """The best section of the best page: the page's own link comes before it."""
    links = search_for(page, message).evaluate_all("links => links.map(link => link.href)")
    return next(link for link in links if "#" in link)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", MESSAGES)
def test_a_pasted_message_finds_its_entry_first(visit: Visit, language: str, entry: str) -> None:
    page = visit.open(LANGUAGES[language] + "errors/")
    link = found_first(page, MESSAGES[entry])
    path, _, anchor = link.partition("#")
    assert f"{path.partition('?')[0]}#{anchor}".endswith(f"/errors/{entry}")
