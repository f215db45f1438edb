"""The table that stands where the shape calculator will, and what the build tells the script."""

import re

import pytest

MARKS = {
    "units": {"units"},
    "number": {"shape"},
    "dimension": {"shape", "dimension", "type"},
    "negative": {"shape"},
    "rank": {"rank", "shape"},
    "last": {"units"},
}


def test_the_last_axis_becomes_units(run):
    for shape, call, output, *_ in run.value("rows"):
        units = int(re.match(r"Dense\((\d+)", call)[1])
        assert output == (*shape[:-1], units)


def test_parameters_and_bytes_are_those_of_the_formula(run):
    for shape, call, output, count, trainable, size in run.value("rows"):
        kernel = shape[-1] * output[-1]
        bias = 0 if "use_bias=False" in call else output[-1]
        rank = int(found[1]) if (found := re.search(r"lora_rank=(\d+)", call)) else 0
        lora = rank * (shape[-1] + output[-1])
        assert count == kernel + bias + lora
        assert trainable == count - (kernel if rank else 0)
        assert size == count * (2 if "float16" in call else 4)


def test_mixed_precision_computes_in_half_and_keeps_full_weights(run):
    dtypes = run.value("dtypes")
    assert dtypes["mixed_float16"] == ("float32", "float16")
    assert all(kept == computed for name, (kept, computed) in dtypes.items() if "mixed" not in name)


def test_an_item_has_the_bytes_that_its_name_says(run):
    for dtype, size in run.value("itemsizes").items():
        assert size == int(re.search(r"\d+", dtype)[0]) // 8


@pytest.mark.parametrize("name", MARKS)
def test_each_value_in_a_message_became_a_mark(run, name):
    text = run.value("messages")[name]
    assert set(re.findall(r"\{(\w+)\}", text)) == MARKS[name]
    assert "71" not in text


def test_each_message_names_its_exception_and_has_no_colours(run):
    for text in run.value("messages").values():
        assert re.match(r"\w+Error: ", text)
        assert "\x1b" not in text
        assert "Arguments received" not in text
