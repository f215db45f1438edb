# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

keras.utils.set_random_seed(0)

# %% smallest
parameters = {}
for use_bias in (True, False):
    layer = keras.layers.Dense(3, use_bias=use_bias)
    layer.build((None, 4))
    parameters[use_bias] = layer.count_params()
    print(use_bias, [weight.name for weight in layer.weights])
parameters

# %% none
print(layer.bias, len(layer.get_weights()))

# %% zero-in
layer = keras.layers.Dense(3, use_bias=False)
print(layer(np.zeros((1, 4))).numpy())
layer = keras.layers.Dense(3, bias_initializer="ones")
print(layer(np.zeros((1, 4))).numpy())

# %% training limit=180
x = np.linspace(0, 2, 2000).reshape(-1, 1)
label = 2 * x + 1
plt.plot(x, label, "C2--", label="target")
learned = {}
losses = {}
for use_bias, colour in {False: "C1", True: "C0"}.items():
    layer = keras.layers.Dense(1, use_bias=use_bias)
    model = keras.Sequential([keras.Input(shape=(1,)), layer])
    model.compile(keras.optimizers.SGD(0.1), loss="mse")
    history = model.fit(x, label, batch_size=100, epochs=20, verbose=0)
    losses[use_bias] = round(history.history["loss"][-1], 2)
    values = [weight.numpy().item() for weight in layer.weights]
    learned[use_bias] = [round(value, 2) for value in values]
    plt.plot(x, model(x), colour, label=f"use_bias={use_bias}")
plt.legend()
print(learned)
print(losses)

# %% batch-normalization
x = np.random.normal(size=(8, 3)).astype("float32")
layer = keras.layers.Dense(4)
normalize = keras.layers.BatchNormalization()
before = normalize(layer(x), training=True)
layer.bias.assign([1, -2, 3, 5])
after = normalize(layer(x), training=True)
print(np.allclose(before, after, atol=1e-3))

# %% bias-gradient
import tensorflow as tf

layer.bias.assign([0, 0, 0, 0])
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(normalize(layer(x), training=True) ** 3)
weights = [weight.value for weight in layer.weights]
kernel, bias = tape.gradient(loss, weights)
print("kernel", np.round(np.abs(kernel).max(), 3))
print("bias", np.round(np.abs(bias).max(), 3))

# %% normalized-parameters
counts = {}
for use_bias in (True, False):
    model = keras.Sequential(
        [
            keras.Input(shape=(3,)),
            keras.layers.Dense(4, use_bias=use_bias),
            keras.layers.BatchNormalization(),
        ]
    )
    counts[use_bias] = model.count_params()
counts

# %% no-bias-there tags=["raises-exception"]
layer = keras.layers.Dense(3, use_bias=False, name="fc")
layer.build((None, 4))
layer.bias.shape

# %% weights-do-not-fit tags=["raises-exception"]
layer.set_weights([np.ones((4, 3)), np.zeros(3)])

# %% not-a-bool
for value in (0, None, "no"):
    layer = keras.layers.Dense(3, use_bias=value)
    layer.build((None, 4))
    print(repr(value), [weight.name for weight in layer.weights])

# %% changed-later
layer.use_bias = False
layer.bias.assign([5, 5, 5])
layer(np.zeros((1, 4))).numpy()

# %% ignored
layer = keras.layers.Dense(
    3,
    use_bias=False,
    bias_initializer="ones",
    bias_regularizer="l2",
)
layer(np.zeros((1, 4)))
print(layer.bias, layer.losses)
