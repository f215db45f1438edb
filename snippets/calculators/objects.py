# %% setup
import inspect

import keras
import numpy as np
from keras.src import constraints, initializers, regularizers

keras.utils.set_random_seed(0)


def own_names(module, base):
    """The classes below a base class, each by one string: no aliases."""
    for name, kind in sorted(module.ALL_OBJECTS_DICT.items()):
        is_own = name.replace("_", "") == kind.__name__.lower()
        if is_own and kind is not base:
            yield name, kind


def written(settings):
    return ", ".join(f"{key}={value}" for key, value in settings.items())


# %% initializers
shape = (500, 300)
random_initializers = {}
spread_of_each = []
for name, kind in own_names(initializers, keras.initializers.Initializer):
    parameters = inspect.signature(kind).parameters
    if "seed" not in parameters:
        continue
    initializer = keras.initializers.get(name)
    settings = {
        key: value
        for key, value in vars(initializer).items()
        if isinstance(value, (float, str))
    }
    given = [key for key in settings if key in parameters]
    random_initializers[name] = {"settings": settings, "given": given}
    kernel = np.array(initializer(shape), "float64")
    spread = round(kernel.std(), 4), round(np.abs(kernel).max(), 3)
    row = (name, written(settings), *spread)
    spread_of_each.append(row)
    print(*row, sep=" | ")

# %% constraints
column = np.array([[3.0], [-2.0]])
constraint_settings = {}
column_after_each = []
for name, kind in own_names(constraints, keras.constraints.Constraint):
    constraint = keras.constraints.get(name)
    settings = constraint.get_config()
    settings.pop("axis", None)
    constraint_settings[name] = settings
    after = np.array(constraint(column)).ravel().round(3)
    norm = np.linalg.norm(after).round(2)
    row = (name, written(settings) or None, after.tolist(), norm)
    column_after_each.append(row)
    print(*row, sep=" | ")

# %% regularizers
kernel = np.array([[1, -2], [3, 0]], dtype="float32")
regularizer_factors = {}
penalty_of_each = []
for name, kind in own_names(regularizers, keras.regularizers.Regularizer):
    regularizer = keras.regularizers.get(name)
    factors = {
        key: round(value, 6)
        for key, value in regularizer.get_config().items()
        if isinstance(value, float)
    }
    regularizer_factors[name] = list(factors)
    row = (name, written(factors), round(float(regularizer(kernel)), 4))
    penalty_of_each.append(row)
    print(*row, sep=" | ")
