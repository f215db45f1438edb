# %% setup
import keras
import numpy as np
import tf_keras

keras.utils.set_random_seed(0)
tf_keras.utils.set_random_seed(0)

# %% mixed-layers tags=["raises-exception"]
keras.Sequential([tf_keras.layers.Dense(4)])

# %% members
old_layer = tf_keras.layers.Dense(4)
new_layer = keras.layers.Dense(4)
old_layer.build((None, 3))
new_layer.build((None, 3))

old_members, new_members = (
    {name for name in dir(layer) if name[0] != "_"}
    for layer in (old_layer, new_layer)
)
gone = sorted(old_members - new_members)
added = sorted(new_members - old_members)

# %% arrays
two = tf_keras.Sequential(
    [
        tf_keras.Input((3,)),
        tf_keras.layers.Dense(4),
    ]
)
three = keras.Sequential(
    [
        keras.Input((3,)),
        keras.layers.Dense(4),
    ]
)
three.set_weights(two.get_weights())

sample = np.ones((1, 3))
equal = np.allclose(three(sample), two(sample))
equal

# %% weights-file
two.save_weights("old.h5")
three.load_weights("old.h5")
loaded_equal = np.allclose(three(sample), two(sample))
loaded_equal

# %% keras-file
two.save("old.keras")
again = keras.models.load_model("old.keras")
file_equal = np.allclose(again(sample), two(sample))
file_equal

# %% input-shape-file
shaped = tf_keras.Sequential(
    [
        tf_keras.layers.Dense(4, input_shape=(3,)),
    ]
)
shaped.save("shaped.keras")
try:
    keras.models.load_model("shaped.keras")
except TypeError as error:
    print(str(error).splitlines()[-1])

# %% h5-file
shaped.save("shaped.h5")
again = keras.models.load_model("shaped.h5")
h5_equal = np.allclose(again(sample), shaped(sample))
h5_equal

# %% folder tags=["raises-exception"]
two.save("folder")
keras.models.load_model("folder")

# %% folder-called
called = keras.layers.TFSMLayer(
    "folder",
    call_endpoint="serving_default",
)
(output,) = called(sample.astype("float32")).values()
folder_equal = np.allclose(output, two(sample))
folder_equal

# %% config
old_keys = set(old_layer.get_config())
new_keys = set(new_layer.get_config())
print(new_keys - old_keys, old_keys - new_keys)
