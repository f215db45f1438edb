# %% setup
import keras
import numpy as np
import tensorflow as tf

# %% automatic-names
automatic = [keras.layers.Dense(2).name for _ in range(3)]


class ScoreHead(keras.layers.Dense):
    pass


automatic.append(ScoreHead(2).name)
automatic

# %% any-text
[keras.layers.Dense(2, name=name).name for name in ("", "分数", "my fc")]

# %% named
model = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        keras.layers.Dense(3, name="hidden"),
        keras.layers.Dense(2, name="分数"),
    ]
)
for weight in model.weights:
    print(weight.path)
print(model.get_layer("hidden").units)

# %% unknown-name tags=["raises-exception"]
model.get_layer("hiden")

# %% slash tags=["raises-exception"]
keras.layers.Dense(2, name="block/dense")

# %% same-name tags=["raises-exception"]
model.add(keras.layers.Dense(2, name="hidden"))

# %% dtypes
x = np.ones((1, 4))
policies = {}
for dtype in (
    "float64",
    "float32",
    "float16",
    "bfloat16",
    "mixed_float16",
    "mixed_bfloat16",
):
    layer = keras.layers.Dense(3, dtype=dtype)
    output = layer(x)
    policies[dtype] = {
        "weights": layer.kernel.dtype,
        "computation": layer.compute_dtype,
        "output": output.dtype.name,
        "bytes": sum(w.numpy().nbytes for w in layer.weights),
    }
for dtype, policy in policies.items():
    print(f"{dtype:15}", *policy.values())

# %% global-policy
keras.config.set_dtype_policy("mixed_bfloat16")
first = keras.layers.Dense(3)
last = keras.layers.Dense(3, dtype="float32")
keras.config.set_dtype_policy("float32")  # (1)!
global_policy = [first.dtype_policy.name, last.dtype_policy.name]
print(global_policy)
print(first.dtype, first.compute_dtype)

# %% forms
by_path = keras.dtype_policies.DTypePolicyMap()
by_path["last"] = keras.DTypePolicy("bfloat16")
for dtype in (
    np.float16,
    tf.bfloat16,
    keras.DTypePolicy("mixed_float16"),
    by_path,
):
    layer = keras.layers.Dense(3, dtype=dtype, name="last")
    layer.build((None, 4))
    print(layer.dtype, layer.compute_dtype)

# %% quantized-names
modes = {}
for mode in (
    "int8",
    "int4",
    "int4/128",
    "int4/-1",
    "float8",
    "gptq/4/128",
    "awq/4/128",
):
    layer = keras.layers.Dense(3, dtype=f"{mode}_from_float32")
    layer.build((None, 4))
    modes[layer.dtype_policy.name] = layer.quantization_mode
modes

# %% overflow
large = np.array([[4e4, 4e4]])
float16_max = np.finfo("float16").max
overflow = {}
for dtype in ("float32", "mixed_float16", "mixed_bfloat16"):
    layer = keras.layers.Dense(1, kernel_initializer="ones", dtype=dtype)
    overflow[dtype] = float(layer(large)[0, 0])
overflow


# %% loss-scale
def optimizer_in_use(layer):
    model = keras.Sequential([keras.Input(shape=(4,)), layer])
    model.compile(optimizer="adam", loss="mse")
    return type(model.optimizer).__name__


by_layer = optimizer_in_use(keras.layers.Dense(3, dtype="mixed_float16"))
keras.config.set_dtype_policy("mixed_float16")
by_policy = optimizer_in_use(keras.layers.Dense(3))
keras.config.set_dtype_policy("float32")
print(by_layer, by_policy)

# %% unknown-dtype tags=["raises-exception"]
keras.layers.Dense(3, dtype="float33")

# %% int8 tags=["raises-exception"]
keras.layers.Dense(3, dtype="int8")

# %% int32-truncates
layer = keras.layers.Dense(1, kernel_initializer="ones", dtype="int32")
truncated = layer(np.array([[1.9, 1.9]])).numpy()
print(truncated)

# %% refused-types
for dtype in ("bool", "int16", "complex64"):
    layer = keras.layers.Dense(3, dtype=dtype)
    try:
        layer.build((None, 4))
    except ValueError as error:
        print(str(error).split(". ")[0])

