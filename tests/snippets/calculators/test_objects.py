import keras
import numpy as np
import pytest

NOT_RANDOM = {"Constant", "Identity", "Initializer", "Ones", "STFT", "Zeros"}
COLUMN = np.array([3.0, -2.0])
NORM = np.sqrt(13)


def test_all_that_give_random_numbers_are_listed(run):
    public = {
        getattr(keras.initializers, name).__name__
        for name in dir(keras.initializers)
        if isinstance(getattr(keras.initializers, name), type)
    }
    listed = {
        type(keras.initializers.get(name)).__name__ for name in run.value("random_initializers")
    }
    assert listed == public - NOT_RANDOM - {"RandomInitializer"}


@pytest.mark.parametrize(
    ("name", "deviation", "largest"),
    [
        ("glorot_uniform", np.sqrt(2 / 800), np.sqrt(6 / 800)),
        ("he_normal", np.sqrt(2 / 500), 2 * np.sqrt(2 / 500) / 0.8796),
        ("lecun_uniform", np.sqrt(1 / 500), np.sqrt(3 / 500)),
        ("random_uniform", 0.05 / np.sqrt(3), 0.05),
        ("orthogonal", np.sqrt(1 / 500), 1),
    ],
)
def test_the_spread_of_a_kernel_is_that_of_the_formula(run, name, deviation, largest):
    row = next(row for row in run.value("spread_of_each") if row[0] == name)
    assert row[2] == pytest.approx(deviation, rel=0.02)
    assert row[3] <= largest + 5e-4


def test_only_settings_of_the_constructor_can_be_given(run):
    for name, known in run.value("random_initializers").items():
        given = {key: known["settings"][key] for key in known["given"]}
        made = keras.initializers.get({"class_name": name, "config": given})
        assert vars(made).items() >= known["settings"].items()
        others = known["settings"].keys() - given.keys()
        for key in others:
            with pytest.raises(TypeError, match="unexpected keyword argument"):
                type(made)(**{key: known["settings"][key]})


def test_all_constraints_of_keras_are_listed(run):
    public = {name for name in dir(keras.constraints) if name[0].isupper()}
    listed = {
        type(keras.constraints.get(name)).__name__ for name in run.value("constraint_settings")
    }
    assert listed == public - {"Constraint"}


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("max_norm", COLUMN * 2 / NORM),
        ("min_max_norm", COLUMN / NORM),
        ("non_neg", [3, 0]),
        ("unit_norm", COLUMN / NORM),
    ],
)
def test_the_column_after_is_that_of_the_formula(run, name, after):
    row = next(row for row in run.value("column_after_each") if row[0] == name)
    assert np.allclose(row[2], after, atol=5e-4)
    assert row[3] == pytest.approx(np.linalg.norm(after), abs=5e-3)


def test_settings_are_the_defaults_of_a_string(run):
    for name, settings in run.value("constraint_settings").items():
        layer = keras.layers.Dense(2, kernel_constraint=name)
        assert layer.kernel_constraint.get_config().items() >= settings.items()


def test_all_regularizers_of_keras_are_listed(run):
    public = {name for name in dir(keras.regularizers) if name[0].isupper()}
    listed = {
        type(keras.regularizers.get(name)).__name__ for name in run.value("regularizer_factors")
    }
    assert listed == public - {"Regularizer"}


def test_penalties_are_those_of_the_formulas(run):
    kernel = np.array(run.value("kernel", "regularizers"))
    rows = kernel / np.linalg.norm(kernel, axis=1, keepdims=True)
    expected = {
        "l1": 0.01 * np.abs(kernel).sum(),
        "l1l2": 0,
        "l2": 0.01 * np.square(kernel).sum(),
        "orthogonal_regularizer": 0.01 * abs(rows[0] @ rows[1]),
    }
    found = {name: penalty for name, _, penalty in run.value("penalty_of_each")}
    assert found == pytest.approx(expected, abs=5e-5)


def test_factors_are_what_the_constructor_takes(run):
    for name, factors in run.value("regularizer_factors").items():
        config = {factor: 0.5 for factor in factors}
        made = keras.regularizers.get({"class_name": name, "config": config})
        assert made.get_config().items() >= config.items()
