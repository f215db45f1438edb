# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

keras.utils.set_random_seed(0)

# %% smallest
layer = keras.layers.Dense(3)
y = layer(np.ones((2, 4)))
print(y.shape)

# %% parameters
print(layer.kernel.shape, layer.bias.shape)
parameters = layer.count_params()
parameters

# %% one-column-each
x = np.array([[1, 2, 3, 4]], "float32")
kernel = layer.kernel.numpy()
print(np.round(layer(x)[0], 4))
for unit in range(3):
    print(unit, np.round(x[0] @ kernel[:, unit], 4))

# %% ranks
for shape in [(2, 4), (2, 5, 4), (2, 5, 6, 4)]:
    print(shape, "->", layer(np.ones(shape)).shape)

# %% cost
counts = {}
for units in (1, 10, 128, 1024):
    wide = keras.layers.Dense(units)
    wide.build((None, 784))
    counts[units] = wide.count_params()
counts

# %% width limit=180
x = np.linspace(-1, 1, 4000).reshape(-1, 1)
target = np.sin(3 * x)
plt.plot(x, target, "C2--", label="target")
losses = {}
for units, colour in {2: "C0", 16: "C1"}.items():
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [
            keras.Input(shape=(1,)),
            keras.layers.Dense(units, activation="relu"),
            keras.layers.Dense(1),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), loss="mse")
    history = model.fit(x, target, batch_size=40, epochs=5, verbose=0)
    losses[units] = round(history.history["loss"][-1], 3)
    plt.plot(x, model(x), colour, label=f"units={units}")
plt.legend()
print(losses)

# %% zero tags=["raises-exception"]
keras.layers.Dense(0)

# %% refused
others = (-1, 1.5, "3", None, False, np.float32(3), tf.constant(3))
refused = {}
for value in others:
    try:
        keras.layers.Dense(value)
    except ValueError as error:
        refused[type(value).__name__] = str(error).split("Received: ")[1]
refused

# %% float tags=["raises-exception"]
keras.layers.Dense(64 / 2)

# %% numpy-integer tags=["raises-exception"]
labels = np.array([0, 2, 1, 2])
classes = labels.max() + 1
keras.layers.Dense(classes)

# %% numpy-integer-cured
layer = keras.layers.Dense(int(classes))
layer.units

# %% too-few tags=["raises-exception"]
one_hot = np.eye(3)[labels]
layer = keras.layers.Dense(2, activation="softmax")
scores = layer(np.ones((4, 3)))
keras.losses.CategoricalCrossentropy()(one_hot, scores)

# %% true
keras.layers.Dense(True).units

# %% changed-later
layer = keras.layers.Dense(3)
layer.build((None, 4))
layer.units = 5
print(layer(np.ones((2, 4))).shape)
print(layer.compute_output_shape((2, 4)))
print(layer.get_config()["units"])
