"""What Keras 3 can take over of a model by Keras 2."""

import keras
import pytest


def test_a_layer_of_keras_2_is_none_of_keras_3(run):
    assert "Only instances of `keras.Layer` can be added" in run.cell("mixed-layers").error


@pytest.mark.parametrize(
    "name", ["equal", "loaded_equal", "file_equal", "h5_equal", "folder_equal"]
)
def test_the_model_in_keras_3_computes_the_same(run, name):
    assert run.value(name) is True


def test_a_keras_file_with_input_shape_does_not_load(run):
    assert run.cell("input-shape-file").text == (
        "Exception encountered: Unrecognized keyword arguments passed to Dense: "
        "{'batch_input_shape': [None, 3]}"
    )


def test_a_folder_does_not_load(run):
    assert "legacy SavedModel format is not supported" in run.cell("folder").error


def test_the_members_listed_as_gone_are_not_there_and_the_new_ones_are(run):
    layer = keras.layers.Dense(4)
    layer.build((None, 3))
    assert {"input_shape", "output_shape", "get_input_at", "updates"} <= set(run.value("gone"))
    assert {"quantize", "enable_lora", "path"} <= set(run.value("added"))
    assert not [name for name in run.value("gone") if hasattr(layer, name)]
    assert set(run.value("added")) <= set(dir(layer))


def test_the_configurations_differ_in_two_keys(run):
    assert run.cell("config").text == "{'quantization_config'} {'activity_regularizer'}"
