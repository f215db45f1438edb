# %% setup
import random

import keras
import numpy as np


def make(optimizer, **options):
    layer = keras.layers.Dense(2, **options)
    model = keras.Sequential([keras.Input(shape=(3,)), layer])
    model.compile(optimizer, loss="mse", metrics=["mse"])
    layer.set_weights([kernel, bias])
    return model, layer


# %% numbers
x = np.array([[1, 2, 3], [0, 4, 1]], "float32")
y = np.array([[5, -5], [3, 2]], "float32")
kernel = np.array([[2, -1], [0, 3], [1, -2]], "float32")
bias = np.array([2, -4], "float32")

# %% forward
output = x @ kernel + bias
error = output - y
loss = np.mean(error**2)
print(output, error, loss, sep="\n")

# %% gradient
to_output = 2 * error / error.size
to_kernel = x.T @ to_output
to_bias = to_output.sum(axis=0)
print(to_output, to_kernel, to_bias, sep="\n")

# %% tape
import tensorflow as tf

model, layer = make("sgd")
with tf.GradientTape() as tape:
    by_keras = keras.ops.mean((layer(x) - y) ** 2)
tape_kernel, tape_bias = tape.gradient(by_keras, layer.trainable_weights)
print(np.array_equal(tape_kernel, to_kernel))
print(np.array_equal(tape_bias, to_bias))

# %% sgd
rate = np.float32(0.1)
sgd_kernel = kernel - rate * to_kernel
sgd_bias = bias - rate * to_bias
print(sgd_kernel, sgd_bias, sep="\n")

# %% sgd-keras
model, layer = make(keras.optimizers.SGD(0.1))
reported = model.train_on_batch(x, y)[0]
for weight in layer.get_weights():
    print(weight)
same_kernel = np.array_equal(layer.kernel, sgd_kernel)
same_bias = np.array_equal(layer.bias, sgd_bias)
print(same_kernel, same_bias)

# %% reported-loss
after = model.evaluate(x, y, verbose=0)[0]
reported, after = round(float(reported), 4), round(float(after), 4)
print(reported, after)


# %% adam
def adam(weight, gradient, m, v, step):
    m = m + (gradient - m) * np.float32(1 - 0.9)
    v = v + (gradient**2 - v) * np.float32(1 - 0.999)
    down = np.float32(1) - np.float32(0.9) ** np.float32(step)
    up = np.float32(1) - np.float32(0.999) ** np.float32(step)
    alpha = rate * np.sqrt(up) / down  # (1)!
    return weight - m * alpha / (np.sqrt(v) + np.float32(1e-7)), m, v


adam_kernel, *_ = adam(kernel, to_kernel, 0, 0, step=1)
adam_bias, *_ = adam(bias, to_bias, 0, 0, step=1)
print(adam_kernel, adam_bias, sep="\n")

# %% adam-keras
model, layer = make(keras.optimizers.Adam(0.1))
model.train_on_batch(x, y)
for weight in layer.get_weights():
    print(weight)
adam_same_kernel = np.array_equal(layer.kernel, adam_kernel)
adam_same_bias = np.array_equal(layer.bias, adam_bias)
print(adam_same_kernel, adam_same_bias)

# %% adam-five
model, layer = make(keras.optimizers.Adam(0.1))
weights, states = [kernel, bias], [(0, 0), (0, 0)]
for step in range(1, 6):
    to_output = 2 * (x @ weights[0] + weights[1] - y) / y.size
    gradients = [x.T @ to_output, to_output.sum(axis=0)]
    for i in range(2):
        weights[i], *states[i] = adam(
            weights[i], gradients[i], *states[i], step
        )
    model.train_on_batch(x, y)
apart = np.abs(layer.kernel - weights[0]).max()
print(np.round(layer.kernel, 4))
print(np.round(weights[0], 4))

# %% constraint
limit = keras.constraints.MaxNorm(2)
model, layer = make(keras.optimizers.SGD(0.1), kernel_constraint=limit)
before = np.linalg.norm(layer.kernel, axis=0)
model.train_on_batch(x, y)
held_kernel = layer.kernel.numpy()
unheld = np.linalg.norm(sgd_kernel, axis=0)
held = np.linalg.norm(held_kernel, axis=0)
print(before.round(4), unheld.round(4), held.round(4))
print(np.allclose(held_kernel, limit(sgd_kernel)))

# %% regularizer
l2 = keras.regularizers.L2(0.1)
model, layer = make(keras.optimizers.SGD(0.1), kernel_regularizer=l2)
penalty = 0.1 * np.sum(kernel**2)
total, mse = model.train_on_batch(x, y)
print(np.round([loss, penalty, loss + penalty], 4))
print(np.round([mse, total], 4))

# %% regularizer-step
with_l2 = kernel - 0.1 * (to_kernel + 2 * 0.1 * kernel)
print(np.round(layer.kernel, 4))
print(np.allclose(layer.kernel, with_l2, atol=1e-6))
print(np.allclose(layer.bias, sgd_bias))

# %% activity
l2 = keras.regularizers.L2(0.1)
model, layer = make(keras.optimizers.SGD(0.1), activity_regularizer=l2)
activity = 0.1 * np.sum(output**2) / len(x)
activity_total, activity_mse = model.train_on_batch(x, y)
print(np.round([loss, activity, loss + activity], 4))
print(np.round([activity_mse, activity_total], 4))
to_outputs = 2 * error / error.size + 2 * 0.1 * output / len(x)
activity_kernel = kernel - 0.1 * x.T @ to_outputs
print(np.allclose(layer.kernel, activity_kernel, atol=1e-6))

# %% seeds
seeds = {
    "random.seed": random.seed,
    "np.random.seed": np.random.seed,
    "tf.random.set_seed": tf.random.set_seed,
    "keras.utils.set_random_seed": keras.utils.set_random_seed,
}
repeats = {}
for name, seed in seeds.items():
    kernels = []
    for _ in range(2):
        seed(0)
        layer = keras.layers.Dense(2)
        layer.build((None, 3))
        kernels.append(layer.kernel.numpy())
    repeats[name] = np.array_equal(*kernels)
    print(f"{name:28}", repeats[name])

# %% shuffle limit=180
many = np.random.default_rng(0).normal(size=(64, 3))
target = many[:, :2] * 2


def trained(order_seed, shuffle=True):
    model, layer = make("sgd")
    tf.random.set_seed(order_seed)
    model.fit(many, target, batch_size=8, shuffle=shuffle, verbose=0)
    return layer.kernel.numpy()


first = trained(0)
print("again        ", np.array_equal(first, trained(0)))
print("another seed ", np.array_equal(first, trained(1)))
in_order = trained(0, shuffle=False)
same_order = np.array_equal(in_order, trained(1, shuffle=False))
print("not shuffled ", same_order)

# %% order
keras.utils.set_random_seed(0)
first = keras.layers.Dense(2)
first.build((None, 3))
keras.utils.set_random_seed(0)
keras.layers.Dense(5).build((None, 3))
second = keras.layers.Dense(2)
second.build((None, 3))
print(np.array_equal(first.kernel, second.kernel))

# %% own-seed
kernels = []
for _ in range(2):
    initializer = keras.initializers.GlorotUniform(seed=7)
    layer = keras.layers.Dense(2, kernel_initializer=initializer)
    layer.build((None, 3))
    kernels.append(layer.kernel.numpy())
print(np.array_equal(*kernels))
