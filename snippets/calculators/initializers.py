# %% setup
import inspect

import keras
import numpy as np
from keras.src.initializers import ALL_OBJECTS_DICT

keras.utils.set_random_seed(0)

# %% every-random
shape = (500, 300)
random_initializers = {}
spread_of_each = []
for name, kind in sorted(ALL_OBJECTS_DICT.items()):
    parameters = inspect.signature(kind).parameters
    is_alias = name.replace("_", "") != kind.__name__.lower()
    if is_alias or "seed" not in parameters:
        continue
    initializer = keras.initializers.get(name)
    settings = {
        key: value
        for key, value in vars(initializer).items()
        if isinstance(value, (float, str))
    }
    given = [key for key in settings if key in parameters]
    random_initializers[name] = {"settings": settings, "given": given}
    written = ", ".join(f"{key}={value}" for key, value in settings.items())
    kernel = np.array(initializer(shape), "float64")
    spread = round(kernel.std(), 4), round(np.abs(kernel).max(), 3)
    row = (name, written, *spread)
    spread_of_each.append(row)
    print(*row, sep=" | ")
