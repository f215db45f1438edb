import random

import keras
import numpy as np
import pytest

ROWS, COLUMNS = 500, 300


def kernel_of(initializer, features=2, units=3):
    layer = keras.layers.Dense(units, kernel_initializer=initializer)
    layer.build((None, features))
    return layer.kernel.numpy()


def test_a_string_sets_the_first_values(run):
    assert run.cell("smallest").text.count("1., 1., 1.") == 2


def test_string_class_instance_constant_array_and_function_are_taken(run):
    rows = run.cell("forms").text.splitlines()
    assert len(rows) == 6
    assert rows[3:] == ["[0.5 0.5 0.5]", "[1. 2. 3.]", "[0.1 0.  0. ]"]


def test_glorot_uniform_keeps_to_its_limit(run):
    assert run.value("limit") == round((6 / (ROWS + COLUMNS)) ** 0.5, 4)
    assert run.value("largest") == -run.value("smallest") == run.value("limit")


def test_none_is_glorot_uniform():
    limit = (6 / (ROWS + COLUMNS)) ** 0.5
    largest = np.abs(kernel_of(None, ROWS, COLUMNS)).max()
    assert 0.99 * limit < largest <= limit


# Deviation and limit by formula; a normal distribution that is cut, is cut at two deviations of
# the one it is cut from, and has 0.8796 of its deviation left.
CUT = 0.8796
EXPECTED = {
    "glorot_uniform": ((2 / (ROWS + COLUMNS)) ** 0.5, (6 / (ROWS + COLUMNS)) ** 0.5),
    "glorot_normal": ((2 / (ROWS + COLUMNS)) ** 0.5, 2 / CUT * (2 / (ROWS + COLUMNS)) ** 0.5),
    "he_uniform": ((2 / ROWS) ** 0.5, (6 / ROWS) ** 0.5),
    "he_normal": ((2 / ROWS) ** 0.5, 2 / CUT * (2 / ROWS) ** 0.5),
    "lecun_uniform": (ROWS**-0.5, (3 / ROWS) ** 0.5),
    "lecun_normal": (ROWS**-0.5, 2 / CUT * ROWS**-0.5),
    "random_uniform": (0.05 / 3**0.5, 0.05),
    "truncated_normal": (0.05 * CUT, 0.1),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_spread_and_limit_follow_the_formula(run, name):
    assert run.value("spreads")[name] == pytest.approx(EXPECTED[name], abs=0.001)


def test_random_normal_has_no_limit(run):
    spread, largest = run.value("spreads")["random_normal"]
    assert spread == 0.05 and largest > 4 * spread


def test_variance_scaling_is_lecun_normal_by_default():
    values = [
        np.asarray(initializer(seed=1)((ROWS, COLUMNS)))
        for initializer in (keras.initializers.VarianceScaling, keras.initializers.LecunNormal)
    ]
    assert np.array_equal(*values)


def test_orthogonal_columns_have_length_one_and_stand_at_right_angles():
    kernel = kernel_of("orthogonal", 5, 3)
    assert np.allclose(kernel.T @ kernel, np.eye(3), atol=1e-6)


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("normal", "random_normal"),
        ("uniform", "random_uniform"),
        ("one", "ones"),
        ("zero", "zeros"),
    ],
)
def test_an_alias_makes_the_same_class(alias, name):
    assert type(keras.initializers.get(alias)) is type(keras.initializers.get(name))


def test_the_base_class_fails_when_the_layer_is_built():
    layer = keras.layers.Dense(3, kernel_initializer="initializer")
    with pytest.raises(NotImplementedError):
        layer.build((None, 2))


def test_only_he_normal_keeps_the_activations_of_deep_relu_layers(run):
    sizes = run.value("sizes")
    assert sizes["he_normal"] > 0.3
    # Without the factor 2, each layer halves the variance.
    assert sizes["glorot_uniform"] == pytest.approx(2**-10, rel=0.7)
    assert sizes["random_normal"] < 1e-4


