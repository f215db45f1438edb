# %% setup
import keras
import numpy as np

# %% min-ndim tags=["raises-exception"]
sample = np.array([1.0, 2.0, 3.0])
keras.layers.Dense(2)(sample)

# %% min-ndim-cured
print(keras.layers.Dense(2)(sample[np.newaxis]).shape)

# %% last-axis tags=["raises-exception"]
layer = keras.layers.Dense(2, name="fc")
layer(np.ones((4, 3)))
layer(np.ones((4, 2)))

# %% last-axis-cured
print(layer(np.ones((5, 3))).shape)
print(keras.layers.Dense(2)(np.ones((4, 2))).shape)

# %% model-shape tags=["raises-exception"]
inputs = keras.Input((3,))
model = keras.Model(inputs, keras.layers.Dense(2)(inputs))
model(np.ones((4, 2)))

# %% model-shape-cured
print(model(np.ones((4, 3))).shape)

# %% no-batch tags=["raises-exception"]
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.predict(np.ones(3), verbose=0)

# %% no-batch-cured
print(model.predict(np.ones(3)[np.newaxis], verbose=0).shape)

# %% matmul-size tags=["raises-exception"]
layer = keras.layers.Dense(7)
layer.build((None, 3))
keras.ops.matmul(np.ones((2, 4), "float32"), layer.kernel)

# %% matmul-size-cured
x = np.ones((2, 3), "float32")
print(keras.ops.matmul(x, layer.kernel).shape)


# %% unknown-rank
import tensorflow as tf


def describe(spec):
    try:
        graph = tf.function(layer, input_signature=[spec])
        return str(graph.get_concrete_function().output_shapes)
    except ValueError as error:
        return str(error).strip().splitlines()[-1].strip()


print(describe(tf.TensorSpec(None)))

# %% unknown-rank-cured
print(describe(tf.TensorSpec((None, 3))))

# %% positional-tensors tags=["raises-exception"]
keras.layers.Dense(3)([[1.0, 2.0]])

# %% positional-tensors-cured
print(keras.layers.Dense(3)(np.array([[1.0, 2.0]]), training=True).shape)


# %% none-input tags=["raises-exception"]
def halve(x):
    x / 2


keras.layers.Dense(3)(halve(np.ones((1, 2))))


# %% none-input-cured
def halve(x):
    return x / 2


print(keras.layers.Dense(3)(halve(np.ones((1, 2)))).shape)

# %% two-inputs tags=["raises-exception"]
a, b = np.ones((1, 2)), np.ones((1, 5))
keras.layers.Dense(3)([a, b])

# %% two-inputs-cured
both = keras.layers.Concatenate()([a, b])
print(keras.layers.Dense(3)(both).shape)

# %% dict-input tags=["raises-exception"]
features = {"age": np.ones((1, 2))}
keras.layers.Dense(3)(features)

# %% dict-input-cured
print(keras.layers.Dense(3)(features["age"]).shape)

# %% no-input tags=["raises-exception"]
keras.layers.Dense(3)()

# %% no-input-cured
print(keras.layers.Dense(3)(np.ones((1, 2))).shape)

# %% mask-argument tags=["raises-exception"]
x = np.ones((1, 4, 2))
keras.layers.Dense(3)(x, mask=np.ones((1, 4), bool))

# %% mask-argument-cured
masked = keras.layers.Masking()(x)
print(keras.layers.Dense(3)(masked)._keras_mask.shape)

# %% keras-tensor tags=["raises-exception"]
inputs = keras.Input((3,))
tf.nn.relu(keras.layers.Dense(2)(inputs))

# %% keras-tensor-cured
print(keras.ops.relu(keras.layers.Dense(2)(inputs)).shape)

# %% string-input tags=["raises-exception"]
words = np.array([["red"], ["blue"]])
keras.layers.Dense(3)(words)

# %% string-input-cured
lookup = keras.layers.StringLookup(
    vocabulary=["red", "blue"], output_mode="one_hot"
)
print(keras.layers.Dense(3)(lookup(words)).shape)

# %% object-array tags=["raises-exception"]
x = np.array([[1, None]], dtype=object)
keras.layers.Dense(3)(x)

# %% object-array-cured
filled = np.array([[1, 0]], dtype="float32")
print(keras.layers.Dense(3)(filled).shape)

# %% ragged-input tags=["raises-exception"]
rows = [[[1.0, 2.0]], [[1.0, 2.0], [3.0, 4.0]]]
ragged = tf.ragged.constant(rows, ragged_rank=1)
layer = keras.layers.Dense(3)
layer(ragged)

# %% ragged-input-cured
print(layer(ragged.to_tensor()).shape)

# %% sparse-rank-3 tags=["raises-exception"]
sparse = tf.sparse.from_dense(np.ones((2, 3, 4), "float32"))
keras.layers.Dense(3)(sparse)

# %% sparse-rank-3-cured
rows = tf.sparse.reshape(sparse, (6, 4))
print(keras.layers.Dense(3)(rows).shape)

# %% threshold tags=["raises-exception"]
x = np.ones((1, 2))
keras.layers.Dense(2, activation="threshold")(x)


# %% threshold-cured
def step(x):
    return keras.activations.threshold(x, 0.0, 0.0)


print(keras.layers.Dense(2, activation=step)(x).shape)

# %% layer-class tags=["raises-exception"]
keras.layers.Dense(2, activation=keras.layers.ReLU)(x)

# %% layer-class-cured
print(keras.layers.Dense(2, activation=keras.layers.ReLU())(x).shape)

# %% softmax-one-unit
layer = keras.layers.Dense(1, activation="softmax")
layer(np.random.normal(size=(4, 3))).numpy().ravel()

# %% softmax-one-unit-cured
layer = keras.layers.Dense(1, activation="sigmoid")
layer(np.zeros((2, 3))).numpy().ravel()

# %% answers
layer = keras.layers.Dense(2)
layer.build((None, 3))
expected_width = layer.kernel.shape[0]
one_sample = np.ones(3)[np.newaxis].shape
