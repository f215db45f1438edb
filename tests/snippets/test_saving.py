import keras
import numpy as np
import pytest


@pytest.mark.parametrize("name", ["same", "same_weights", "merged"])
def test_what_is_loaded_computes_the_same(run, name):
    assert run.value(name) is True


def test_the_optimizer_is_saved_too(run):
    assert run.value("step") == 1


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("bad-extension", "Invalid filepath extension for saving"),
        ("bad-name", "must end in `.weights.h5`"),
        ("no-bias", "expected 2 variables, but received 1 variables"),
    ],
)
def test_what_is_refused(run, cell, message):
    assert message in run.cell(cell).error


def test_layers_are_matched_by_position(run):
    assert run.cell("by-position").text == "True"


def test_another_activation_raises_nothing_and_gives_another_output(run):
    assert run.cell("no-activation").text == "False"


def test_a_skipped_layer_keeps_its_values(run):
    assert run.value("untouched") is True
    assert "could not be loaded" in str(run.cell("skip").warnings)


def test_a_layer_from_a_config_is_not_built(run):
    assert run.value("copy_built") is False
    assert run.value("key_count") == len(keras.layers.Dense(1).get_config())
    *keys, last = run.cell("config").text.splitlines()
    assert (keys, last) == (run.value("keys"), "3 relu False")


def test_three_keys_are_there_only_when_used(run):
    assert run.value("extra") == ["activity_regularizer", "lora_alpha", "lora_rank"]


def test_json_has_no_weights(run):
    assert run.value("equal") is False


def test_a_function_is_found_only_if_given_or_registered(run):
    assert "Could not locate function 'double'" in run.cell("function-unknown").text
    assert run.cell("function-given").text == run.cell("registered").text == "True"


def test_a_lambda_activation_loads_in_neither_mode(run):
    assert "`lambda`" in str(run.cell("lambda").warnings)
    safe, unsafe = run.cell("lambda-refused").text.splitlines()
    assert safe == unsafe
    assert safe.startswith("Could not interpret activation function identifier")


def test_the_config_drops_what_says_that_it_is_a_lambda():
    layer = keras.layers.Dense(1, activation=lambda x: x)
    with pytest.warns(UserWarning, match="lambda"):
        config = layer.get_config()["activation"]
    assert "class_name" not in config


def test_the_weights_beside_a_lambda_can_be_loaded(run):
    assert run.cell("lambda-rescued").text == "True"


def test_an_array_as_initializer_cannot_be_loaded(run):
    assert "Could not interpret initializer" in run.cell("array-refused").text


def test_an_assigned_kernel_can(run):
    assert run.cell("array-cured").text == str(np.full((1, 3), 4.0, "float32"))


def test_autocast_alpha_and_a_are_lost(run):
    output, autocast, alpha, a = run.cell("lost").text.splitlines()
    assert output == "same output: True"
    assert autocast == "autocast: False -> True"
    assert alpha == "lora_alpha: 8 -> 2"
    before, after = map(float, a.split()[-2:])
    assert before > 0 == after


def test_random_numbers_in_a_bring_a_gradient_to_b_again():
    layer = keras.layers.Dense(3)
    layer.build((None, 4))
    layer.enable_lora(2)

    def changes(a):
        layer.lora_kernel_a.assign(a)
        layer.lora_kernel_b.assign(np.zeros((2, 3)))
        model = keras.Sequential([keras.Input(shape=(4,)), layer])
        model.compile(keras.optimizers.SGD(0.1), "mse")
        model.fit(np.ones((1, 4)), np.ones((1, 3)), verbose=0)
        return bool(np.any(layer.lora_kernel_b.numpy()))

    assert changes(np.zeros((4, 2))) is False
    assert changes(np.ones((4, 2))) is True
