# %% setup
import inspect

import keras
import numpy as np

# %% stored
for config in (None, "int8", 123):
    layer = keras.layers.Dense(3, quantization_config=config)
    layer.build((None, 6))
    print(
        layer.quantization_config, layer.quantization_mode, layer.kernel.dtype
    )


# %% configs
arguments = {}
for name in dir(keras.quantizers):
    if name.endswith("Config") and name != "QuantizationConfig":
        signature = inspect.signature(getattr(keras.quantizers, name))
        arguments[name] = [
            str(p.replace(annotation=p.empty))
            for p in signature.parameters.values()
        ]
        print(name, *arguments[name], sep="\n    ")

# %% undocumented
print("quantization_config" in keras.layers.Dense.__doc__)
print("per_channel" in keras.quantizers.GPTQConfig.__doc__)
config = keras.quantizers.GPTQConfig(dataset=["a text"], tokenizer=str)
print(config.dtype_policy_string())

# %% config-defaults
int8 = keras.quantizers.Int8QuantizationConfig
int4 = keras.quantizers.Int4QuantizationConfig
int8_default = type(int8().activation_quantizer).__name__
int4_default = int4().activation_quantizer
print(int8_default, int4_default)

# %% quantizer
print(inspect.signature(keras.quantizers.AbsMaxQuantizer))

# %% by-hand
layer = keras.layers.Dense(2, use_bias=False)
layer.build((None, 3))
kernel = np.array([[1.0, 4.0], [-0.6, 3.0], [0.1, -1.0]])
layer.set_weights([kernel])
layer.quantize("int8")
integers = layer.kernel.numpy()
scale = layer.kernel_scale.numpy()
print(np.round(scale, 4))
print(integers)
print(np.round(integers / scale, 4))

# %% smallest
keras.utils.set_random_seed(0)
layer = keras.layers.Dense(64)
layer.build((None, 256))
layer.quantize("int8")
for weight in layer.weights:
    print(weight.name, weight.shape, weight.dtype, weight.trainable)

# %% ways
layers = [keras.layers.Dense(3) for _ in range(4)]
for layer in layers:
    layer.build((None, 6))
layers[0].quantize("int8")
layers[1].quantize(config="int8")
layers[2].quantize(config=keras.quantizers.Int8QuantizationConfig())
layers[3].dtype_policy = "int8_from_float32"
[layer.quantization_mode for layer in layers]


# %% size-and-error
def size_and_error(*args, **kwargs):
    keras.utils.set_random_seed(0)
    x = np.random.normal(size=(1000, 256)).astype("float32")
    layer = keras.layers.Dense(64)
    before = layer(x).numpy()
    if args or kwargs:
        layer.quantize(*args, **kwargs)
    error = np.linalg.norm(layer(x).numpy() - before)
    size = sum(w.numpy().nbytes for w in layer.weights)
    return size, round(float(error / np.linalg.norm(before)), 3)


measured = {
    "float32": size_and_error(),
    "int8": size_and_error("int8"),
    "int8 weights only": size_and_error(
        config=int8(activation_quantizer=None)
    ),
    "int4": size_and_error("int4"),
    "int4 per unit": size_and_error(config=int4(block_size=-1)),
    "int4 blocks of 16": size_and_error(config=int4(block_size=16)),
    "float8": size_and_error("float8"),
}
for name, (size, error) in measured.items():
    print(f"{name:17} {size:7,} {error:.3f}")
smaller = {
    name: size / measured["float32"][0] for name, (size, _) in measured.items()
}

# %% int4
keras.utils.set_random_seed(0)
layer = keras.layers.Dense(64)
layer.build((None, 256))
layer.quantize("int4")
for weight in layer.weights:
    print(weight.name, weight.shape, weight.dtype)

# %% float8
layer = keras.layers.Dense(64, bias_initializer="ones")
layer.build((None, 256))
layer.bias.assign(1.001 * np.ones(64))
layer.quantize("float8")
for weight in layer.weights:
    print(weight.name, tuple(weight.shape), weight.trainable)
float8_bias = float(layer(np.zeros((1, 256)))[0, 0])
print(float8_bias)

# %% built-quantized
layer = keras.layers.Dense(
    4,
    dtype="int4/128_from_float32",
    quantization_config=int4(block_size=2),
)
layer.build((None, 6))
scale_shape = tuple(layer.kernel_scale.shape)
print(layer.kernel_scale.shape)
print(layer.kernel.numpy().any())

# %% overwritten
layer = keras.layers.Dense(4, quantization_config=int4(block_size=2))
layer.build((None, 6))
layer.quantize("int4")
used_block_size = layer.quantization_config.block_size
used_block_size

# %% handed-on
layer = keras.layers.Dense(4, quantization_config=int4(block_size=2))
layer.build((None, 6))
layer.quantize(config=layer.quantization_config)
layer.quantization_config.block_size

