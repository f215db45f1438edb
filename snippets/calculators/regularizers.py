# %% setup
import keras
import numpy as np
from keras.src.regularizers import ALL_OBJECTS_DICT

# %% every-regularizer
kernel = np.array([[1, -2], [3, 0]], dtype="float32")
regularizer_factors = {}
penalty_of_each = []
for name, kind in sorted(ALL_OBJECTS_DICT.items()):
    is_alias = name.replace("_", "") != kind.__name__.lower()
    if is_alias or kind is keras.regularizers.Regularizer:
        continue
    regularizer = keras.regularizers.get(name)
    factors = {
        key: round(value, 6)
        for key, value in regularizer.get_config().items()
        if isinstance(value, float)
    }
    regularizer_factors[name] = list(factors)
    written = ", ".join(f"{key}={value}" for key, value in factors.items())
    penalty_of_it = round(float(regularizer(kernel)), 4)
    row = (name, written, penalty_of_it)
    penalty_of_each.append(row)
    print(*row, sep=" | ")
