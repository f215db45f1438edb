# %% setup
import keras
import numpy as np

keras.utils.set_random_seed(0)

# %% flattened
layer = keras.layers.Dense(10)
print(layer(np.ones((2, 20, 5))).shape)
parameters = layer.count_params()
parameters

# %% input-shape
model = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(32, activation="relu"),
        keras.layers.Dense(10),
    ]
)
model.input_shape

# %% one-sample
sample = np.ones(3)
keras.layers.Dense(4)(sample[None]).shape

# %% feature-none tags=["raises-exception"]
keras.layers.Dense(4)(keras.Input(shape=(None,)))

# %% sparse
import tensorflow as tf

sparse = tf.sparse.from_dense([[0.0, 1.0, 0.0], [2.0, 0.0, 0.0]])
keras.layers.Dense(4)(sparse).shape

# %% ragged
ragged = tf.ragged.constant([[1.0, 2.0], [3.0]])
padded = ragged.to_tensor(shape=(None, 2))
keras.layers.Dense(4)(padded).shape

# %% classes
labels = np.array([0, 2, 1])
layer = keras.layers.Dense(int(labels.max()) + 1)
layer.units

# %% activation-layer
slope = keras.layers.LeakyReLU(negative_slope=0.1)
layer = keras.layers.Dense(1, slope, kernel_initializer="ones")
print(layer(np.array([[-1.0]])).numpy())

# %% pytorch
weight = np.array([[1, 2, 3], [4, 5, 6]], "float32")  # (1)!
bias = np.array([10, 20], "float32")
layer = keras.layers.Dense(2)
layer.build((None, 3))
layer.set_weights([weight.T, bias])
print(layer(np.ones((1, 3))).numpy(), weight.sum(axis=1) + bias)

# %% cost
layer = keras.layers.Dense(128)
layer.build((None, 784))
size = layer.count_params() * 4  # (1)!
products = 784 * 128
print(size, products)

# %% no-weights
layer = keras.layers.Dense(4)
before = len(layer.get_weights())
layer.build((None, 3))
after = len(layer.get_weights())
print(before, after)

# %% seed
kernels = []
for run in range(2):
    keras.utils.set_random_seed(1)
    layer = keras.layers.Dense(3)
    layer.build((None, 2))
    kernels.append(layer.kernel.numpy())
repeats = np.array_equal(*kernels)
repeats

# %% one-initializer
initializer = keras.initializers.GlorotUniform()
a = keras.layers.Dense(3, kernel_initializer=initializer)
b = keras.layers.Dense(3, kernel_initializer=initializer)
a.build((None, 2))
b.build((None, 2))
equal = np.array_equal(a.kernel, b.kernel)
equal

# %% new-head
old = keras.Sequential(
    [
        keras.Input(shape=(8,)),
        keras.layers.Dense(5, "relu"),
        keras.layers.Dense(3),
    ]
)
head = keras.layers.Dense(2)(old.layers[-2].output)
new = keras.Model(old.inputs, head)
print(new.output_shape, new.layers[1] is old.layers[0])

# %% freeze
new.layers[1].trainable = False
new.compile("sgd", "mse")  # (1)!
trained = [w.path.split("/")[-1] for w in new.trainable_weights]
print(len(new.trainable_weights), trained)

# %% share
shared = keras.layers.Dense(2)
left, right = keras.Input((3,)), keras.Input((3,))
model = keras.Model([left, right], [shared(left), shared(right)])
shared_parameters = model.count_params()
shared_parameters

# %% mixed
layer = keras.layers.Dense(2, dtype="mixed_float16")
half = layer(np.ones((1, 3))).dtype.name
print(layer.kernel.dtype, half)

# %% int8
layer = keras.layers.Dense(2)
layer.build((None, 3))
original = layer.kernel.numpy()
layer.quantize("int8")
bias, integers, scale = layer.get_weights()
error = float(np.abs(integers / scale - original).max())
print(integers.dtype, round(error, 4))


# %% named-activation
@keras.saving.register_keras_serializable("faq")
def double(v):
    return v * 2


layer = keras.layers.Dense(2, activation=double)
copy = keras.layers.Dense.from_config(layer.get_config())
survives = copy.activation is double
survives

# %% regularizer-loss
x, y = np.ones((4, 2)), np.zeros((4, 1))
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(
            1, kernel_initializer="ones", kernel_regularizer="l2"
        ),
    ]
)
model.compile(loss="mse", metrics=["mse"])
loss, mse = model.evaluate(x, y, verbose=0)
penalty = loss - mse
print(round(loss, 4), round(mse, 4))

# %% constraint
limited = keras.layers.Dense(
    1, kernel_initializer="ones", kernel_constraint="unit_norm"
)
model = keras.Sequential([keras.Input((4,)), limited])
model.compile("sgd", "mse")
norms = [float(np.linalg.norm(limited.kernel))]
model.fit(np.ones((4, 4)), np.ones(4), verbose=0)
norms.append(round(float(np.linalg.norm(limited.kernel)), 4))
norms

# %% plot-model
hasattr(keras.utils, "plot_model")
