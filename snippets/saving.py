# %% setup
import json
import os
import tempfile

import keras
import numpy as np

keras.utils.set_random_seed(0)
os.chdir(tempfile.mkdtemp())
x = np.ones((1, 4), "float32")


def new_model(**options):
    layer = keras.layers.Dense(3, name="fc", **options)
    return keras.Sequential([keras.Input(shape=(4,)), layer])


def last_reason(path, **options):
    """The end of the long message with which loading fails."""
    try:
        keras.models.load_model(path, **options)
    except Exception as error:
        reason = str(error).split("Exception encountered: ")[-1]
        print(reason.strip().splitlines()[0][:66])


# %% whole
model = new_model(activation="relu")
model.save("model.keras")
loaded = keras.models.load_model("model.keras")
same = bool(np.all(loaded(x) == model(x)))
same

# %% optimizer
model.compile("adam", "mse")
model.fit(x, np.ones((1, 3)), verbose=0)
model.save("model.keras")
loaded = keras.models.load_model("model.keras")
step = int(loaded.optimizer.iterations)
step

# %% bad-extension tags=["raises-exception"]
model.save("model")

# %% weights
model.save_weights("model.weights.h5")
other = new_model(activation="relu")
other.load_weights("model.weights.h5")
same_weights = bool(np.all(other(x) == model(x)))
same_weights

# %% by-position
renamed = keras.Sequential(
    [keras.Input(shape=(4,)), keras.layers.Dense(3, name="other")]
)
renamed.load_weights("model.weights.h5")
print(np.all(renamed.layers[0].kernel == model.layers[0].kernel))

# %% no-activation
print(np.all(renamed(x) == model(x)))

# %% bad-name tags=["raises-exception"]
model.save_weights("model.h5")

# %% no-bias tags=["raises-exception"]
new_model(use_bias=False).save_weights("bare.weights.h5")
target = new_model()
start = target.get_weights()[0]
target.load_weights("bare.weights.h5")

# %% skip
target.load_weights("bare.weights.h5", skip_mismatch=True)
untouched = bool(np.all(target.get_weights()[0] == start))
untouched

# %% config
layer = keras.layers.Dense(3, activation="relu", name="fc")
config = layer.get_config()
keys = list(config)
copy = keras.layers.Dense.from_config(config)
key_count = len(keys)
print(*keys, sep="\n")
copy_built = copy.built
print(copy.units, copy.activation.__name__, copy_built)

# %% sometimes
layer = keras.layers.Dense(3, activity_regularizer="l2", lora_rank=2)
extra = sorted(set(layer.get_config()) - set(keys))
extra_count = len(extra)
extra

# %% json
text = model.to_json()
again = keras.models.model_from_json(text)
equal = bool(np.all(again(x) == model(x)))
print(json.loads(text)["class_name"], equal)


# %% function
def double(value):
    return 2 * value


model = new_model(activation=double)
model.save("double.keras")

# %% function-unknown
last_reason("double.keras")

# %% function-given
given = {"double": double}
loaded = keras.models.load_model("double.keras", custom_objects=given)
print(np.all(loaded(x) == model(x)))


# %% registered
@keras.saving.register_keras_serializable(package="mine")
def triple(value):
    return 3 * value


model = new_model(activation=triple)
model.save("triple.keras")
loaded = keras.models.load_model("triple.keras")
print(np.all(loaded(x) == model(x)))

# %% lambda
model = new_model(activation=lambda value: 2 * value)
model.save("lambda.keras")

# %% lambda-refused
last_reason("lambda.keras")
last_reason("lambda.keras", safe_mode=False)

# %% lambda-rescued
rescued = new_model(activation=triple)
rescued.load_weights("lambda.keras")
print(np.all(rescued.layers[0].kernel == model.layers[0].kernel))

# %% array
model = new_model(kernel_initializer=np.ones((4, 3), "float32"))
model.save("array.keras")

# %% array-refused
last_reason("array.keras")

# %% array-cured
model = new_model()
model.layers[0].kernel.assign(np.ones((4, 3)))
model.save("array.keras")
print(keras.models.load_model("array.keras")(x).numpy())

# %% lost
model = new_model(autocast=False, lora_rank=2)
layer = model.layers[0]
layer.lora_alpha = 8
layer.lora_kernel_b.assign(np.ones((2, 3)))
model.save("lora.keras")
loaded = keras.models.load_model("lora.keras")
kept = loaded.layers[0]
print("same output:", np.allclose(loaded(x), model(x), atol=1e-5))
print("autocast:", layer.autocast, "->", kept.autocast)
print("lora_alpha:", layer.lora_alpha, "->", kept.lora_alpha)
a = [round(float(np.abs(one.lora_kernel_a).sum()), 2) for one in (layer, kept)]
print("sum of |A|:", *a)

# %% lora-plain
model.save_weights("lora.weights.h5")
plain = new_model()
plain.load_weights("lora.weights.h5")
merged = bool(np.allclose(plain(x), model(x), atol=1e-5))
merged