# %% lost
layer = keras.layers.Dense(
    3, kernel_regularizer="l2", kernel_constraint="non_neg"
)
layer.build((None, 6))
terms_before = len(layer.losses)
layer.quantize("int8")
terms_after = len(layer.losses)
trainable_after = [w.name for w in layer.trainable_weights]
print(terms_before, terms_after, trainable_after)

# %% lora-after
for mode in ("int8", "int4"):
    layer = keras.layers.Dense(3)
    layer.build((None, 6))
    layer.quantize(mode)
    layer.enable_lora(2)
    print(mode, [w.name for w in layer.trainable_weights])

# %% saved
keras.utils.set_random_seed(0)
x = np.random.normal(size=(4, 6))
for mode in ("int8", "int4"):
    model = keras.Sequential([keras.Input(shape=(6,)), keras.layers.Dense(3)])
    model.quantize(mode)
    model.save("small.keras")
    loaded = keras.saving.load_model("small.keras")
    policy = loaded.layers[0].dtype_policy.name
    print(policy, np.array_equal(model(x), loaded(x)))

# %% lora-saved
layer = keras.layers.Dense(3)
model = keras.Sequential([keras.Input(shape=(6,)), layer])
layer.quantize("int8")
layer.enable_lora(2)
layer.lora_kernel_b.assign(np.ones((2, 3)))
model.save("small.keras")
loaded = keras.saving.load_model("small.keras")
y, loaded_y = model(x).numpy(), loaded(x).numpy()
lora_saved_error = float(np.linalg.norm(loaded_y - y) / np.linalg.norm(y))
loaded_a = loaded.layers[0].lora_kernel_a.numpy()
print(lora_saved_error < 0.02, np.abs(loaded_a).max())

# %% no-arguments tags=["raises-exception"]
layer = keras.layers.Dense(4, quantization_config=int4(block_size=2))
layer.build((None, 6))
layer.quantize()

# %% contradiction tags=["raises-exception"]
layer.quantize("int8", config=int4())

# %% unknown-mode tags=["raises-exception"]
layer.quantize("int2")

# %% dictionary tags=["raises-exception"]
layer.quantize(config={"mode": "int8"})

# %% not-built tags=["raises-exception"]
keras.layers.Dense(3, name="fc").quantize("int8")

# %% twice tags=["raises-exception"]
layer = keras.layers.Dense(3, name="fc")
layer.build((None, 6))
layer.quantize("int8")
layer.quantize("int4")

# %% string-config tags=["raises-exception"]
layer = keras.layers.Dense(
    3, dtype="int8_from_float32", quantization_config="int8"
)
layer.build((None, 6))

# %% block-size tags=["raises-exception"]
int4(block_size=0)

# %% float16 tags=["raises-exception"]
layer = keras.layers.Dense(3, dtype="mixed_float16")
layer.build((None, 6))
layer.quantize("int8")


# %% subclass tags=["raises-exception"]
class Scaled(keras.layers.Dense):
    pass


layer = Scaled(3)
layer.build((None, 6))
layer.quantize("int8")

# %% unchecked
layer.quantize("int8", type_check=False)
layer.quantization_mode

# %% gptq-no-config tags=["raises-exception"]
layer = keras.layers.Dense(3)
layer.build((None, 6))
layer.quantize("gptq")


# %% gptq limit=180
def calibrated(config_class, **options):
    keras.utils.set_random_seed(0)
    embedding = keras.layers.Embedding(20, 16)
    block = keras.Sequential([keras.layers.Dense(16, name="fc")])
    inputs = keras.Input(shape=(8,), dtype="int32")
    model = keras.Sequential([inputs, embedding, block])
    model.get_quantization_layer_structure = lambda mode: {
        "pre_block_layers": [embedding],
        "sequential_blocks": [block],
    }
    data = np.random.randint(0, 20, size=(32, 8))
    before = model(data).numpy()
    config = config_class(
        dataset=data,
        tokenizer=lambda text: text,  # (1)!
        num_samples=16,
        sequence_length=8,
        group_size=8,
        **options,
    )
    model.quantize(config=config)
    error = np.linalg.norm(model(data).numpy() - before)
    return model, round(float(error / np.linalg.norm(before)), 3)


model, gptq_error = calibrated(keras.quantizers.GPTQConfig)
_, eight_bits_error = calibrated(keras.quantizers.GPTQConfig, weight_bits=8)

# %% before-and-after
fresh = keras.layers.Dense(16, name="fc")
fresh.build((None, 16))
fresh.quantize(config=config)
for layer in (fresh, model.layers[-1].layers[0]):
    print(layer.kernel.dtype, [weight.name for weight in layer.weights])

# %% gptq-loaded tags=["raises-exception"]
model.save_weights("small.weights.h5")
model.load_weights("small.weights.h5")

# %% awq-loaded tags=["raises-exception"]
model, awq_error = calibrated(keras.quantizers.AWQConfig)
model.save_weights("small.weights.h5")
model.load_weights("small.weights.h5")

# %% awq-lora tags=["raises-exception"]
layer = model.layers[-1].layers[0]
print(layer.kernel.dtype, [weight.name for weight in layer.weights])
layer.enable_lora(2)
