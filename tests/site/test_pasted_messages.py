"""A message of Keras, pasted into the search, finds its entry in the catalogue first: each as it
was raised, some words from its middle, and some with the reader's own names and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from builder.paths import PROJECT
from builder.runs import results
from tests.site.checks.browser import Visit, launch, served
from tests.site.test_browser import LANGUAGES, WIDTHS, search_for
from tests.snippets.errors.catalogue import entries, parts, pasted

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


# Asks the theme's own worker, which draws no results: hundreds of searches take seconds.
SEARCH = """async (queries) => {
  const { base, search } = JSON.parse(document.getElementById("__config").textContent)
  const index = await fetch(new URL("search/search_index.json", new URL(base, location)))
  const worker = new Worker(new URL(search, location))
  const ask = (type, data) => new Promise((resolve) => {
    worker.onmessage = (answer) => resolve(answer.data.data)
    worker.postMessage({ type, data })
  })
  const SETUP = 0, QUERY = 2
  await ask(SETUP, { ...(await index.json()), options: { suggest: false } })
  const sections = []
  for (const query of queries) {
    const { items } = await ask(QUERY, query)
    sections.push(items[0]?.find((found) => found.location.includes("#"))?.location)
  }
  worker.terminate()
  return sections
}"""
WORD = re.compile(r"\w+")
PAGES = [name for name in PROJECT.snippet_names() if name.startswith("errors/")]


def catalogue() -> dict[str, tuple[str, str]]:
    """Message and heading of each entry, by the entry's address below errors/."""
    runs = results(PAGES, PROJECT)
    return {
        f"{page.removeprefix('errors/')}/#{anchor}": (pasted(runs[page].cell(anchor)), heading)
        for page in PAGES
        for anchor, heading in entries(page, "en").items()
    }


def middle(raised: str, heading: str) -> str:
    """Half of the words of the line that holds the heading's first words, but four at least."""
    known = parts(heading)[0]
    line = next(line for line in raised.replace("`", "").splitlines() if known in line)
    words = line[line.index(known) :].split()
    cut = max(0, min(len(words) // 4, (len(words) - 4) // 2))
    return " ".join(words[cut : len(words) - cut])


def whole_messages() -> dict[str, str]:
    return {entry: raised for entry, (raised, _) in catalogue().items()}


def middles() -> dict[str, str]:
    """Without those whose words stand in a second message: they tell nobody which of the two."""
    found = {entry: middle(raised, heading) for entry, (raised, heading) in catalogue().items()}
    messages = [set(WORD.findall(raised)) for raised in whole_messages().values()]
    return {
        entry: words
        for entry, words in found.items()
        if sum(set(WORD.findall(words)) <= message for message in messages) == 1
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
    """The best section of the best page, as path and anchor: the page's own link comes before."""
    links = search_for(page, message).evaluate_all("links => links.map(link => link.href)")
    path, _, anchor = next(link for link in links if "#" in link).partition("#")
    return f"{path.partition('?')[0]}#{anchor}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", MESSAGES)
def test_a_pasted_message_finds_its_entry_first(visit: Visit, language: str, entry: str) -> None:
    page = visit.open(LANGUAGES[language] + "errors/")
    assert found_first(page, MESSAGES[entry]).endswith(f"/errors/{entry}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("messages", [whole_messages, middles])
def test_every_message_finds_its_entry_first(
    visit: Visit, language: str, messages: Callable[[], dict[str, str]]
) -> None:
    page = visit.open(LANGUAGES[language] + "errors/")
    asked = messages()
    found = page.evaluate(SEARCH, list(asked.values()))
    pairs = zip(asked, found, strict=True)
    assert [pair for pair in pairs if pair[1] != f"errors/{pair[0]}"] == []
