"""A link to a data file leads there from the page, the twin and the notebook of each language."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from builder.data_links import data_links

SITE = "https://example.org/dense/"


@pytest.mark.parametrize(
    "address",
    [
        "examples/digits/",
        "en/examples/digits/",
        "examples/digits.md",
        "en/examples/digits.md",
        "digits.md",
        "en/digits.ipynb",
    ],
)
def test_a_link_leads_to_the_file(address: str) -> None:
    link = data_links("../../assets/data/digits.csv.gz", address)
    assert urljoin(SITE + address, link) == f"{SITE}assets/data/digits.csv.gz"


def test_other_links_stay() -> None:
    text = "[units](../params/units.md) ![](../../assets/favicon.svg) assets/data/"
    assert data_links(text, "examples/digits.md") == text
