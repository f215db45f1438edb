# %% setup
import keras
import numpy as np
import tensorflow as tf

# %% rule
layer = keras.layers.Dense(7)
y = layer(np.ones((4, 5, 3)))
print(y.shape)
kernel_shape = layer.kernel.shape
print(kernel_shape, layer.bias.shape)

# %% every-rank
rows = []
for shape in [
    (4, 3),
    (4, 5, 3),
    (4, 6, 5, 3),
    (4, 8, 6, 5, 3),
    (0, 3),
    (None, 3),
    (None, None, 3),
]:
    layer = keras.layers.Dense(7)
    if None in shape:
        y = layer(keras.Input(batch_shape=shape))
    else:
        y = layer(np.ones(shape))
    rows.append((shape, y.shape, layer.count_params()))

# %% input-shape
model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(7),
    ]
)
print(model.input_shape, "->", model.output_shape)
print(model.predict(np.ones((4, 3)), verbose=0).shape)

# %% comma tags=["raises-exception"]
keras.Input(shape=(784))

# %% last-axis-counts
counts = {}
for shape in [(4, 2, 3), (4, 3, 2)]:
    layer = keras.layers.Dense(7)
    print(shape, "->", layer(np.ones(shape)).shape)
    counts[shape] = layer.count_params()
print(counts)

# %% rank-1 tags=["raises-exception"]
sample = np.array([1.0, 2.0, 3.0])
layer = keras.layers.Dense(7)
layer(sample)

# %% rank-1-model tags=["raises-exception"]
model.predict(sample, verbose=0)

# %% rank-1-cured
batch = sample[np.newaxis]
print(batch.shape, "->", layer(batch).shape)

# %% rank-0 tags=["raises-exception"]
layer(np.array(1.0))

# %% rank-unchecked
layer.compute_output_shape((3,))

# %% batch-0
y = layer(np.ones((0, 3)))
print(y.shape)

# %% no-features
layer = keras.layers.Dense(7)
y = layer(np.ones((4, 0)))
print(y.shape, layer.kernel.shape)

# %% time-axis
inputs = keras.Input((None, 3))
outputs = keras.layers.Dense(7)(inputs)
steps = keras.Model(inputs, outputs)
print(steps.output_shape)
for length in (5, 9):
    x = np.ones((4, length, 3))
    print(x.shape, "->", steps.predict(x, verbose=0).shape)

# %% last-axis-none tags=["raises-exception"]
inputs = keras.Input((5, None))
keras.layers.Dense(7)(inputs)

# %% none-once-built
layer = keras.layers.Dense(7)
layer.build((None, 3))
call = tf.function(layer, input_signature=[tf.TensorSpec((None, None))])
print(call(tf.ones((4, 3))).shape)
try:
    call(tf.ones((4, 2)))
except tf.errors.InvalidArgumentError as error:
    print(error.message.strip().splitlines()[-2])

# %% before-first-call
layer = keras.layers.Dense(7)
print(layer.built, layer.input_spec)

# %% after-first-call
layer(np.ones((4, 3)))
print(layer.built, layer.input_spec)

# %% other-rank
for shape in [(1, 3), (4, 5, 3), (4, 6, 5, 3)]:
    print(shape, "->", layer(np.ones(shape)).shape)

# %% other-last-axis tags=["raises-exception"]
layer(np.ones((4, 2)))

# %% model-rank tags=["raises-exception"]
inputs = keras.Input((3,))
outputs = layer(inputs)
keras.Model(inputs, outputs)(np.ones((4, 5, 3)))
