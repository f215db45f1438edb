# %% setup
import keras
import numpy as np

version = keras.__version__

x = np.ones((1, 2), "float32")


def built(**arguments):
    layer = keras.layers.Dense(2, **arguments)
    layer.build((None, 2))
    return layer


# %% lora-alpha-build
def factor(layer):
    values = [np.zeros((2, 2)), np.zeros(2), np.ones((2, 1)), np.ones((1, 2))]
    layer.set_weights(values)
    return float(layer.kernel[0, 0])


layer = built(lora_rank=1, lora_alpha=4)
measured = factor(layer)
print(layer.lora_alpha, measured)

# %% lora-alpha-build-cured
layer = built()
layer.enable_lora(1, lora_alpha=4)
print(layer.lora_alpha, factor(layer))

# %% lora-alpha-copy
config = layer.get_config()
copied = keras.layers.Dense.from_config(config)
copied.build((None, 2))
print(config["lora_alpha"], copied.lora_alpha)

# %% lora-alpha-copy-cured
copied.lora_alpha = config["lora_alpha"]
print(copied.lora_alpha, factor(copied))

# %% lora-dead
model = keras.Sequential([keras.Input((2,)), built(lora_rank=1)])
model.save("lora.keras")
loaded = keras.saving.load_model("lora.keras")
lora = loaded.layers[0]


def largest_number():
    pair = (lora.lora_kernel_a, lora.lora_kernel_b)
    return max(float(np.abs(w.numpy()).max()) for w in pair)


loaded.compile("sgd", loss="mse")
loaded.fit(np.ones((8, 2)), np.ones((8, 2)), epochs=5, verbose=0)
largest = largest_number()
print(lora.lora_enabled, largest)

# %% lora-dead-cured
start = keras.initializers.HeUniform(seed=0)
lora.lora_kernel_a.assign(start((2, 1)))
loaded.fit(np.ones((8, 2)), np.ones((8, 2)), epochs=5, verbose=0)
b_trains = bool(np.any(lora.lora_kernel_b.numpy()))
print(b_trains)

# %% lora-unfrozen
layer = built(lora_rank=1)
layer.trainable = False
layer.trainable = True
[w.name for w in layer.trainable_weights]

# %% lora-unfrozen-cured
frozen = next(w for w in layer.weights if w.name == "kernel")
frozen.trainable = False
[w.name for w in layer.trainable_weights]

# %% lora-int8-kernel
layer = built(kernel_initializer="ones")
layer.quantize("int8")
layer.enable_lora(1)
layer.lora_kernel_a.assign(np.ones((2, 1)))
layer.lora_kernel_b.assign(np.ones((1, 2)))
print(layer.kernel.numpy())

# %% lora-int8-kernel-cured
true_kernel = layer(np.eye(2, dtype="float32")).numpy()
print(np.round(true_kernel, 2))

# %% lora-awq
quantizers = keras.quantizers
layer = built()
layer.quantize(config=quantizers.AWQConfig(["a"], tokenizer=str))
layer.enable_lora(1)
before = layer(x).numpy()
layer.lora_kernel_b.assign(np.ones((1, 2)))
ignored = np.array_equal(before, layer(x))
print(layer.lora_enabled, ignored)

# %% lora-awq-cured
layer = built()
layer.quantize("int8")
layer.enable_lora(1)
before = layer(x).numpy()
layer.lora_kernel_b.assign(np.ones((1, 2)))
print(layer.lora_enabled, np.array_equal(before, layer(x)))

# %% lora-unlocked
layer = built()
try:
    layer.enable_lora(-1)
except ValueError as error:
    print(error)
layer.extra = keras.Variable(0.0)
weights_after = len(layer.weights)
print(weights_after)

# %% lora-unlocked-cured
copied = keras.layers.Dense.from_config(layer.get_config())
copied.build((None, 2))
copied.enable_lora(1)
len(copied.weights)


# %% gptq-load tags=["raises-exception"]
def calibrated(kind, structure=None):
    embedding = keras.layers.Embedding(20, 16)
    block = keras.Sequential([keras.layers.Dense(16, name="fc")])
    inputs = keras.Input((8,), dtype="int32")
    model = keras.Sequential([inputs, embedding, block])
    parts = {"pre_block_layers": [embedding], "sequential_blocks": [block]}
    model.get_quantization_layer_structure = lambda mode: parts
    config = kind(
        dataset=np.random.randint(0, 20, size=(8, 8)),
        tokenizer=lambda text: text,
        num_samples=4,
        sequence_length=8,
        group_size=8,
        quantization_layer_structure=parts if structure else None,
    )
    keras.utils.disable_interactive_logging()
    model.quantize(config=config, filters="fc")
    return model


gptq = calibrated(quantizers.GPTQConfig)
gptq.save_weights("gptq.weights.h5")
gptq.load_weights("gptq.weights.h5")

