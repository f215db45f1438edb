# %% setup
import inspect

import keras
import numpy as np

# %% dense
keras.utils.set_random_seed(0)
x = np.random.normal(size=(2, 4, 3)).astype("float32")
dense = keras.layers.Dense(7)
y = dense(x).numpy()
print(x.shape, "->", y.shape)
print(dense.kernel.shape, dense.count_params())

# %% flatten-and-dense
flat = keras.Sequential(
    [
        keras.Input((4, 3)),
        keras.layers.Flatten(),
        keras.layers.Dense(7),
    ]
)
print(x.shape, "->", flat(x).shape)
print(flat.layers[-1].kernel.shape, flat.count_params())

# %% sizes
shape, dense_shape, flat_shape = x.shape, y.shape, flat(x).shape
dense_kernel = dense.kernel.shape
flat_kernel = flat.layers[-1].kernel.shape
parameters = {
    "dense": dense.count_params(),
    "flat": flat.count_params(),
}

# %% row-by-row
kernel, bias = dense.get_weights()
rows = np.zeros(y.shape)
for sample in range(2):
    for step in range(4):
        row = x[sample, step]
        rows[sample, step] = row @ kernel + bias
print(np.allclose(rows, y, atol=1e-6))

# %% other-ways
einsum_dense = keras.layers.EinsumDense(
    "bti,iu->btu", output_shape=(None, 7), bias_axes="u"
)
einsum_dense.build(x.shape)
einsum_dense.set_weights([kernel, bias])
ways = {
    "einsum": np.einsum("bti,iu->btu", x, kernel) + bias,
    "tensordot": np.tensordot(x, kernel, axes=1) + bias,
    "reshape": (x.reshape(8, 3) @ kernel + bias).reshape(2, 4, 7),
    "TimeDistributed": keras.layers.TimeDistributed(dense)(x),
    "EinsumDense": einsum_dense(x),
}
agree = {}
for way, result in ways.items():
    agree[way] = np.allclose(result, y, atol=1e-6)
print(agree)

# %% convolution
conv = keras.layers.Conv1D(7, kernel_size=1)
conv.build(x.shape)
conv.set_weights([kernel.reshape(1, 3, 7), bias])
print(conv.count_params(), np.allclose(conv(x), y, atol=1e-6))

# %% one-row-changed
other = x.copy()
other[0, 1] += 1
changed_dense = np.any(dense(other) != y, axis=-1)
print(changed_dense)
changed_flat = np.any(flat(other) != flat(x), axis=-1)
print(changed_flat)

# %% documentation
text = inspect.getdoc(keras.layers.Dense).replace("\n", " ")
print("flatten" in text, "last axis" in text)

# %% classifier
images = np.zeros((32, 8, 8))
labels = np.zeros(32, dtype=int)
classifier = keras.Sequential(
    [
        keras.Input((8, 8)),
        keras.layers.Dense(10),
    ]
)
print(classifier(images).shape, labels.shape)

# %% classifier-loss tags=["raises-exception"]
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
loss(labels, classifier(images))

# %% classifier-cured
classifier = keras.Sequential(
    [
        keras.Input((8, 8)),
        keras.layers.Flatten(),
        keras.layers.Dense(10),
    ]
)
print(classifier(images).shape)
print(np.round(loss(labels, classifier(images)), 4))

# %% flatten-none tags=["raises-exception"]
keras.Sequential(
    [
        keras.Input((None, 3)),
        keras.layers.Flatten(),
        keras.layers.Dense(7),
    ]
)

# %% pooling
pooled = keras.Sequential(
    [
        keras.Input((None, 3)),
        keras.layers.GlobalAveragePooling1D(),
        keras.layers.Dense(7),
    ]
)
print(pooled(x).shape, pooled.count_params())
