# %% setup
import keras
import numpy as np

# %% same-name tags=["raises-exception"]
layers = [keras.layers.Dense(3, name="fc") for _ in range(2)]
keras.Sequential(layers)

# %% same-name-cured
layers = [keras.layers.Dense(3, name=f"fc_{i}") for i in range(2)]
[layer.name for layer in keras.Sequential(layers).layers]

# %% name-used-twice tags=["raises-exception"]
x = keras.Input((2,))
y = keras.layers.Dense(2, name="fc")(x)
keras.Model(x, keras.layers.Dense(1, name="fc")(y))

# %% name-used-twice-cured
y = keras.layers.Dense(2, name="hidden")(x)
model = keras.Model(x, keras.layers.Dense(1, name="score")(y))
model.output_shape

# %% no-such-layer tags=["raises-exception"]
model.get_layer("fc")

# %% no-such-layer-cured
model.get_layer("score").units

# %% foreign-layer tags=["raises-exception"]
from tensorflow.python.keras.layers import Dense

keras.Sequential([Dense(3)])

# %% foreign-layer-cured
from keras.layers import Dense

len(keras.Sequential([Dense(3)]).layers)

# %% not-compiled tags=["raises-exception"]
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
x, y = np.ones((4, 3)), np.ones((4, 2))
model.fit(x, y, verbose=0)

# %% not-compiled-cured
model.compile(loss="mse")
list(model.fit(x, y, verbose=0).history)

# %% no-loss tags=["raises-exception"]
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.compile("adam")
model.fit(x, y, verbose=0)

# %% no-loss-cured
model.compile("adam", loss="mse")
list(model.fit(x, y, verbose=0).history)

# %% no-labels tags=["raises-exception"]
model.fit(x, verbose=0)

# %% no-labels-cured
list(model.fit(x, y, verbose=0).history)

# %% list-data tags=["raises-exception"]
model.fit([[1.0, 2.0, 3.0]], [[1.0, 2.0]], verbose=0)

# %% list-data-cured
one_x, one_y = np.array([[1.0, 2.0, 3.0]]), np.array([[1.0, 2.0]])
list(model.fit(one_x, one_y, verbose=0).history)

# %% cardinality tags=["raises-exception"]
model.fit(x, np.ones((5, 2)), verbose=0)

# %% cardinality-cured
list(model.fit(x, np.ones((len(x), 2)), verbose=0).history)

# %% images-not-flattened tags=["raises-exception"]
images, digits = np.ones((4, 28, 28)), np.zeros(4)
scores = keras.layers.Dense(10, activation="softmax")
model = keras.Sequential([keras.Input((28, 28)), scores])
model.compile(loss="sparse_categorical_crossentropy")
model.fit(images, digits, verbose=0)

# %% images-not-flattened-cured
model = keras.Sequential(
    [
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(loss="sparse_categorical_crossentropy")
model.fit(images, digits, verbose=0)
model.output_shape

# %% label-range tags=["raises-exception"]
labels = np.array([0, 1, 5])
scores = keras.layers.Dense(2, activation="softmax")(np.ones((3, 4)))
loss = keras.losses.SparseCategoricalCrossentropy()
loss(labels, scores)

# %% label-range-cured
enough = keras.layers.Dense(6, activation="softmax")(np.ones((3, 4)))
print(loss(labels, enough).shape)

# %% target-width tags=["raises-exception"]
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.compile(loss="mse")
model.fit(np.ones((4, 3)), np.ones((4, 5)), verbose=0)

# %% target-width-cured
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(5)])
model.compile(loss="mse")
model.fit(np.ones((4, 3)), np.ones((4, 5)), verbose=0)
model.output_shape

# %% target-shape tags=["raises-exception"]
one_hot = np.eye(5)[:4]
two = keras.layers.Dense(2, activation="softmax")(np.ones((4, 3)))
keras.losses.CategoricalCrossentropy()(one_hot, two)

# %% target-shape-cured
five = keras.layers.Dense(5, activation="softmax")(np.ones((4, 3)))
print(keras.losses.CategoricalCrossentropy()(one_hot, five).shape)

# %% target-rank tags=["raises-exception"]
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.compile(loss="categorical_crossentropy")
model.fit(np.ones((4, 3)), np.array([0, 1, 0, 1]), verbose=0)

# %% target-rank-cured
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(loss=loss)
history = model.fit(np.ones((4, 3)), np.array([0, 1, 0, 1]), verbose=0)
list(history.history)

# %% from-logits
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
scores = keras.layers.Dense(2, activation="softmax")
model = keras.Sequential([keras.Input((3,)), scores])
model.compile(loss=loss)
history = model.fit(np.ones((4, 3)), np.array([0, 1, 0, 1]), verbose=0)

# %% from-logits-cured
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.compile(loss=loss)
history = model.fit(np.ones((4, 3)), np.array([0, 1, 0, 1]), verbose=0)
list(history.history)

# %% nothing-trainable
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.trainable = False
model.compile(loss="mse")
history = model.fit(np.ones((4, 3)), np.ones((4, 2)), verbose=0)

# %% nothing-trainable-cured
model.trainable = True
model.compile(loss="mse")
model.fit(np.ones((4, 3)), np.ones((4, 2)), verbose=0)
len(model.trainable_weights)

# %% answers
needed_units = int(np.array([0, 1, 5]).max()) + 1
mse = keras.losses.MeanSquaredError()
broadcast_loss = float(mse(np.zeros((4, 1)), np.ones((4, 3))))
