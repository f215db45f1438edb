# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

keras.utils.set_random_seed(0)

# %% smallest
layer = keras.layers.Dense(3, bias_initializer="ones")
print(layer(np.zeros((1, 4))).numpy())

# %% default
layer = keras.layers.Dense(3)
layer.build((None, 4))
layer.bias.numpy()

# %% forms
for initializer in (
    keras.initializers.Constant(0.1),
    np.array([1, 2, 3]),
    lambda shape, dtype=None: keras.ops.arange(*shape, dtype=dtype),
):
    layer = keras.layers.Dense(3, bias_initializer=initializer)
    layer.build((None, 4))
    print(layer.bias.numpy())

# %% refused
from keras.src.initializers import ALL_OBJECTS_DICT

refused = []
for name in sorted(ALL_OBJECTS_DICT, key=str.swapcase):
    try:
        keras.layers.Dense(3, bias_initializer=name).build((None, 4))
    except Exception:
        refused.append(name)
refused

# %% limit
layer = keras.layers.Dense(600, bias_initializer="glorot_uniform")
layer.build((None, 4))
largest = round(float(np.abs(layer.bias).max()), 3)
limit = round(float(np.sqrt(6 / (600 + 600))), 3)
print(limit, largest)

# %% rare-label
x = np.random.normal(size=(8000, 4))
label = (x[:, 0] > 2.3).astype("float32")
share = round(float(label.mean()), 3)
start = round(float(np.log(share / (1 - share))), 2)
print(share, start)

# %% training limit=180
before, after = {}, {}
for name, first in {"zeros": 0, "log-odds": start}.items():
    layer = keras.layers.Dense(
        1,
        activation="sigmoid",
        kernel_initializer="zeros",
        bias_initializer=keras.initializers.Constant(first),
    )
    model = keras.Sequential([keras.Input(shape=(4,)), layer])
    model.compile(keras.optimizers.Adam(0.005), "binary_crossentropy")
    loss = model.evaluate(x, label, verbose=0)
    history = model.fit(x, label, batch_size=80, epochs=8, verbose=0)
    losses = [loss, *history.history["loss"]]
    before[name], after[name] = round(loss, 2), round(losses[-1], 2)
    plt.plot(losses, label=f"bias starts at {first}")
plt.xlabel("epoch")
plt.ylabel("loss")
plt.legend()
print(before)
print(after)

# %% dead
import tensorflow as tf

x = np.random.normal(size=(100, 4)).astype("float32")
for first in (0, -10):
    constant = keras.initializers.Constant(first)
    layer = keras.layers.Dense(8, "relu", bias_initializer=constant)
    with tf.GradientTape() as tape:
        y = layer(x)
        loss = tf.reduce_mean((y - 1) ** 2)
    gradient = tape.gradient(loss, layer.kernel.value)
    gradient = np.abs(gradient).max()
    print(first, np.round(np.max(y), 2), np.round(gradient, 2))

# %% orthogonal tags=["raises-exception"]
layer = keras.layers.Dense(3, bias_initializer="orthogonal")
layer.build((None, 4))

# %% number tags=["raises-exception"]
keras.layers.Dense(3, bias_initializer=0.1)

# %% array-shape tags=["raises-exception"]
layer = keras.layers.Dense(3, bias_initializer=np.zeros(4))
layer.build((None, 4))

# %% shared
initializer = keras.initializers.RandomNormal()
layer = keras.layers.Dense(
    3, kernel_initializer=initializer, bias_initializer=initializer
)
layer.build((None, 4))
print(np.round(layer.kernel.numpy()[0], 4))
print(np.round(layer.bias.numpy(), 4))
