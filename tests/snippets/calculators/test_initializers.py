import keras
import numpy as np
import pytest

NOT_RANDOM = {"Constant", "Identity", "Initializer", "Ones", "STFT", "Zeros"}


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
