# %% setup
import inspect

import numpy as np
import tensorflow as tf
from keras.src.activations import ALL_OBJECTS_DICT

# %% element-wise
x = np.array([-2.0, -0.5, 0.5, 2.0])
elementwise = {}
values_of_each = []
for name, function in sorted(ALL_OBJECTS_DICT.items()):
    _, *parameters = inspect.signature(function).parameters.values()
    is_alias = name != function.__name__
    if is_alias or any(p.name == "axis" for p in parameters):
        continue
    given = {}
    for p in parameters:
        given[p.name] = 0.0 if p.default is p.empty else p.default
    elementwise[name] = given
    written = ", ".join(f"{key}={value}" for key, value in given.items())
    y = np.array(function(tf.constant(x), **given)).round(3)
    row = (name, written or None, *y)
    values_of_each.append(row)
    print(*row, sep=" | ")
