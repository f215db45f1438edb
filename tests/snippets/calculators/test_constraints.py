import keras
import numpy as np
import pytest

COLUMN = np.array([3.0, -2.0])
NORM = np.sqrt(13)


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
