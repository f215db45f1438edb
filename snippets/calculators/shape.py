# %% examples
import re

import keras
import numpy as np
import tensorflow as tf

rows = []
for shape, units, arguments in [
    ((None, 784), 128, {}),
    ((None, 784), 128, {"use_bias": False}),
    ((None, 28, 28), 128, {}),
    ((32, 50, 64), 10, {"dtype": "float16"}),
    ((None, 784), 128, {"lora_rank": 4}),
]:
    layer = keras.layers.Dense(units, **arguments)
    outputs = layer(keras.Input(batch_shape=shape))
    more = [f"{name}={value!r}" for name, value in arguments.items()]
    call = f"Dense({', '.join([str(units), *more])})"
    count = layer.count_params()
    trainable = sum(np.size(w) for w in layer.trainable_weights)
    size = sum(np.array(w).nbytes for w in layer.weights)
    rows.append((shape, call, outputs.shape, count, trainable, size))
    print(*rows[-1], sep=" | ")

# %% data-types
dtypes = {}
for name in [
    "float32",
    "float16",
    "bfloat16",
    "float64",
    "mixed_float16",
    "mixed_bfloat16",
]:
    policy = keras.DTypePolicy(name)
    dtypes[name] = (policy.variable_dtype, policy.compute_dtype)
    print(name, *dtypes[name])

used = {dtype for pair in dtypes.values() for dtype in pair}
itemsizes = {
    dtype: tf.as_dtype(dtype).size for dtype in sorted(used | {"int8"})
}
itemsizes

# %% quantization
policies = {}
for mode in ["int8", "int4", "float8"]:
    layer = keras.layers.Dense(2)
    layer.build((None, 2))
    layer.quantize(mode)
    policies[mode] = layer.dtype_policy
modes = list(policies)
block_size = policies["int4"].block_size
history = policies["float8"].amax_history_length
print(modes, block_size, history)


# %% messages
def dense(shape=(2, 3), units=3, mode=None, **arguments):
    keras.backend.clear_session()
    layer = keras.layers.Dense(units, **arguments)
    layer(keras.Input(batch_shape=shape))
    if mode:
        layer.quantize(mode)
    return layer


def refusal(marks, action):
    """What Keras says, with a name in place of each value in it."""
    try:
        action()
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
    said = re.sub(r"\x1b\[\dm", "", said).split("\n\nArguments")[0]
    for value, name in marks.items():
        said = said.replace(value, name)
    return said


messages = {
    "units": refusal({"-71": "{units}"}, lambda: dense(units=-71)),
    "none": refusal({}, lambda: dense(None)),
    "number": refusal({"71": "{shape}"}, lambda: dense(71)),
    "dimension": refusal(
        {"(71.5, 2)": "{shape}", "71.5": "{dimension}", "float": "{type}"},
        lambda: dense((71.5, 2)),
    ),
    "negative": refusal({"(-71, 2)": "{shape}"}, lambda: dense((-71, 2))),
    "rank": refusal(
        {"(71,)": "{shape}", " ndim=1": " ndim={rank}"}, lambda: dense((71,))
    ),
    "last": refusal({"71": "{units}"}, lambda: dense((2, None), 71)),
    "int8": refusal({}, lambda: dense(dtype="float16", mode="int8")),
    "int8_empty": refusal({}, lambda: dense((2, 0), mode="int8")),
    "call_float8": refusal(
        {}, lambda: dense(lora_rank=2, mode="float8")(np.ones((2, 3)))
    ),
    "call_int8": refusal(
        {}, lambda: dense((0, 3), mode="int8")(np.ones((0, 3)))
    ),
}
for name, text in messages.items():
    print(f"{name}: {text}")
