# %% setup
import keras
import numpy as np

# %% dense
keras.utils.set_random_seed(0)
x = np.random.normal(size=(2, 5, 3)).astype("float32")
dense = keras.layers.Dense(4, bias_initializer="random_normal")
y = dense(x).numpy()
kernel, bias = dense.get_weights()
kernel_shape = kernel.shape
print(x.shape, "->", y.shape, kernel.shape, bias.shape)


# %% compare
def compare(layer, weights, x, y):
    """Give a layer the weights of Dense and compare what it computes."""
    layer.build(x.shape)
    layer.set_weights(weights)
    print([weight.shape for weight in layer.get_weights()])
    return np.allclose(layer(x), y, atol=1e-6)


# %% einsum-dense
einsum = keras.layers.EinsumDense(
    "abc,cd->abd", output_shape=(None, 4), bias_axes="d"
)
same_einsum = compare(einsum, [kernel, bias], x, y)
same_einsum

# %% einsum-heads
heads = keras.layers.EinsumDense("abc,cde->abde", output_shape=(None, 2, 2))
heads.build(x.shape)
heads.set_weights([kernel.reshape(3, 2, 2)])
by_heads = heads(x).numpy()
same_heads = np.allclose(by_heads.reshape(y.shape) + bias, y, atol=1e-6)
print(by_heads.shape, same_heads)

# %% convolution
conv = keras.layers.Conv1D(4, kernel_size=1)
same_conv = compare(conv, [kernel.reshape(1, 3, 4), bias], x, y)
conv_kernel = conv.kernel.shape
same_conv

# %% time-distributed
distributed = keras.layers.TimeDistributed(keras.layers.Dense(4))
same_distributed = compare(distributed, [kernel, bias], x, y)
same_distributed

# %% flatten
flat = keras.Sequential(
    [keras.Input((5, 3)), keras.layers.Flatten(), keras.layers.Dense(4)]
)
flat_parameters, dense_parameters = flat.count_params(), dense.count_params()
flat_kernel = flat.layers[-1].kernel.shape
print(flat(x).shape, flat_kernel, flat_parameters)

# %% flatten-one-step
one_step = x[:, :1]
flat = keras.Sequential(
    [keras.Input((1, 3)), keras.layers.Flatten(), keras.layers.Dense(4)]
)
flat.set_weights([kernel, bias])
same_flat = np.allclose(flat(one_step), y[:, 0], atol=1e-6)
same_flat

# %% embedding
tokens = np.array([[2, 0, 2, 1]])
one_hot = np.eye(3, dtype="float32")[tokens]
without_bias = keras.layers.Dense(4, use_bias=False)
without_bias.build(one_hot.shape)
without_bias.set_weights([kernel])

embedding = keras.layers.Embedding(input_dim=3, output_dim=4)
embedding.build()
embedding.set_weights([kernel])
same_embedding = np.array_equal(embedding(tokens), without_bias(one_hot))
embedding_kernel = embedding.embeddings.shape
print(one_hot.shape, embedding(tokens).shape, same_embedding)

# %% embedding-cost
vocabulary, width = 50_000, 256
one_hot_bytes = vocabulary * 4
token_bytes = np.array([7], "int32").nbytes
multiplications = vocabulary * width
print(one_hot_bytes, token_bytes, multiplications)


# %% torch
def linear(x, weight, bias):
    """What torch.nn.Linear computes; its weight is (outputs, inputs)."""
    return x @ weight.T + bias


weight = np.ascontiguousarray(kernel.T)
same_torch = np.allclose(linear(x, weight, bias), y, atol=1e-6)
print(weight.shape, same_torch)


# %% converters
def from_torch(state, name=""):
    """Weights for Dense out of a state_dict of NumPy arrays."""
    return [state[f"{name}weight"].T, state[f"{name}bias"]]


def to_torch(layer, name=""):
    kernel, bias = layer.get_weights()
    return {f"{name}weight": kernel.T, f"{name}bias": bias}


# %% there-and-back
np.savez("linear.npz", **to_torch(dense, "fc."))
state = np.load("linear.npz")
shapes = {name: state[name].shape for name in state}

copy = keras.layers.Dense(4)
copy.build(x.shape)
copy.set_weights(from_torch(state, "fc."))
same_copy = np.array_equal(copy(x), y)
print(shapes, same_copy)

# %% not-transposed tags=["raises-exception"]
copy.set_weights([weight, bias])

# %% square
square = keras.layers.Dense(3, use_bias=False)
square.build(x.shape)
right = np.random.normal(size=(3, 3)).astype("float32")
square.set_weights([right])
before = square(x).numpy()
square.set_weights([right.T])
same_square = np.allclose(square(x), before)
same_square

# %% flax
params = {"kernel": kernel, "bias": bias}
from_flax = keras.layers.Dense(4)
from_flax.build(x.shape)
from_flax.set_weights([params["kernel"], params["bias"]])
same_flax = np.array_equal(from_flax(x), y)
same_flax


# %% bounds
def torch_bound(inputs):
    """The bound of kaiming_uniform with a = √5, step by step."""
    gain = np.sqrt(2 / (1 + np.sqrt(5) ** 2))
    return gain * np.sqrt(3 / inputs)


bounds = {}
for inputs, outputs in ((64, 64), (64, 1024), (1024, 64)):
    bounds[inputs, outputs] = {
        "keras": float(np.sqrt(6 / (inputs + outputs))),
        "torch": float(torch_bound(inputs)),
        "one over root": float(1 / np.sqrt(inputs)),
    }
    print(inputs, outputs, np.round(list(bounds[inputs, outputs].values()), 4))

# %% like-torch
keras.utils.set_random_seed(0)
limit = 1 / np.sqrt(64)
like_torch = keras.layers.Dense(
    1024,
    kernel_initializer=keras.initializers.VarianceScaling(
        scale=1 / 3, mode="fan_in", distribution="uniform"
    ),
    bias_initializer=keras.initializers.RandomUniform(-limit, limit),
)
like_torch.build((None, 64))
kernel_reach = float(np.abs(like_torch.kernel).max())
bias_reach = float(np.abs(like_torch.bias).max())
print(f"{limit:.4f} {kernel_reach:.4f} {bias_reach:.4f}")

# %% questions
digits = keras.layers.Dense(10)
digits.build((None, 784))
digits_kernel = digits.kernel.shape
digits_weight = digits.kernel.numpy().T.shape
