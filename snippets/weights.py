# %% setup
import keras
import numpy as np

keras.utils.set_random_seed(0)


def listed(layer):
    return [(w.path, tuple(w.shape)) for w in layer.weights]


# %% plain
layer = keras.layers.Dense(3, name="fc")
layer.build((None, 4))
plain = listed(layer)
plain

# %% lora
layer.enable_lora(2)
lora = listed(layer)
lora

# %% int8
layer = keras.layers.Dense(3, name="fc")
layer.build((None, 4))
layer.quantize("int8")
int8 = [(w.name, w.dtype) for w in layer.weights]
int8

# %% int4
layer = keras.layers.Dense(3, name="fc")
layer.build((None, 4))
layer.quantize("int4")
int4 = [(w.name, w.dtype) for w in layer.weights]
int4

# %% float8
layer = keras.layers.Dense(3, name="fc")
layer.build((None, 4))
layer.quantize("float8")
float8 = [(w.name, w.dtype) for w in layer.weights]
float8

# %% by-creation
layer = keras.layers.Dense(3, name="fc")
layer.add_weight(shape=(), name="count", trainable=False)
layer.build((None, 4))
created = [w.name for w in layer.weights]
layer.trainable = False
created, [w.name for w in layer.weights]

# %% paths
model = keras.Sequential(
    [keras.Input(shape=(4,)), keras.layers.Dense(3, name="fc")],
    name="net",
)
paths = [weight.path for weight in model.weights]
paths

# %% before-build
layer = keras.layers.Dense(3)
before = (layer.built, layer.get_weights())
before

# %% build
layer.build((None, 4))
print(layer.built, len(layer.get_weights()))

# %% get-set
layer = keras.layers.Dense(2)
layer.build((None, 3))
kernel = np.array([[1, 2], [3, 4], [5, 6]])
layer.set_weights([kernel, np.array([10, 20])])
x = np.array([[1, 1, 1]], "float32")
y = layer(x).numpy()
y

# %% copies
taken = layer.get_weights()
taken[0][:] = 0
kept = float(layer.kernel[0, 0])
kept

# %% assign
layer.kernel.assign(np.zeros((3, 2)))
layer.bias.assign_add([1, 1])
assigned = layer(x).numpy()
assigned

# %% transposed
kernel = np.array([[1, 2, 3], [4, 5, 6]])
layer.kernel.assign(kernel.T)
layer.kernel.numpy()

# %% variable
print(isinstance(layer.kernel, keras.Variable))
print(type(layer.kernel.value).__name__)
print(keras.ops.shape(layer.kernel + 1))

# %% kernel-setter tags=["raises-exception"]
layer.kernel = np.ones((3, 2))

# %% bias-set
layer = keras.layers.Dense(2)
layer.build((None, 3))
layer.bias = np.array([7, 8], "float32")
print(layer(np.zeros((1, 3))).numpy())
print(layer.get_weights()[1])

# %% lora-kernel
layer = keras.layers.Dense(2)
layer.build((None, 3))
layer.enable_lora(1)
print(type(layer.kernel).__name__, hasattr(layer.kernel, "assign"))
layer.weights[0].assign(np.ones((3, 2)))
print(layer.kernel.numpy().tolist())

# %% int8-kernel
layer = keras.layers.Dense(2, kernel_initializer="ones")
layer.build((None, 3))
layer.quantize("int8")
raw = np.array(layer.kernel.value)
scale = np.array(layer.kernel_scale.value)
print(raw[0], scale)
print(raw[0] / scale)

# %% shared
shared = keras.layers.Dense(4)
inputs = keras.Input(shape=(4,))
model = keras.Model(inputs, shared(shared(inputs)))
count = model.count_params()
print(count, len(model.weights))

# %% shared-twice
model = keras.Sequential([keras.Input(shape=(4,)), shared, shared])
layers, weights = len(model.layers), len(model.weights)
print(layers, weights)
print(model.layers[0] is model.layers[1])


# %% tied
class Tied(keras.layers.Layer):
    def __init__(self, source):
        super().__init__()
        self.source = source

    def call(self, inputs):
        return inputs @ keras.ops.transpose(self.source.kernel)


encoder = keras.layers.Dense(2, use_bias=False)
inputs = keras.Input(shape=(5,))
tied = keras.Model(inputs, Tied(encoder)(encoder(inputs)))
tied_count = tied.count_params()
print(tied.output_shape, tied_count)

# %% by-trainability
layer = keras.layers.Dense(3, name="fc")
layer.build((None, 4))
layer.trainable = False
print([w.name for w in layer.trainable_weights])
print([w.name for w in layer.non_trainable_weights])
layer.trainable = True

# %% frozen
base = keras.layers.Dense(3, name="base")
head = keras.layers.Dense(1, name="head")
model = keras.Sequential([keras.Input(shape=(4,)), base, head])
base.trainable = False
trainable = [w.path for w in model.trainable_weights]
trainable

# %% recompile
x, target = np.ones((4, 4)), np.ones((4, 1))
start = base.get_weights()[0]


def moved():
    model.fit(x, target, verbose=0)
    return bool((base.get_weights()[0] != start).any())


model.compile("sgd", "mse")
steps = [moved()]
base.trainable = True
steps.append(moved())
model.compile("sgd", "mse")
steps.append(moved())
steps

# %% lora-unfreezes
layer = keras.layers.Dense(3)
layer.build((None, 4))
layer.enable_lora(2)
print([w.name for w in layer.trainable_weights])
layer.trainable = False
layer.trainable = True
unfrozen = [w.name for w in layer.trainable_weights]
unfrozen
