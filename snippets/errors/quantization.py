# %% setup
import keras
import numpy as np

quantizers = keras.quantizers


def built(**arguments):
    layer = keras.layers.Dense(3, name="fc", **arguments)
    layer.build((None, 4))
    return layer


# %% quantize-unbuilt tags=["raises-exception"]
keras.layers.Dense(3, name="fc").quantize("int8")

# %% quantize-unbuilt-cured
layer = built()
layer.quantize("int8")
layer.quantization_mode

# %% quantize-twice tags=["raises-exception"]
layer.quantize("int4")

# %% quantize-twice-cured
layer = built()
layer.quantize("int4")
layer.quantization_mode

# %% quantize-float16 tags=["raises-exception"]
built(dtype="mixed_float16").quantize("int8")

# %% quantize-float16-cured
layer = built(dtype="mixed_bfloat16")
layer.quantize("int8")
layer.quantization_mode


# %% quantize-subclass tags=["raises-exception"]
class MyDense(keras.layers.Dense):
    pass


layer = MyDense(3)
layer.build((None, 4))
layer.quantize("int8")

# %% quantize-subclass-cured
layer.quantize("int8", type_check=False)
layer.quantization_mode

# %% input-layer
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
model.quantize("int8")
model.layers[0].quantization_mode

# %% input-layer-cured
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
model.quantize("int8", filters="dense")
model.layers[0].quantization_mode

# %% filters tags=["raises-exception"]
model.quantize("int4", filters=3)

# %% filters-cured
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
model.quantize("int4", filters=["dense"])
model.layers[0].quantization_mode

# %% unknown-mode tags=["raises-exception"]
built().quantize("int2")

# %% unknown-mode-cured
layer = built()
layer.quantize("int4")
layer.quantization_mode

# %% unknown-build-mode tags=["raises-exception"]
built().quantized_build((4, 3), "foo")

# %% unknown-build-mode-cured
layer = built()
layer.quantize("int8")
layer.quantization_mode

# %% no-mode tags=["raises-exception"]
layer = built(quantization_config=quantizers.Int4QuantizationConfig())
layer.quantize()

# %% no-mode-cured
layer.quantize(config=layer.quantization_config)
layer.quantization_mode

# %% contradiction tags=["raises-exception"]
built().quantize("int8", config=quantizers.Int4QuantizationConfig())

# %% contradiction-cured
layer = built()
layer.quantize(config=quantizers.Int4QuantizationConfig())
layer.quantization_mode

# %% config-dictionary tags=["raises-exception"]
built().quantize(config={"mode": "int8"})

# %% config-dictionary-cured
layer = built()
layer.quantize(config=quantizers.Int8QuantizationConfig())
layer.quantization_mode

# %% config-string tags=["raises-exception"]
built(dtype="int8_from_float32", quantization_config="int8")

# %% config-string-cured
config = quantizers.Int8QuantizationConfig()
layer = built(dtype="int8_from_float32", quantization_config=config)
layer.quantization_mode

# %% base-config tags=["raises-exception"]
quantizers.QuantizationConfig().mode

# %% base-config-cured
quantizers.Int8QuantizationConfig().mode

# %% block-size tags=["raises-exception"]
quantizers.Int4QuantizationConfig(block_size=0)

# %% block-size-cured
quantizers.Int4QuantizationConfig(block_size=-1).block_size

# %% custom-blocks tags=["raises-exception"]
own = quantizers.AbsMaxQuantizer(axis=0, value_range=(-8, 7))
config = quantizers.Int4QuantizationConfig(own)
built().quantize(config=config)

# %% custom-blocks-cured
config = quantizers.Int4QuantizationConfig(own, block_size=-1)
layer = built()
layer.quantize(config=config)
layer.quantization_mode

# %% int4-range tags=["raises-exception"]
wide = quantizers.AbsMaxQuantizer(axis=0)
quantizers.Int4QuantizationConfig(wide, block_size=-1)

# %% int4-range-cured
own = quantizers.AbsMaxQuantizer(axis=0, value_range=(-8, 7))
quantizers.Int4QuantizationConfig(own, block_size=-1).mode

# %% int8-type tags=["raises-exception"]
wrong = quantizers.AbsMaxQuantizer(axis=0, output_dtype="int16")
quantizers.Int8QuantizationConfig(wrong)

