"""What a cell gives is what a notebook would give. One run of one file serves all tests here."""

from __future__ import annotations

import pytest

from builder.errors import BuildError
from builder.pool import run_files
from builder.results import FileResult
from tests.builder.conftest import project_of, write
from tests.builder.samples import last_value, printed, raised, warned

SHOWN = """\
# %% print
units = 3
print("units:", units)

# %% last-value
units + 1

# %% quiet
units + 2;

# %% nothing
units = 4

# %% html
class Table:
    def _repr_html_(self):
        return "<table></table>"

    def __repr__(self):
        return "a table"

Table()

# %% svg
from IPython.display import SVG, display
display(SVG("<svg><g/></svg>"))

# %% plot
import matplotlib.pyplot as plt
plt.plot([0, 1], [0, 1], label="line")
plt.xlabel("units");

# %% warning
import warnings
warnings.warn("careful")

# %% announced tags=["raises-exception"]
def layer(units):
    raise ValueError(f"\\033[1munits\\033[0m is {units}")
print("before")
layer(0)

# %% after
print(__name__, __file__, units)

# %% announced-syntax tags=["raises-exception"]
Dense(

# %% native
import os
os.system("echo noise")

# %% data
open("named.csv").read(), os.listdir()
"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> FileResult:
    project = project_of(tmp_path_factory.mktemp("execute"), {"params/shown": SHOWN})
    for name in ("named.csv", "not_asked_for.csv"):
        write(project.data / name, "1,2")
    outcome = run_files(["params/shown"], project)["params/shown"]
    assert not isinstance(outcome, BuildError), outcome
    return outcome


def test_every_cell_has_run_in_order_with_its_place_in_the_file(ran: FileResult) -> None:
    assert ran.snippet == "params/shown"
    lines = SHOWN.splitlines()
    for cell in ran.cells:
        assert lines[cell.line - 1] == cell.source.splitlines()[0]
    assert [cell.name for cell in ran.cells] == [
        line.split()[2] for line in lines if line.startswith("# %%")
    ]


@pytest.mark.parametrize(
    ("name", "outputs"),
    [
        ("print", [printed("units: 3\n")]),
        ("last-value", [last_value("4")]),
        ("quiet", []),
        ("nothing", []),
        ("html", [last_value("a table", **{"text/html": "<table></table>"})]),
        ("warning", [warned("UserWarning: careful\n")]),
        ("announced", [printed("before\n"), raised("ValueError", "units is 0")]),
        ("after", [printed("__main__ snippets/params/shown.py 4\n")]),
        ("native", [last_value("0")]),
        ("data", [last_value("('1,2', ['named.csv'])")]),
    ],
)
def test_a_cell_gives(ran: FileResult, name: str, outputs: list) -> None:
    assert ran.cell(name).outputs == outputs


def test_a_displayed_svg_is_kept_as_svg(ran: FileResult) -> None:
    (output,) = ran.cell("svg").outputs
    assert "<g/>" in output["data"]["image/svg+xml"]


def test_a_plot_left_open_becomes_one_svg_with_text_as_text(ran: FileResult) -> None:
    (output,) = ran.cell("plot").outputs
    assert ">units</text>" in output["data"]["image/svg+xml"]
    assert "<dc:date>" not in output["data"]["image/svg+xml"]


def test_an_announced_syntax_error_is_shown_like_any_other(ran: FileResult) -> None:
    assert ran.cell("announced-syntax").error.startswith("SyntaxError: ")


@pytest.mark.parametrize(
    ("name", "values"), [("print", {"units": "3"}), ("quiet", {}), ("nothing", {"units": "4"})]
)
def test_a_cell_records_the_plain_variables_that_it_changed(
    ran: FileResult, name: str, values: dict[str, str]
) -> None:
    assert ran.cell(name).values == values


def test_a_value_is_that_after_a_cell_or_after_the_whole_file(ran: FileResult) -> None:
    assert ran.value("units", "last-value") == 3
    assert ran.value("units") == 4
    with pytest.raises(KeyError):
        ran.value("layer")