def test_zeros_never_learn_and_ones_learn_equal_columns(run):
    losses = run.value("losses")
    assert losses["glorot_uniform"] < 0.1 < 0.9 < min(losses["zeros"], losses["ones"])
    zeros, ones, _ = run.cell("symmetry").text.split("]]")[:3]
    assert zeros.count(" 0.") + zeros.count("[0.") == 8
    for row in ones.splitlines():
        if "[" in row:
            assert len(set(row.strip(" []").split())) == 1


def test_set_random_seed_repeats_a_kernel(run):
    assert run.cell("seed").text == "True"


def test_the_seeds_of_tensorflow_and_numpy_do_not(run):
    assert run.cell("wrong-seed").text == "False"
    kernels = []
    for _ in range(2):
        np.random.seed(1)
        kernels.append(kernel_of("he_normal"))
    assert not np.array_equal(*kernels)


def test_the_seed_comes_from_pythons_module_random():
    kernels = []
    for _ in range(2):
        random.seed(1)
        kernels.append(kernel_of("he_normal"))
    assert np.array_equal(*kernels)


def test_one_instance_gives_two_layers_the_same_kernel_without_a_warning(run):
    assert run.cell("shared-instance").text == "True"
    assert run.cell("shared-instance").warnings == ""


def test_an_integer_seed_does_so_too_and_other_shapes_begin_alike():
    seeded = keras.initializers.HeNormal(seed=1)
    assert np.array_equal(kernel_of(seeded), kernel_of(seeded))
    unseeded = keras.initializers.HeNormal()
    narrow, wide = kernel_of(unseeded, 2, 3).ravel(), kernel_of(unseeded, 2, 5).ravel()
    assert np.array_equal(narrow, wide[:6])


def test_a_seed_generator_gives_each_layer_its_own(run):
    assert run.cell("shared-cured").text == "False"


@pytest.mark.parametrize("own", ["he_normal", keras.initializers.HeNormal])
def test_a_string_or_a_class_gives_each_layer_its_own(own):
    assert not np.array_equal(kernel_of(own), kernel_of(own))


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("xavier", "ValueError: Could not interpret initializer identifier: xavier_uniform"),
        ("constant", "KeyError: 'value'"),
        ("number", "ValueError: Could not interpret initializer identifier: 0.1"),
    ],
)
def test_names_that_keras_lacks_constant_and_numbers_are_refused(run, cell, error):
    assert run.cell(cell).error == error


def test_an_array_must_have_the_shape_of_the_kernel(run):
    assert "Expected `shape` to be (3, 2)" in run.cell("array-shape").error
    assert "Received shape=(2, 3)" in run.cell("array-shape").error


def test_a_function_must_take_dtype(run):
    assert "unexpected keyword argument 'dtype'" in run.cell("function-without-dtype").error


def test_a_bare_array_is_saved_but_not_loaded_and_constant_is(run):
    assert "Could not interpret initializer" in run.cell("array-not-loaded").text
    assert "[1., 3., 5.]" in run.cell("array-loaded").text


def test_none_a_tensor_and_a_saved_dictionary_are_taken(run):
    rows = run.cell("other-forms").text.splitlines()
    limit = np.sqrt(6 / (2 + 3))
    assert np.abs(np.fromstring(rows[0].strip("[]"), sep=" ")).max() <= limit
    assert rows[1] == "[1. 1. 1.]"
    of_instance = kernel_of(keras.initializers.HeNormal(seed=7))[0]
    assert np.allclose(np.fromstring(rows[2].strip("[]"), sep=" "), of_instance, atol=0.005)


def test_none_has_the_range_of_glorot_uniform(run):
    assert run.value("largest_of_none") == pytest.approx(np.sqrt(6 / (ROWS + COLUMNS)), abs=1e-4)


def test_identity_need_not_be_square(run):
    assert run.cell("identity").text.count("1.") == 2
    assert np.array_equal(kernel_of("identity", 2, 3), np.eye(2, 3))


def test_strings_and_instances_of_their_own_give_other_kernels(run):
    assert run.value("apart") == {"string": True, "instance": True}


def test_what_is_no_name_is_refused_with_the_same_message(run):
    assert run.value("refused") == [
        f"Could not interpret initializer identifier: {value}"
        for value in ("xavier", "glorot", "HE_NORMAL", 0.1, [1, 2])
    ]
