import ast
import inspect
import re
from pathlib import Path

import keras
import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_explains_every_public_member(run, language):
    page = (DOCS / language / "members.md").read_text(encoding="utf-8")
    missing = [name for name in run.value("members") if not re.search(rf"`{name}[`(]", page)]
    assert missing == []


def test_the_members_are_those_of_a_built_layer(run):
    layer = keras.layers.Dense(3)
    layer.build((None, 4))
    public = {name for name in dir(layer) if not name.startswith("_")}
    assert set(run.value("members")) == public
    assert run.value("count") == len(public)


def test_every_member_stands_in_a_line_that_was_run(run):
    snippet = DOCS.parent / "snippets" / "members.py"
    code = snippet.read_text(encoding="utf-8").partition("# %% all")[0]
    unused = [name for name in run.value("members") if not re.search(rf"\b{name}\b", code)]
    assert unused == []


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("identity", "fc fc True\n<Dense name=fc, built=True>"),
        ("switches", "True True\nTrue True\nFalse None"),
        ("input-spec", "InputSpec(min_ndim=2, axes={-1: 4})"),
        ("input-output", "True True"),
        ("metrics", "[] []"),
        ("losses", "[0.12]"),
        ("compute-output-shape", "(None, 7, 3)"),
        ("compute-mask", "[ True False]"),
        ("stateless-call", "[0. 0. 0.] []"),
        ("rematerialized-call", "True"),
        ("add-loss", "[0.5]"),
        ("quantized-call", "True"),
        ("quantized-build", "['bias', 'kernel', 'kernel_scale']"),
    ],
)
def test_what_a_member_gives(run, cell, shown):
    assert run.cell(cell).text == shown


def test_the_parameters_are_counted(run):
    assert run.value("parameters") == (4 + 1) * 3


def test_a_loss_that_was_added_is_cleared_by_the_next_call():
    layer = keras.layers.Dense(3)
    layer.build((None, 4))
    layer.add_loss(keras.ops.ones(()))
    assert len(layer.losses) == 1
    layer(keras.ops.ones((1, 4)))
    assert layer.losses == []


def test_weights_are_added_before_building_only():
    layer = keras.layers.Dense(3)
    layer.build((None, 4))
    with pytest.raises(ValueError, match="already built"):
        layer.add_weight(shape=())


def test_input_of_an_unused_layer_raises():
    with pytest.raises(AttributeError, match="never been called"):
        _ = keras.layers.Dense(3).input


def test_add_metric_only_raises(run):
    assert "deprecated" in run.cell("add-metric").error


def test_training_changes_no_output(run):
    assert run.cell("training").text == "True"


def test_float8_alone_looks_at_training():
    dense = ast.parse(inspect.getsource(keras.layers.Dense))
    looking = {
        function.name
        for function in ast.walk(dense)
        if isinstance(function, ast.FunctionDef)
        for name in ast.walk(function)
        if isinstance(name, ast.Name) and name.id == "training"
    }
    assert {name for name in looking if name.endswith("_call")} == {"_float8_call"}
    assert "call" not in looking


def test_the_shapes_of_keras_2_are_gone(run):
    assert run.cell("gone").text == "[False, False, False, False]"


def test_the_signatures_of_lora_and_quantization(run):
    assert run.cell("signatures").text.splitlines() == [
        "(rank, lora_alpha=None, a_initializer='he_uniform', b_initializer='zeros')",
        "(mode=None, type_check=True, config=None)",
        "(kernel_shape, mode, config=None)",
    ]


def test_of_twelve_members_of_its_own_one_is_documented(run):
    own = run.value("own")
    assert (run.value("own_count"), run.value("documented_count")) == (12, 1)
    assert [name for name, documented in own.items() if documented] == [
        "variable_serialization_spec"
    ]
    assert own.keys() <= set(run.value("members"))
