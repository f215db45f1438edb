"""What differs from run to run is taken out of printed text."""

from __future__ import annotations

import pytest

from builder.normalise import redraw, stable

FULL = "━" * 20


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("plain", "plain"),
        ("10%\r20%\r100%", "100%"),
        ("10%\r100%\nnext", "100%\nnext"),
        ("one\r\ntwo\r\n", "one\r\ntwo\r\n"),
        ("1/4 ━\x08\x08\x08\x08\x08\r4/4 ━━", "4/4 ━━"),
        ("Epoch 1\n1/2\x08\x08\x08\r2/2\nEpoch 2\n", "Epoch 1\n2/2\nEpoch 2\n"),
    ],
)
def test_only_the_last_state_of_a_progress_bar_is_left(printed: str, left: str) -> None:
    assert redraw(printed) == left


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            f"32/32 {FULL} 0s 1ms/step - loss: 0.25",
            f"32/32 {FULL} 1s 23ms/step - loss: 0.25",
        ),
        (f"1/4 {FULL} 12s 345us/step - loss: 1", f"1/4 {FULL} 1:02 2s/step - loss: 1"),
        (f"4/4 {FULL} 0s 3ms/step", f"4/4 {FULL} 1:00:02 4ms/step"),
        ("<Dense object at 0x7f3a5c0d1e20>", "<Dense object at 0x7fffdeadbeef>"),
        ("\x1b[1mDense\x1b[0m", "Dense"),
        ("units  \nbias", "units\nbias"),
    ],
)
def test_texts_of_two_runs_become_equal(first: str, second: str) -> None:
    assert first != second
    assert stable(first) == stable(second)


@pytest.mark.parametrize(
    "text", ["loss: 0.25", "0x10", "took 3s", "(None, 4)", "a  b", "  indented", "1/2"]
)
def test_everything_else_stays(text: str) -> None:
    assert stable(text) == text


def test_step_times_go_and_metrics_stay() -> None:
    line = f"32/32 {FULL} 0s 1ms/step - loss: 0.25"
    assert stable(line) == f"32/32 {FULL} loss: 0.25"
