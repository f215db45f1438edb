# %% setup
import keras
import numpy as np

convolutions = {
    1: keras.layers.Conv1D,
    2: keras.layers.Conv2D,
    3: keras.layers.Conv3D,
}

# %% width-one
keras.utils.set_random_seed(0)
same_one = {}
for axes, Conv in convolutions.items():
    x = np.random.normal(size=(2, *[4] * axes, 3)).astype("float32")
    dense = keras.layers.Dense(5, bias_initializer="random_normal")
    y = dense(x)
    kernel, bias = dense.get_weights()

    conv = Conv(5, kernel_size=1)
    conv.build(x.shape)
    conv.set_weights([kernel.reshape(*[1] * axes, 3, 5), bias])
    same_one[axes] = np.allclose(conv(x), y, atol=1e-5)
    print(x.shape, conv.kernel.shape, dense.kernel.shape, same_one[axes])

# %% whole-input
same_whole, whole_parameters = {}, {}
for axes, Conv in convolutions.items():
    x = np.random.normal(size=(2, *[4] * axes, 3)).astype("float32")
    flat = x.reshape(2, -1)
    dense = keras.layers.Dense(5, bias_initializer="random_normal")
    y = dense(flat).numpy()
    kernel, bias = dense.get_weights()

    conv = Conv(5, kernel_size=4)
    conv.build(x.shape)
    conv.set_weights([kernel.reshape(*[4] * axes, 3, 5), bias])
    output = conv(x).numpy()
    same_whole[axes] = np.allclose(output.reshape(y.shape), y, atol=1e-5)
    whole_parameters[axes] = conv.count_params()
    print(output.shape, conv.kernel.shape, kernel.shape, same_whole[axes])

# %% one-axis
conv = keras.layers.Conv1D(1, kernel_size=3, use_bias=False)
conv.build((None, 6, 1))
conv.set_weights([np.array([1, 2, 3]).reshape(3, 1, 1)])
signal = np.array([[5, 0, 1, 0, 0, 2]], "float32")
convolved = conv(signal[..., None]).numpy()[..., 0]
convolved

# %% matrix
matrix = conv(np.eye(6)[..., None]).numpy()[..., 0]
matrix

# %% same
dense = keras.layers.Dense(4, use_bias=False)
dense.build((None, 6))
dense.set_weights([matrix])
same_matrix = np.array_equal(dense(signal), convolved)
print(dense(signal).numpy(), same_matrix)

# %% counts
shapes = {"dense": dense.kernel.shape, "conv": conv.kernel.shape}
counts = {
    "dense": dense.count_params(),
    "zero": int(np.sum(matrix == 0)),
    "different": len(np.unique(matrix[matrix != 0])),
    "conv": conv.count_params(),
}
counts

# %% two-axes
conv_2d = keras.layers.Conv2D(1, kernel_size=2, use_bias=False)
conv_2d.build((None, 3, 3, 1))
conv_2d.set_weights([np.array([1, 2, 3, 4]).reshape(2, 2, 1, 1)])
pixels = np.eye(9).reshape(9, 3, 3, 1)
matrix_2d = conv_2d(pixels).numpy().reshape(9, 4)
matrix_2d

# %% same-two-axes
image = np.random.normal(size=(1, 3, 3, 1)).astype("float32")
same_2d = np.allclose(
    image.reshape(1, 9) @ matrix_2d, conv_2d(image).numpy().reshape(1, 4)
)
same_2d

# %% one-step
x = np.random.normal(size=(64, 6)).astype("float32")
target = np.random.normal(size=(64, 4)).astype("float32")
for layer, inputs, targets in (
    (dense, x, target),
    (conv, x[..., None], target[..., None]),
):
    model = keras.Sequential([keras.Input(inputs.shape[1:]), layer])
    model.compile(keras.optimizers.SGD(0.1), loss="mse")
    model.train_on_batch(inputs, targets)

zeros_after = int(np.sum(dense.kernel.numpy() == 0))
print(dense.kernel.numpy().round(2))
print(conv.kernel.numpy().ravel().round(2))

# %% image-counts
image_shape = (28, 28, 1)
conv = keras.layers.Conv2D(8, kernel_size=3, use_bias=False)
conv.build((None, *image_shape))
outputs = int(np.prod(conv.compute_output_shape((1, *image_shape))))
inputs = int(np.prod(image_shape))
image_counts = {
    "inputs": inputs,
    "outputs": outputs,
    "conv": conv.count_params(),
    "dense": inputs * outputs,
}
image_counts

# %% questions
narrow = keras.layers.Conv1D(5, kernel_size=1)
narrow.build((None, 9, 3))
narrow_parameters = narrow.count_params()

pairs = keras.layers.Conv1D(1, kernel_size=2, use_bias=False)
pairs.build((None, 6, 1))
pairs.set_weights([np.ones((2, 1, 1))])
pairs_matrix = pairs(np.eye(6)[..., None]).numpy()[..., 0]
pairs_matrix_shape = pairs_matrix.shape
pairs_zeros = int(np.sum(pairs_matrix == 0))
