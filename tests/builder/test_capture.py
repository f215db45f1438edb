"""What a cell prints and displays becomes outputs in nbformat's form."""

from __future__ import annotations

import sys
import warnings

import pytest

from builder.capture import MOST_CHARACTERS, Capture, TooMuchOutput, captured
from tests.builder.samples import printed, warned


def test_writes_to_one_stream_are_one_output_in_the_order_of_streams() -> None:
    with captured() as capture:
        print("one", end=" ")
        print("two")
        print("careful", file=sys.stderr)
        print("three")
    assert capture.finished() == [printed("one two\n"), warned("careful\n"), printed("three\n")]


def test_the_streams_are_given_back_even_after_an_exception() -> None:
    before = sys.stdout, sys.stderr, warnings.showwarning
    with pytest.raises(ZeroDivisionError), captured():
        1 / 0  # noqa: B018
    assert (sys.stdout, sys.stderr, warnings.showwarning) == before


@pytest.mark.parametrize(
    ("writes", "shown"),
    [
        (["1/2", "\r", "2/2\n"], "2/2\n"),
        (["1/2\r", "2/2\r", "\n"], "2/2\n"),
        (["1/2\x08\x08\x08\r2/2\n", "done\n"], "2/2\ndone\n"),
        (["one\r\n", "two\r\n"], "one\ntwo\n"),
        (["last\r"], "last"),
    ],
)
def test_a_line_written_again_shows_its_last_state(writes: list[str], shown: str) -> None:
    capture = Capture()
    for text in writes:
        capture.write("stdout", text)
    assert capture.finished() == [printed(shown)]


def test_a_warning_is_its_category_and_text_without_the_files_path() -> None:
    with captured() as capture:
        warnings.warn("units is large", UserWarning, stacklevel=1)
    assert capture.finished() == [warned("UserWarning: units is large\n")]


def test_numpys_warning_about_copies_of_tensors_never_reaches_a_page() -> None:
    with captured() as capture:
        warnings.warn(
            "__array__ implementation doesn't accept a copy keyword",
            DeprecationWarning,
            stacklevel=1,
        )
    assert capture.finished() == []


def test_output_of_spaces_only_is_none() -> None:
    with captured() as capture:
        print()
    assert capture.finished() == []


def test_of_a_displayed_object_the_types_that_pages_show_are_kept_and_made_stable() -> None:
    capture = Capture()
    data = {"text/plain": "<Dense at 0x7f3a5c0d1e20>", "application/json": {}}
    capture.show("execute_result", data)
    (output,) = capture.finished()
    assert output == {
        "output_type": "execute_result",
        "data": {"text/plain": "<Dense at 0x…>"},
        "metadata": {},
    }


def test_printing_more_than_a_page_can_show_stops() -> None:
    capture = Capture()
    capture.write("stdout", "x" * MOST_CHARACTERS)
    with pytest.raises(TooMuchOutput, match="more than 100,000 characters"):
        capture.write("stdout", "x")


def test_showing_more_than_a_page_can_show_stops() -> None:
    with pytest.raises(TooMuchOutput):
        Capture().show("execute_result", {"text/plain": "x" * (MOST_CHARACTERS + 1)})


def test_a_progress_bar_counts_once_however_often_it_is_written() -> None:
    capture = Capture()
    for _ in range(MOST_CHARACTERS):
        capture.write("stdout", "\rdone")
    assert capture.finished() == [printed("done")]
