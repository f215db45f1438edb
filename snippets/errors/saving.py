# %% setup
import keras
import numpy as np

# %% variables-number tags=["raises-exception"]
plain = keras.layers.Dense(2, use_bias=False, name="fc")
saved = keras.Sequential([keras.Input((3,)), plain])
saved.save_weights("fc.weights.h5")
layer = keras.layers.Dense(2, name="fc")
model = keras.Sequential([keras.Input((3,)), layer])
model.load_weights("fc.weights.h5")

# %% variables-number-cured
same = keras.layers.Dense.from_config(plain.get_config())
model = keras.Sequential([keras.Input((3,)), same])
model.load_weights("fc.weights.h5")
np.array_equal(same.kernel, plain.kernel)

# %% model-unbuilt tags=["raises-exception"]
model = keras.Sequential([keras.layers.Dense(2, use_bias=False)])
model.load_weights("fc.weights.h5")

# %% model-unbuilt-cured
model.build((None, 3))
model.load_weights("fc.weights.h5")
np.array_equal(model.layers[0].kernel, plain.kernel)

# %% layer-unbuilt tags=["raises-exception"]
layer = keras.layers.Dense(2, name="fc")
layer.load_own_variables({"0": np.ones((3, 2)), "1": np.ones(2)})

# %% layer-unbuilt-cured
layer.build((None, 3))
layer.load_own_variables({"0": np.ones((3, 2)), "1": np.ones(2)})
layer.bias.numpy()

# %% weights-key tags=["raises-exception"]
named = {"kernel": np.ones((3, 2)), "bias": np.ones(2)}
layer.load_own_variables(named)

# %% weights-key-cured
store = {}
layer.save_own_variables(store)
sorted(store)

# %% weights-filename tags=["raises-exception"]
model.save_weights("fc.h5")

# %% weights-filename-cured
model.save_weights("fc.weights.h5")
model.load_weights("fc.weights.h5")
len(model.weights)

# %% missing-weights tags=["raises-exception"]
model.load_weights("missing.weights.h5")

# %% missing-weights-cured
from pathlib import Path

Path("fc.weights.h5").exists()

# %% save-extension tags=["raises-exception"]
model.save("fc")

# %% save-extension-cured
model.save("fc.keras")
len(keras.saving.load_model("fc.keras").layers)

# %% missing-model tags=["raises-exception"]
keras.saving.load_model("missing.keras")

# %% missing-model-cured
len(keras.saving.load_model("fc.keras").layers)

# %% saved-model tags=["raises-exception"]
keras.saving.load_model("folder")

# %% saved-model-cured
len(keras.saving.load_model("fc.keras").layers)

# %% lambda-warning
twice = keras.layers.Dense(2, activation=lambda x: 2 * x)
model = keras.Sequential([keras.Input((3,)), twice])
model.save("lambda.keras")


# %% lambda-warning-cured
@keras.saving.register_keras_serializable("demo")
def twice_as_much(x):
    return 2 * x


twice = keras.layers.Dense(2, activation=twice_as_much)
model = keras.Sequential([keras.Input((3,)), twice])
model.save("named.keras")
loaded = keras.saving.load_model("named.keras")
loaded.layers[0].activation.__name__


# %% custom-function tags=["raises-exception"]
def double(x):
    return 2 * x


layer = keras.layers.Dense(2, activation=double)
config = keras.layers.serialize(layer)
keras.layers.deserialize(config)

# %% custom-function-cured
mine = {"double": double}
loaded = keras.layers.deserialize(config, custom_objects=mine)
loaded.activation(21)


# %% custom-class tags=["raises-exception"]
class MyDense(keras.layers.Dense):
    pass


config = keras.layers.serialize(MyDense(2))
keras.layers.deserialize(config)

# %% custom-class-cured
mine = {"MyDense": MyDense}
type(keras.layers.deserialize(config, custom_objects=mine)).__name__

# %% array-initializer tags=["raises-exception"]
array = np.ones((3, 2))
layer = keras.layers.Dense(2, kernel_initializer=array)
config = layer.get_config()
keras.layers.Dense.from_config(config)

# %% array-initializer-cured
layer = keras.layers.Dense(2)
layer.build((None, 3))
layer.set_weights([array, np.zeros(2)])
keras.layers.Dense.from_config(layer.get_config()).units

# %% deserialize tags=["raises-exception"]
old = {"units": 3, "batch_input_shape": (None, 4)}
keras.layers.Dense.from_config(old)

# %% deserialize-cured
old.pop("batch_input_shape")
keras.layers.Dense.from_config(old).units

# %% no-get-config tags=["raises-exception"]
layer = keras.layers.Dense(3, kernel_regularizer="regularizer")
layer.get_config()

# %% no-get-config-cured
layer = keras.layers.Dense(3, kernel_regularizer="l2")
layer.get_config()["kernel_regularizer"]["class_name"]

# %% answers
copied = keras.layers.Dense.from_config(layer.get_config())
copied_weights = len(copied.weights)
saved_name = double.__name__