# %% frozen
keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        keras.layers.Dense(3, trainable=False),
        keras.layers.Dense(2),
    ]
)
inputs = np.random.normal(size=(32, 4))
targets = np.random.normal(size=(32, 2))
model.compile(optimizer="sgd", loss="mse")
before = [layer.kernel.numpy() for layer in model.layers]
model.fit(inputs, targets, verbose=0)
moved = [
    bool(np.any(layer.kernel.numpy() != kernel))
    for layer, kernel in zip(model.layers, before)
]
print(moved)
print(len(model.trainable_weights), len(model.non_trainable_weights))


# %% after-compile
def kernel_moves(compile_again):
    keras.utils.set_random_seed(0)
    layer = keras.layers.Dense(2)
    model = keras.Sequential(
        [keras.Input(shape=(4,)), layer, keras.layers.Dense(2)]
    )
    model.compile(optimizer="sgd", loss="mse")
    model.fit(inputs, targets, verbose=0)
    layer.trainable = False
    if compile_again:
        model.compile(optimizer="sgd", loss="mse")
    kernel = layer.kernel.numpy()
    model.fit(inputs, targets, verbose=0)
    return bool(np.any(layer.kernel.numpy() != kernel))


moves_without = kernel_moves(compile_again=False)
moves_with = kernel_moves(compile_again=True)
print(moves_without, moves_with)

# %% frozen-regularizer
layer = keras.layers.Dense(3, kernel_regularizer="l2")
layer.build((None, 4))
terms = [len(layer.losses)]
layer.trainable = False
terms.append(len(layer.losses))
terms

# %% not-boolean tags=["raises-exception"]
keras.layers.Dense(3, trainable=1)

# %% numpy-boolean tags=["raises-exception"]
keras.layers.Dense(3, trainable=np.bool_(True))

# %% autocast
doubles = np.ones((1, 4), dtype="float64")
cast = {}
for autocast in (True, False):
    layer = keras.layers.Dense(3, autocast=autocast)
    cast[autocast] = layer(doubles).dtype.name
cast

# %% autocast-promise
layer = keras.layers.Dense(3, autocast=False)
promised = layer(keras.Input(shape=(4,), dtype="float64")).dtype
computed = layer(doubles).dtype.name
print(promised, computed)

# %% autocast-lost
copy = keras.layers.Dense.from_config(layer.get_config())
print(layer.autocast, copy.autocast)

# %% input-shape
old = keras.Sequential([keras.layers.Dense(3, input_shape=(4,))])
new = keras.Sequential([keras.Input(shape=(4,)), keras.layers.Dense(3)])
print(old.built, old.input_shape, old.count_params())
print(new.built, new.input_shape, new.count_params())

# %% ignored
model = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        keras.layers.Dense(3, input_shape=(99,)),
    ]
)
ignored_kernel = tuple(model.layers[0].kernel.shape)
print(model.input_shape, ignored_kernel)

# %% alone
layer = keras.layers.Dense(3, input_shape=(4,))
layer.built

# %% no-comma tags=["raises-exception"]
keras.Sequential([keras.layers.Dense(3, input_shape=(4))])

# %% with-batch
model = keras.Sequential([keras.layers.Dense(3, input_shape=(32, 4))])
with_batch = model.output_shape
with_batch

# %% gone tags=["raises-exception"]
new.layers[0].input_shape

# %% input-dim
model = keras.Sequential([keras.layers.Dense(3, input_dim=4)])
model.input_shape

# %% both tags=["raises-exception"]
keras.layers.Dense(3, input_dim=4, input_shape=(4,))

# %% tuple-dim tags=["raises-exception"]
keras.Sequential([keras.layers.Dense(3, input_dim=(2, 4))])

# %% all-refused
refused = []
for name in (
    "batch_input_shape",
    "batch_shape",
    "batch_size",
    "input_length",
    "input_dtype",
    "weights",
    "dynamic",
    "output_dim",
    "init",
    "W_regularizer",
    "b_regularizer",
    "W_constraint",
    "b_constraint",
):
    try:
        keras.layers.Dense(3, **{name: None})
    except ValueError:
        refused.append(name)
refused_count = len(refused)

# %% batch-input-shape tags=["raises-exception"]
keras.layers.Dense(3, batch_input_shape=(32, 4))

# %% batch-shape
model = keras.Sequential(
    [keras.Input(batch_shape=(32, 4)), keras.layers.Dense(3)]
)
model.output_shape

# %% old-names tags=["raises-exception"]
keras.layers.Dense(3, init="uniform", W_regularizer="l2")

# %% output-dim tags=["raises-exception"]
keras.layers.Dense(output_dim=3)

# %% old-config tags=["raises-exception"]
config = {"units": 3, "batch_input_shape": (None, 4)}
keras.layers.Dense.from_config(config)
