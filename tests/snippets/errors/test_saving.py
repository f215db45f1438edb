import keras
import numpy as np
import pytest

from tests.snippets.errors.catalogue import kinds, unlike_their_headings

KINDS = {
    "ValueError": {
        "variables-number",
        "model-unbuilt",
        "layer-unbuilt",
        "weights-filename",
        "save-extension",
        "missing-model",
        "saved-model",
    },
    "KeyError": {"weights-key"},
    "FileNotFoundError": {"missing-weights"},
    "UserWarning": {"lambda-warning"},
    "TypeError": {"custom-function", "custom-class", "array-initializer", "deserialize"},
    "NotImplementedError": {"no-get-config"},
}


def test_each_heading_stands_in_its_message(run):
    assert unlike_their_headings(run) == []


def test_each_message_is_of_its_kind(run):
    found = {cell: kind for kind, cells in KINDS.items() for cell in cells}
    assert kinds(run) == found


def test_loading_restores_the_kernel(run):
    assert run.cell("variables-number-cured").text == "True"
    assert run.cell("model-unbuilt-cured").text == "True"


def test_weights_are_stored_by_position(run):
    assert run.cell("weights-key-cured").text == "['0', '1']"


def test_a_model_with_an_unregistered_function_loads_with_custom_objects_only(tmp_path):
    def double(x):
        return 2 * x

    layer = keras.layers.Dense(2, activation=double)
    model = keras.Sequential([keras.Input((3,)), layer])
    model.save(file := tmp_path / "m.keras")
    with pytest.raises(TypeError, match=r"(?s)could not be deserialized.*locate function 'double'"):
        keras.saving.load_model(file)
    loaded = keras.saving.load_model(file, custom_objects={"double": double})
    x = np.ones((1, 3), "float32")
    assert np.allclose(loaded(x), model(x))


def test_a_model_with_an_array_as_initializer_does_not_load(tmp_path):
    layer = keras.layers.Dense(2, kernel_initializer=np.ones((3, 2)))
    keras.Sequential([keras.Input((3,)), layer]).save(file := tmp_path / "m.keras")
    with pytest.raises(TypeError, match="initialize_fn"):
        keras.saving.load_model(file)


def test_a_config_holds_no_weights(run):
    assert run.value("copied_weights") == 0


@pytest.mark.parametrize("safe_mode", [True, False])
@pytest.mark.filterwarnings("ignore:The object being serialized includes a `lambda`")
def test_a_model_with_a_lambda_does_not_load_in_either_mode(tmp_path, safe_mode):
    layer = keras.layers.Dense(2, activation=lambda x: 2 * x)
    keras.Sequential([keras.Input((3,)), layer]).save(tmp_path / "lambda.keras")
    with pytest.raises(TypeError, match="could not be deserialized properly"):
        keras.saving.load_model(tmp_path / "lambda.keras", safe_mode=safe_mode)
