# %% setup
import keras
import numpy as np

# %% unknown-last-axis tags=["raises-exception"]
inputs = keras.Input(shape=(5, None))
keras.layers.Dense(7)(inputs)

# %% unknown-last-axis-cured
inputs = keras.Input(shape=(None, 5))
print(keras.layers.Dense(7)(inputs).shape)

# %% build-none tags=["raises-exception"]
keras.layers.Dense(3).build(None)

# %% build-none-cured
layer = keras.layers.Dense(3)
layer.build((None, 4))
print(layer.kernel.shape)

# %% build-integer tags=["raises-exception"]
keras.layers.Dense(3).build(4)

# %% build-integer-cured
layer = keras.layers.Dense(3)
layer.build((None, 4))
print(layer.kernel.shape)

# %% build-empty tags=["raises-exception"]
keras.layers.Dense(3).build(())

# %% build-empty-cured
layer = keras.layers.Dense(3)
layer.build((None, 4))
print(layer.kernel.shape)

# %% built-twice tags=["raises-exception"]
layer = keras.layers.Dense(3)
layer.build((None, 4))
layer.build((None, 5))

# %% built-twice-cured
copy = keras.layers.Dense.from_config(layer.get_config())
copy.build((None, 5))
print(copy.kernel.shape)

# %% array-shape tags=["raises-exception"]
array = np.ones((2, 4))
layer = keras.layers.Dense(2, kernel_initializer=array)
layer.build((None, 4))

# %% array-shape-cured
layer = keras.layers.Dense(2, kernel_initializer=array.T)
layer.build((None, 4))
print(layer.kernel.shape)


# %% initializer-dtype tags=["raises-exception"]
def ones(shape):
    return np.ones(shape)


layer = keras.layers.Dense(2, kernel_initializer=ones)
layer.build((None, 4))


# %% initializer-dtype-cured
def ones(shape, dtype=None):
    return np.ones(shape, dtype)


layer = keras.layers.Dense(2, kernel_initializer=ones)
layer.build((None, 4))
float(layer.kernel.numpy().sum())

# %% orthogonal-bias tags=["raises-exception"]
layer = keras.layers.Dense(2, bias_initializer="orthogonal")
layer.build((None, 4))

# %% orthogonal-bias-cured
layer = keras.layers.Dense(2, kernel_initializer="orthogonal")
layer.build((None, 4))
layer.bias.numpy()

# %% identity-bias tags=["raises-exception"]
layer = keras.layers.Dense(2, bias_initializer="identity")
layer.build((None, 4))

# %% identity-bias-cured
layer = keras.layers.Dense(2, kernel_initializer="identity")
layer.build((None, 2))
layer.kernel.numpy()

# %% stft-scipy tags=["raises-exception"]
layer = keras.layers.Dense(2, kernel_initializer="stft")
layer.build((None, 4))

# %% stft-scipy-cured
layer = keras.layers.Dense(2, kernel_initializer="he_normal")
layer.build((None, 4))
print(layer.kernel.shape)

# %% base-initializer tags=["raises-exception"]
layer = keras.layers.Dense(2, kernel_initializer="initializer")
layer.build((None, 4))


# %% base-initializer-cured
class Halves(keras.initializers.Initializer):
    def __call__(self, shape, dtype=None):
        return keras.ops.full(shape, 0.5, dtype)


layer = keras.layers.Dense(1, kernel_initializer=Halves())
layer.build((None, 2))
layer.kernel.numpy()

# %% weight-dtype tags=["raises-exception"]
layer = keras.layers.Dense(2, dtype="bool")
layer.build((None, 4))

# %% weight-dtype-cured
layer = keras.layers.Dense(2, dtype="float16")
layer.build((None, 4))
layer.kernel.dtype

# %% answers
layer = keras.layers.Dense(2)
layer.build((None, 4))
kernel_shape = tuple(layer.kernel.shape)
layer = keras.layers.Dense(2)
layer.build((3,))
unchecked_shape = tuple(layer.kernel.shape)
