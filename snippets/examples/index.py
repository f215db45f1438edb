# %% setup
import inspect

import keras
import numpy as np

# %% without-training
numbers = np.random.default_rng(0).normal(size=1_000_000)
one, two = numbers.reshape(-1, 1), numbers.reshape(-1, 2)

first = np.linalg.lstsq(one, -one)[0]
second = np.linalg.lstsq(two, -two[:, 1:])[0]
third = np.linalg.lstsq(two, -two)[0]

for kernel in (first, second, third):
    print(np.round(kernel, 4) + 0)

# %% fit-defaults
signature = inspect.signature(keras.Model.fit)
asked = ("batch_size", "epochs", "verbose", "shuffle")
defaults = {name: signature.parameters[name].default for name in asked}
defaults

# %% batch-size
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")

small = np.zeros((100, 1))
history = model.fit(small, small, verbose=0)
steps = history.params["steps"]

print("100 samples,", steps, "steps")

# %% adam
adam = keras.optimizers.get("adam")
learning_rate = float(adam.learning_rate)

print(type(adam).__name__, round(learning_rate, 6))