# %% int8-type-cured
right = quantizers.AbsMaxQuantizer(axis=0)
quantizers.Int8QuantizationConfig(right).mode

# %% gptq-config tags=["raises-exception"]
built().quantize("gptq")

# %% gptq-config-cured
config = quantizers.GPTQConfig(dataset=["a text"], tokenizer=str)
config.mode

# %% awq-config tags=["raises-exception"]
built().quantize("awq")

# %% awq-config-cured
config = quantizers.AWQConfig(dataset=["a text"], tokenizer=str)
config.mode


# %% gptq-tokenizer tags=["raises-exception"]
def calibrate(config):
    embedding = keras.layers.Embedding(20, 16)
    block = keras.Sequential([keras.layers.Dense(16)])
    inputs = keras.Input((8,), dtype="int32")
    model = keras.Sequential([inputs, embedding, block])
    model.get_quantization_layer_structure = lambda mode: {
        "pre_block_layers": [embedding],
        "sequential_blocks": [block],
    }
    model.quantize(config=config, filters="dense")
    return block.layers[0].quantization_mode


data = np.random.randint(0, 20, size=(8, 8))
calibrate(quantizers.GPTQConfig(dataset=data, tokenizer=None))

# %% gptq-tokenizer-cured
sizes = {"num_samples": 4, "sequence_length": 8, "group_size": 8}
config = quantizers.GPTQConfig(data, lambda text: text, **sizes)
calibrate(config)

# %% awq-tokenizer tags=["raises-exception"]
calibrate(quantizers.AWQConfig(dataset=data, tokenizer=None))

# %% awq-tokenizer-cured
config = quantizers.AWQConfig(data, lambda text: text, **sizes)
calibrate(config)

# %% structure tags=["raises-exception"]
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
config = quantizers.GPTQConfig(data, lambda text: text, **sizes)
model.quantize(config=config, filters="dense")

# %% structure-cured
calibrate(config)

# %% implicit-gptq tags=["raises-exception"]
built().dtype_policy = "gptq/4/128_from_float32"

# %% implicit-gptq-cured
layer = built()
layer.dtype_policy = "int8_from_float32"
layer.quantization_mode

# %% kernel-attribute tags=["raises-exception"]
layer = keras.layers.Dense(3, dtype="gptq/4/128_from_float32")
layer(np.ones((1, 4), "float32"))

# %% kernel-attribute-cured
layer = keras.layers.Dense(3)
print(layer(np.ones((1, 4), "float32")).shape)

# %% gptq-bits tags=["raises-exception"]
quantizers.GPTQConfig(["a"], str, weight_bits=5)

# %% gptq-bits-cured
quantizers.GPTQConfig(["a"], str, weight_bits=8).weight_bits

# %% awq-bits tags=["raises-exception"]
quantizers.AWQConfig(["a"], str, weight_bits=8)

# %% awq-bits-cured
quantizers.AWQConfig(["a"], str).weight_bits

# %% num-samples tags=["raises-exception"]
quantizers.GPTQConfig(["a"], str, num_samples=0)

# %% num-samples-cured
quantizers.GPTQConfig(["a"], str, num_samples=4).num_samples

# %% sequence-length tags=["raises-exception"]
quantizers.GPTQConfig(["a"], str, sequence_length=0)

# %% sequence-length-cured
quantizers.GPTQConfig(["a"], str, sequence_length=8).sequence_length

# %% hessian-damping tags=["raises-exception"]
quantizers.GPTQConfig(["a"], str, hessian_damping=2)

# %% hessian-damping-cured
quantizers.GPTQConfig(["a"], str, hessian_damping=0.1).hessian_damping

# %% group-size tags=["raises-exception"]
quantizers.GPTQConfig(["a"], str, group_size=0)

# %% group-size-cured
quantizers.GPTQConfig(["a"], str, group_size=-1).group_size

# %% grid-points tags=["raises-exception"]
quantizers.AWQConfig(["a"], str, num_grid_points=0)

# %% grid-points-cured
quantizers.AWQConfig(["a"], str, num_grid_points=5).num_grid_points

# %% answers
try:
    built().quantize("int2")
except ValueError as error:
    listed = str(error).split("(")[1].split(")")[0]
mode_count = len(listed.split(","))
layer = built()
layer.quantize(config=quantizers.Int4QuantizationConfig(block_size=-1))
scale_count = int(np.prod(layer.kernel_scale.shape))