# %% gptq-load-cured
values = {str(i): w.numpy() for i, w in enumerate(gptq.weights)}
np.savez("gptq.npz", **values)
fresh = calibrated(quantizers.GPTQConfig)
with np.load("gptq.npz") as stored:
    for i, weight in enumerate(fresh.weights):
        weight.assign(stored[str(i)])
tokens = np.arange(8).reshape(1, 8)
restored = np.array_equal(fresh(tokens), gptq(tokens))
print(restored)

# %% structure-recursion
model = calibrated(quantizers.GPTQConfig, structure=True)
try:
    model.save("structure.keras")
    saving_ends_in = "a file"
except RecursionError:
    saving_ends_in = "RecursionError"
print(saving_ends_in)

# %% structure-recursion-cured
from pathlib import Path

gptq.save("method.keras")
Path("method.keras").exists()

# %% config-overwritten
layer = built(
    quantization_config=quantizers.Int4QuantizationConfig(block_size=2)
)
asked = layer.quantization_config.block_size
layer.quantize("int4")
got = layer.quantization_config.block_size
print(asked, got)

# %% config-overwritten-cured
layer = built(
    quantization_config=quantizers.Int4QuantizationConfig(block_size=2)
)
layer.quantize(config=layer.quantization_config)
layer.quantization_config.block_size

# %% gptq-dtype tags=["raises-exception"]
layer = built(dtype="gptq/4/128_from_float32")
layer(x)

# %% gptq-dtype-cured
gptq.layers[-1].layers[0].quantization_mode

# %% float16-advice tags=["raises-exception"]
built(dtype="mixed_float16").quantize("int8")

# %% float16-advice-cured
layer = built(dtype="mixed_bfloat16")
layer.quantize("int8")
layer.quantization_mode

# %% gptq-failed
failed = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
parts = {"pre_block_layers": [], "sequential_blocks": failed.layers}
config = quantizers.GPTQConfig(
    tokens, tokenizer=None, quantization_layer_structure=parts
)
try:
    failed.quantize(config=config, filters="dense")
except ValueError as error:
    print(error)
print(failed.layers[0].quantization_mode)

# %% gptq-failed-cured
layer = built()
layer.set_weights(failed.layers[0].get_weights()[:2])
layer.quantize("int8")
layer.quantization_mode

# %% glu
layer = keras.layers.Dense(4, activation="glu")
print(layer(x).shape)
print(layer.compute_output_shape(x.shape))

# %% glu-cured
inputs = keras.Input((2,))
y = keras.ops.glu(keras.layers.Dense(4)(inputs))
print(y.shape, keras.Model(inputs, y)(x).shape)

# %% softmax-class
layer = keras.layers.Dense(2, activation=keras.layers.Softmax)
type(layer(x)).__name__

# %% softmax-class-cured
layer = keras.layers.Dense(2, activation="softmax")
print(layer(x).shape)

# %% activity-mixed tags=["raises-exception"]
mixed = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(
            1, activity_regularizer="l2", dtype="mixed_bfloat16"
        ),
    ]
)
mixed.compile("sgd", "mse")
mixed.fit(x, np.ones((1, 1)), verbose=0)

# %% activity-mixed-cured
mixed = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(1, dtype="mixed_bfloat16"),
        keras.layers.ActivityRegularization(l2=0.01, dtype="float32"),
    ]
)
mixed.compile("sgd", "mse")
history = mixed.fit(x, np.ones((1, 1)), verbose=0)
print(np.isfinite(history.history["loss"]).all())

# %% autocast
layer = keras.layers.Dense(2, autocast=False)
copied = keras.layers.Dense.from_config(layer.get_config())
print(layer.autocast, copied.autocast)

# %% autocast-cured
copied.autocast = False
copied(x.astype("float64")).dtype.name

# %% units
layer = built()
layer.units = 5
print(layer(x).shape, layer.compute_output_shape(x.shape))
print(layer.get_config()["units"])

# %% units-cured
wide = keras.layers.Dense.from_config({**layer.get_config(), "units": 5})
print(wide(x).shape, wide.compute_output_shape(x.shape))

# %% array tags=["raises-exception"]
layer = built(kernel_initializer=np.eye(2))
keras.layers.Dense.from_config(layer.get_config())

# %% array-cured
layer = built()
layer.set_weights([np.eye(2), np.zeros(2)])
copied = keras.layers.Dense.from_config(layer.get_config())
copied.units

# %% l1l2
layer = built(kernel_regularizer="l1l2", kernel_initializer="ones")
penalty = float(layer.losses[0])
penalty

# %% l1l2-cured
both = keras.regularizers.L1L2(l1=0.01, l2=0.01)
layer = built(kernel_regularizer=both, kernel_initializer="ones")
round(float(layer.losses[0]), 4)
