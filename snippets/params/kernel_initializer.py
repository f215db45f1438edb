# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

keras.utils.set_random_seed(0)

# %% smallest
layer = keras.layers.Dense(3, kernel_initializer="ones")
layer.build((None, 2))
layer.kernel.numpy()

# %% forms
for initializer in (
    "he_normal",
    keras.initializers.HeNormal,
    keras.initializers.HeNormal(seed=7),
    keras.initializers.Constant(0.5),
    np.array([[1, 2, 3], [4, 5, 6]]),
    lambda shape, dtype=None: 0.1 * keras.ops.eye(*shape),
):
    layer = keras.layers.Dense(3, kernel_initializer=initializer)
    layer.build((None, 2))
    print(np.round(layer.kernel.numpy()[0], 2))

# %% other-forms
saved = keras.initializers.serialize(keras.initializers.HeNormal(seed=7))
for initializer in (None, keras.ops.ones((2, 3)), saved):
    layer = keras.layers.Dense(3, kernel_initializer=initializer)
    layer.build((None, 2))
    print(np.round(layer.kernel.numpy()[0], 2))

# %% identity
layer = keras.layers.Dense(3, kernel_initializer="identity")
layer.build((None, 2))
layer.kernel.numpy()

# %% limits
layer = keras.layers.Dense(300)
layer.build((None, 500))
kernel = layer.kernel.numpy().astype("float64")
limit = round(np.sqrt(6 / (500 + 300)), 4)
smallest, largest = round(kernel.min(), 4), round(kernel.max(), 4)
print(limit, smallest, largest)

# %% default-when-none
layer = keras.layers.Dense(300, kernel_initializer=None)
layer.build((None, 500))
largest_of_none = round(float(np.abs(layer.kernel).max()), 4)
largest_of_none

# %% spreads
names = ["glorot_uniform", "glorot_normal", "he_uniform", "he_normal"]
names += ["lecun_uniform", "lecun_normal", "random_uniform"]
names += ["random_normal", "truncated_normal", "orthogonal"]
spreads, kernels = {}, {}
for name in names:
    layer = keras.layers.Dense(300, kernel_initializer=name)
    layer.build((None, 500))
    kernels[name] = layer.kernel.numpy().astype("float64")
    largest_here = np.abs(kernels[name]).max()
    spreads[name] = [round(kernels[name].std(), 3), round(largest_here, 3)]
    print(f"{name:16}", *spreads[name])

# %% histograms
bins = np.linspace(-0.25, 0.25, 61)
figure, axes = plt.subplots(5, 2, figsize=(6.4, 8))
for axis, name in zip(axes.flat, names):
    axis.hist(kernels[name].ravel(), bins, histtype="step")
    axis.set_title(name)
    axis.set_yticks([])

# %% depth
x = np.random.normal(size=(256, 256)).astype("float32")
sizes = {}
for name in ("he_normal", "glorot_uniform", "random_normal"):
    h = x
    for _ in range(20):
        layer = keras.layers.Dense(
            256,
            activation="relu",
            kernel_initializer=name,
        )
        h = layer(h)
    sizes[name] = float(np.std(h))
    print(f"{name:14} {sizes[name]:.6f}")

# %% symmetry limit=180
x = np.random.normal(size=(2000, 2)).astype("float32")
label = x[:, 0] * x[:, 1]
losses = {}
for name in ("zeros", "ones", "glorot_uniform"):
    hidden = keras.layers.Dense(8, "tanh", kernel_initializer=name)
    last = keras.layers.Dense(1, kernel_initializer=name)
    model = keras.Sequential([keras.Input(shape=(2,)), hidden, last])
    model.compile(keras.optimizers.Adam(0.02), loss="mse")
    history = model.fit(x, label, batch_size=40, epochs=8, verbose=0)
    losses[name] = round(history.history["loss"][-1], 2)
    print(name, losses[name])
    print(np.round(hidden.kernel.numpy()[:, :4], 2))

# %% seed
keras.utils.set_random_seed(1)
first = keras.layers.Dense(3)
first.build((None, 2))
keras.utils.set_random_seed(1)
second = keras.layers.Dense(3)
second.build((None, 2))
print(np.array_equal(first.kernel, second.kernel))

# %% wrong-seed
import tensorflow as tf

tf.random.set_seed(1)
first = keras.layers.Dense(3)
first.build((None, 2))
tf.random.set_seed(1)
second = keras.layers.Dense(3)
second.build((None, 2))
print(np.array_equal(first.kernel, second.kernel))

# %% shared-instance
initializer = keras.initializers.HeNormal()
first = keras.layers.Dense(3, kernel_initializer=initializer)
second = keras.layers.Dense(3, kernel_initializer=initializer)
first.build((None, 2))
second.build((None, 2))
print(np.array_equal(first.kernel, second.kernel))

# %% shared-cured
seed = keras.random.SeedGenerator(1)
initializer = keras.initializers.HeNormal(seed=seed)
first = keras.layers.Dense(3, kernel_initializer=initializer)
second = keras.layers.Dense(3, kernel_initializer=initializer)
first.build((None, 2))
second.build((None, 2))
print(np.array_equal(first.kernel, second.kernel))

# %% not-shared
HeNormal = keras.initializers.HeNormal
apart = {}
for kind, make in {
    "string": lambda: "he_normal",
    "instance": HeNormal,
}.items():
    kernels = []
    for _ in range(2):
        layer = keras.layers.Dense(3, kernel_initializer=make())
        layer.build((None, 2))
        kernels.append(layer.kernel.numpy())
    apart[kind] = not np.array_equal(*kernels)
apart

# %% xavier tags=["raises-exception"]
keras.layers.Dense(3, kernel_initializer="xavier_uniform")

# %% constant tags=["raises-exception"]
keras.layers.Dense(3, kernel_initializer="constant")

# %% number tags=["raises-exception"]
keras.layers.Dense(3, kernel_initializer=0.1)

# %% refused
refused = []
for value in ("xavier", "glorot", "HE_NORMAL", 0.1, [1, 2]):
    try:
        keras.layers.Dense(3, kernel_initializer=value)
    except ValueError as error:
        refused.append(str(error))
print("\n".join(refused))

# %% array-shape tags=["raises-exception"]
array = np.array([[1, 2], [3, 4], [5, 6]])
layer = keras.layers.Dense(3, kernel_initializer=array)
layer.build((None, 2))

# %% function-without-dtype tags=["raises-exception"]
layer = keras.layers.Dense(3, kernel_initializer=lambda shape: 0.1)
layer.build((None, 2))

# %% array-not-loaded
layer = keras.layers.Dense(3, kernel_initializer=array.T)
model = keras.Sequential([keras.Input(shape=(2,)), layer])
model.save("array.keras")
try:
    keras.saving.load_model("array.keras")
except TypeError as error:
    print(str(error).splitlines()[-1][:68])

# %% array-loaded
initializer = keras.initializers.Constant(array.T)
layer = keras.layers.Dense(3, kernel_initializer=initializer)
model = keras.Sequential([keras.Input(shape=(2,)), layer])
model.save("array.keras")
loaded = keras.saving.load_model("array.keras")
loaded.layers[0].kernel.numpy()
