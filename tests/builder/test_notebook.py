"""A page as an executed notebook."""

from __future__ import annotations

import copy

import nbformat
import pytest

from builder.notebook import page_notebook
from builder.plot_style import TEXT
from tests.builder.samples import cell, last_value, page, picture, printed, raised

CELLS = [
    cell("setup", "import keras"),
    cell("one", "units = 3  # (1)!\nunits", printed("x\n"), last_value("3"), units=3),
    cell("rank-1", "layer(0)", raised("ValueError", "no")),
    cell("plot", "plot()", picture(f'<svg fill="{TEXT}"/>')),
    cell("names", "names = ['relu']", names=["relu"]),
]
SOURCE = """\
---
description: x
---
# Title { #title }

It has {{ units }} units.

```snippet show="code"
one
1. The *units*.
```

```names
names
```

```snippet alt="A line"
plot
```

```snippet
one
```
"""


@pytest.fixture(scope="module")
def cells() -> list[nbformat.NotebookNode]:
    return page_notebook(SOURCE, page(*CELLS)).cells


def test_prose_and_code_alternate_as_on_the_page(cells: list) -> None:
    assert [(c.cell_type, c.source) for c in cells] == [
        ("markdown", "# Title\n\nIt has 3 units."),
        ("code", "import keras"),
        ("code", "units = 3  # The *units*.\nunits"),
        ("markdown", "`relu`"),
        ("code", "layer(0)"),
        ("code", "plot()"),
    ]


def test_cells_are_numbered_in_order_so_that_two_builds_are_the_same(cells: list) -> None:
    assert [c.id for c in cells] == [f"cell-{number}" for number in range(len(cells))]
    assert [c.execution_count for c in cells if c.cell_type == "code"] == [1, 2, 3, 4]


def test_outputs_are_those_of_the_build_even_where_the_page_shows_none(cells: list) -> None:
    stream, value = cells[2].outputs
    assert (stream.output_type, stream.text) == ("stream", "x\n")
    assert (value.output_type, value.execution_count) == ("execute_result", 2)


def test_a_cell_that_raises_carries_the_tag_that_lets_it_pass(cells: list) -> None:
    assert cells[4].metadata.tags == ["raises-exception"]
    assert "tags" not in cells[2].metadata


def test_a_picture_has_a_colour_for_its_text_that_fits_any_reader(cells: list) -> None:
    (output,) = cells[5].outputs
    assert output.data["image/svg+xml"] == '<svg fill="#444"/>'


def test_it_names_the_kernel_that_runs_it() -> None:
    notebook = page_notebook("# Title", page())
    assert notebook.metadata.kernelspec.name == "python3"


def test_the_results_stay_as_they_are_for_the_other_formats() -> None:
    cells = copy.deepcopy(CELLS)
    page_notebook("```snippet\nplot\n```", page(*cells))
    assert cells == CELLS
