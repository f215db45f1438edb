# %% setup
from pathlib import Path

import keras
import numpy as np

# %% numbers
x = np.array([[1.0, 2, 3], [0, 4, 1]])  # (1)!
kernel = np.array([[2.0, -1], [0, 3], [1, -2]])  # (2)!
bias = np.array([2.0, -4])  # (3)!

# %% layer
layer = keras.layers.Dense(2)
layer.build((None, 3))
layer.set_weights([kernel, bias])
print(layer(x).numpy())

# %% same-in-numpy
product = x @ kernel
z = product + bias
print(z)
same = np.array_equal(layer(x), z)
print(same)

# %% backends
folder = Path(keras.__file__).parent / "src/backend"
uses_tensordot = {}
for backend in ("tensorflow", "jax", "numpy"):
    code = (folder / backend / "numpy.py").read_text()
    matmul = code.split("\ndef matmul(")[1].split("\n\n\n")[0]
    uses_tensordot[backend] = "tensordot" in matmul
uses_tensordot

# %% one-number
terms = x[0] * kernel[:, 1]
total = terms.sum() + bias[1]
print(terms, total)

# %% activation
layer = keras.layers.Dense(2, activation="relu")
layer.build((None, 3))
layer.set_weights([kernel, bias])
y = layer(x).numpy()
print(y)

# %% weights
for weight in layer.weights:
    print(weight.name, weight.shape)
parameters = layer.count_params()
print(parameters)

# %% moved
changed = kernel.copy()
changed[2, 1] += 10
difference = x @ changed - x @ kernel
print(difference)

# %% before-first-call
fresh = keras.layers.Dense(2)
print(len(fresh.weights))
fresh(x)
print(len(fresh.weights))
print(fresh.bias.numpy())

# %% two-without-activation
first = keras.layers.Dense(4)
second = keras.layers.Dense(2)
two = second(first(x))

k1, b1 = first.get_weights()
k2, b2 = second.get_weights()
one = x @ (k1 @ k2) + (b1 @ k2 + b2)
equal = np.allclose(two, one, atol=1e-5)
print(equal)

# %% transposed tags=["raises-exception"]
layer.set_weights([kernel.T, bias])

# %% every-number
every_number = []
for n, sample in enumerate(x):
    for j, column in enumerate(kernel.T):
        pairs = [f"{a:g} × {k:g}" for a, k in zip(sample, column)]
        written = " + ".join([*pairs, f"{bias[j]:g}"])
        every_number.append((f"[{n}, {j}]", written, z[n, j], y[n, j]))
every_number
