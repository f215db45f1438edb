# %% setup
import keras
import numpy as np

keras.utils.set_random_seed(0)
layer = keras.layers.Dense(2, name="fc")
layer.build((None, 3))

# %% kinds
import tensorflow as tf

rows = np.ones((1, 3), "float32")
given = {
    "NumPy array": rows,
    "Keras tensor": keras.ops.ones((1, 3)),
    "TensorFlow tensor": tf.ones((1, 3)),
    "Keras variable": keras.Variable(rows),
}
results = {kind: layer(value).numpy() for kind, value in given.items()}
same = all(np.allclose(y, rows @ layer.kernel) for y in results.values())
same


# %% array-protocol
class Table:
    shape, dtype = (1, 3), np.dtype("float32")

    def __array__(self, dtype=None, copy=None):
        return np.ones(self.shape, dtype or self.dtype)


layer(Table()).shape

# %% symbolic
inputs = keras.Input(shape=(3,))
outputs = layer(inputs)
print(type(outputs).__name__, outputs.shape, outputs.dtype)

# %% eager
outputs = layer(np.ones((1, 3)))
print(type(outputs).__name__, outputs.shape)

# %% dtypes
floats = ["float16", "bfloat16", "float32", "float64"]
others = ["int8", "uint8", "int32", "int64", "bool", "complex64"]
policies = ("float32", "float16", "mixed_bfloat16", "float64")
out = {}
for policy in policies:
    typed = keras.layers.Dense(2, dtype=policy)
    typed.build((None, 3))
    for kind in floats + others:
        y = typed(tf.cast(tf.ones((1, 3)), kind))
        out[kind, policy] = y.dtype.name
out

# %% lost-digits
whole = np.array([[2**24 + 1, 0, 0]], "int64")
one = keras.layers.Dense(1, kernel_initializer="ones")
wanted, received = int(whole[0, 0]), int(one(whole)[0, 0])
print(wanted, received)

# %% overflow
half = keras.layers.Dense(1, kernel_initializer="ones", dtype="mixed_float16")
print(half(np.full((1, 3), 4e4)).numpy())

# %% mask
steps = np.array([[[1.0, 1.0], [2.0, 2.0], [0.0, 0.0]]])
masked = keras.layers.Masking()(steps)
dense = keras.layers.Dense(1, bias_initializer="ones")
y = dense(masked)
print(y._keras_mask.numpy())
last_step = float(y[0, 2, 0])
last_step

# %% mask-argument tags=["raises-exception"]
dense(steps, mask=np.array([[True, True, False]]))

# %% sparse
sparse = tf.sparse.from_dense([[0.0, 0.0, 5.0]])
y = layer(sparse)
expected = np.array([[0.0, 0.0, 5.0]]) @ layer.kernel
print(type(y).__name__, np.allclose(y, expected))

# %% sparse-gradient
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(layer(sparse))
gradient = tape.gradient(loss, layer.kernel.value)
print(type(gradient).__name__)

# %% sparse-model
inputs = keras.Input(shape=(3,), sparse=True)
model = keras.Model(inputs, keras.layers.Dense(1)(inputs))
model.compile("sgd", "mse")
history = model.fit(sparse, np.ones((1, 1)), verbose=0)
trained = len(history.history["loss"])
trained

# %% sparse-rank-3 tags=["raises-exception"]
layer(tf.sparse.from_dense(np.ones((1, 2, 3), "float32")))

# %% ragged tags=["raises-exception"]
ragged = tf.ragged.constant([[[1.0, 2.0, 3.0]], []], ragged_rank=1)
layer(ragged)

# %% ragged-cured
print(layer(ragged.to_tensor()).shape)

# %% list tags=["raises-exception"]
layer([[1.0, 1.0, 1.0]])

# %% list-cured
y = layer(np.array([[1.0, 1.0, 1.0]]))
print(y.shape)

# %% scalar tags=["raises-exception"]
layer(1.0)

# %% two tags=["raises-exception"]
layer([keras.ops.ones((1, 3)), keras.ops.ones((1, 3))])

# %% two-cured
pair = [keras.ops.ones((1, 1)), keras.ops.ones((1, 2))]
print(layer(keras.ops.concatenate(pair, axis=-1)).shape)

# %% dict tags=["raises-exception"]
keras.layers.Dense(2)({"a": keras.ops.ones((1, 3))})

# %% none tags=["raises-exception"]
layer(None)

# %% layer tags=["raises-exception"]
keras.layers.Dense(2)(keras.layers.Dense(3))

# %% string tags=["raises-exception"]
layer(tf.constant([["a", "b", "c"]]))

# %% object tags=["raises-exception"]
layer(np.array([[1, None, 2]]))
