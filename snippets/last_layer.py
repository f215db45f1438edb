# %% setup
import keras
import numpy as np


def build(units, activation=None, features=(3,)):
    keras.utils.set_random_seed(0)
    return keras.Sequential(
        [
            keras.Input(shape=features),
            keras.layers.Dense(units, activation=activation),
        ]
    )


x = np.random.default_rng(0).normal(size=(4, 3))

# %% four-tasks
tasks = {
    "number": (1, None, "mse", [0.5, 1, 2, 1.5]),
    "numbers": (2, None, "mse", [[0, 1], [2, 3], [1, 1], [0, 2]]),
    "two classes": (1, "sigmoid", "binary_crossentropy", [0, 1, 1, 0]),
    "classes": (
        *(3, "softmax", "sparse_categorical_crossentropy"),
        [0, 2, 1, 2],
    ),
    "one-hot": (
        *(3, "softmax", "categorical_crossentropy"),
        [[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 0, 1]],
    ),
    "labels": (
        *(3, "sigmoid", "binary_crossentropy"),
        [[1, 1, 0], [0, 0, 0], [1, 1, 1], [0, 1, 0]],
    ),
}
label_shapes, output_shapes = {}, {}
for task, (units, activation, loss, labels) in tasks.items():
    model, y = build(units, activation), np.array(labels)
    model.compile("sgd", loss)
    model.fit(x, y, verbose=0)
    label_shapes[task] = y.shape
    output_shapes[task] = model(x).shape
    print(f"{task:12}", label_shapes[task], output_shapes[task])

# %% sigmoid-or-two-softmax
scores = np.array([[1.0, 3.0], [2.0, -1.0]], "float32")
two = keras.ops.softmax(scores)[:, 1]
one = keras.ops.sigmoid(scores[:, 1] - scores[:, 0])
print(np.round(two, 4), np.round(one, 4))

# %% several-labels
scores = np.array([[5.0, 5.0, -5.0]], "float32")
print(np.round(keras.ops.softmax(scores), 3))
print(np.round(keras.ops.sigmoid(scores), 3))

# %% four-losses
scores = np.array([[1.0, 2.0, 4.0]], "float32")
chances = np.array(keras.ops.softmax(scores))
label = np.array([1])
expected = -np.log(chances[0, 1])
four = {}
for from_logits in (False, True):
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits)
    for name, output in {"scores": scores, "chances": chances}.items():
        four[name, from_logits] = round(float(loss(label, output)), 4)
        print(f"{name:8} {from_logits!s:6} {four[name, from_logits]}")
print(np.round(expected, 4))

# %% warned
y = np.array([0, 2, 1, 2])
model = build(3, "softmax")
warned = {}
for from_logits in (False, True):
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits)
    model.compile("sgd", loss)
    warned[from_logits] = round(model.evaluate(x, y, verbose=0), 4)
warned

# %% not-warned
model.compile("sgd", "sparse_categorical_crossentropy")
probabilities = model.predict(x, verbose=0)
twice = round(float(loss(y, probabilities)), 4)
twice

# %% scores-as-chances
model = build(3)
model.compile("sgd", "sparse_categorical_crossentropy")
no_softmax = model.evaluate(x, y, verbose=0)
model.compile("sgd", loss)
right = model.evaluate(x, y, verbose=0)
print(f"{no_softmax:.4f} instead of {right:.4f}")

# %% far-off
scores = np.array([[0.0, 100.0]], "float32")
label = np.array([0])
chances = np.array(keras.ops.softmax(scores))
from_chances = keras.losses.SparseCategoricalCrossentropy()
clipped = round(float(from_chances(label, chances)), 2)
exact = round(float(loss(label, scores)), 2)
print(clipped, exact)

# %% one-softmax limit=120
rng = np.random.default_rng(0)
many = rng.normal(size=(400, 3))
sign = (many[:, 0] > 0).astype(int)
share_of_ones = round(float(sign.mean()), 4)
history = {}
for activation in ("softmax", "sigmoid"):
    model = build(1, activation)
    adam = keras.optimizers.Adam(0.05)
    model.compile(adam, "binary_crossentropy", metrics=["accuracy"])
    model.fit(many, sign, epochs=20, verbose=0)
    loss_now, accuracy = model.evaluate(many, sign, verbose=0)
    history[activation] = round(loss_now, 3), round(accuracy, 4)
    lowest = model.predict(many, verbose=0).min().round(3)
    print(activation, *history[activation], "lowest output", lowest)

# %% own-loss
y = np.array([1.0, 2.0, 3.0])
prediction = np.array([[1.0], [2.0], [3.0]])
own = np.mean((y - prediction) ** 2)
print((y - prediction).shape, np.round(own, 4))
mended = float(keras.losses.MeanSquaredError()(y, prediction))
print(mended)

# %% broadcasts
mse = keras.losses.mean_squared_error
for labels, output in [
    ((4, 1), (4, 3)),
    ((4, 3), (4, 1)),
    ((4,), (4, 4)),
    ((4,), (4, 5, 1)),
]:
    per_sample = mse(np.zeros(labels), np.zeros(output))
    print(labels, output, "->", per_sample.shape)

# %% both-units-alike
y = many[:, :2].sum(axis=1, keepdims=True)
model = build(2)
model.compile(keras.optimizers.SGD(0.1), "mse")
model.fit(many, y, epochs=20, verbose=0)
alike = model.layers[0].kernel.numpy().round(3)
alike

# %% shapes-compared
print(model.output_shape, y.shape)

# %% width tags=["raises-exception"]
model = build(2)
model.compile("sgd", "mse")
model.fit(x, np.zeros((4, 5)), verbose=0)

# %% out-of-range tags=["raises-exception"]
import tensorflow as tf

labels = np.array([1, 2, 3])
scores = np.zeros((3, 3), "float32")
tf.raw_ops.SparseSoftmaxCrossEntropyWithLogits(  # (1)!
    features=scores, labels=labels
)

# %% out-of-range-deterministic tags=["raises-exception"]
tf.config.experimental.enable_op_determinism()
loss(labels, scores)

# %% out-of-range-cured
from_zero = np.unique(labels, return_inverse=True)[1]
print(from_zero, np.round(loss(from_zero, scores), 4))

# %% images tags=["raises-exception"]
images = np.zeros((4, 28, 28))
model = build(10, "softmax", features=(28, 28))
model.compile("sgd", "sparse_categorical_crossentropy")
model.fit(images, np.array([3, 1, 4, 1]), verbose=0)

# %% images-silent
model = build(1, features=(28, 28))
model.compile("sgd", "mse")
print(model.output_shape)
silent = model.evaluate(images, np.ones(4), verbose=0)
silent

# %% images-cured
model = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("sgd", "sparse_categorical_crossentropy")
model.fit(images, np.array([3, 1, 4, 1]), verbose=0)
print(model.output_shape)

# %% untrained
untrained = {units: round(float(np.log(units)), 4) for units in (2, 5, 10)}
untrained
