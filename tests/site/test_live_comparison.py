"""Compare what a cell gave in a browser with its page, and what goes into the list."""

from __future__ import annotations

import pytest

from builder.results import Output
from tests.builder.samples import cell, last_value, picture, printed, raised, warned
from tests.site.checks.live_cells import (
    UNKNOWN,
    LiveRun,
    as_toml,
    difference,
    guess,
    joined,
    live_run,
)


def live(*outputs: Output, seconds: float | None = 1) -> LiveRun:
    return LiveRun(cell("one", "…", *outputs), seconds)


@pytest.mark.parametrize(
    ("shown", "given"),
    [
        (printed("loss 0.12345678"), printed("loss 0.12345679")),
        (last_value("[[1. 2.]]"), last_value("[[1.  2.]]")),
        (warned("careful"), warned("careful")),
        (raised("ValueError", "no"), raised("ValueError", "no")),
        (picture(), picture("<svg><text/></svg>")),
        (printed("EagerTensor (1, 2)"), printed("Tensor (1, 2)")),
    ],
)
def test_the_same_output_is_no_difference(shown: Output, given: Output) -> None:
    assert difference(cell("one", "…", shown), live(given)) is None


@pytest.mark.parametrize(
    ("shown", "given", "found"),
    [
        ([printed("loss 0.12345")], [printed("loss 0.12355")], "page:    loss 0.12345"),
        ([printed("(4, 7)")], [printed("(4, 8)")], "browser: (4, 8)"),
        ([printed("a")], [printed("a\nb")], "browser: b"),
        ([printed("a")], [], "page:"),
        ([printed("a")], [warned("careful"), printed("a")], "browser: careful"),
        ([raised("ValueError", "no")], [printed("a")], "page:    ValueError: no"),
        ([picture()], [], "draws 0 pictures, the page shows 1"),
        ([], [picture()], "draws 1 pictures, the page shows 0"),
    ],
)
def test_another_output_is_one(shown: list[Output], given: list[Output], found: str) -> None:
    assert found in difference(cell("one", "…", *shown), live(*given))


def test_a_run_that_was_stopped_is_one() -> None:
    assert "took more than" in difference(cell("one", "…"), live(seconds=None))


def test_a_run_without_an_end_has_no_time() -> None:
    outcome = {"said": [printed("a\n")], "tooLong": True}
    assert live_run({"name": "one", "source": "…", "raises": False}, outcome).seconds is None


def test_printed_pieces_are_joined() -> None:
    pieces = [printed("a\n"), printed("b\n"), warned("c\n"), printed("d\n")]
    assert joined(pieces) == [printed("a\nb\n"), warned("c\n"), printed("d\n")]
    assert pieces[0] == printed("a\n")


def test_an_exception_is_the_last_output() -> None:
    error = {"ename": "ValueError", "evalue": "no", "cell": "one", "line": 1}
    outcome = {"said": [printed("a\n")], "error": error, "ms": 500}
    run = live_run({"name": "one", "source": "…", "raises": True}, outcome)
    assert run.cell.error == "ValueError: no"
    assert run.seconds == 0.5


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (raised("NameError", "name 'tape' is not defined"), "depends"),
        (raised("ImportError", "You must install pydot"), "programs"),
        (printed("other"), UNKNOWN),
    ],
)
def test_reasons_are_guessed_from_what_the_browser_said(given: Output, reason: str) -> None:
    assert guess(cell("one", "…", printed("a")), live(given)) == reason


def test_what_raises_on_the_page_shows_a_message() -> None:
    assert guess(cell("one", "…", raised("ValueError", "a")), live(printed("b"))) == "message"


def test_the_list_keeps_its_comment() -> None:
    before = '# Why.\n"a:b" = "depends"\n'
    assert as_toml({"c:d": "message"}, before) == '# Why.\n"c:d" = "message"\n'
