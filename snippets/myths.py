# %% setup
import inspect

import keras
import numpy as np

keras.utils.set_random_seed(0)
version = keras.__version__

# %% flattened
layer = keras.layers.Dense(7)
y = layer(np.ones((2, 4, 3)))
parameters = layer.count_params()
print(y.shape, parameters)

# %% after-flatten
flat = keras.layers.Dense(7)
y_flat = flat(np.ones((2, 4 * 3)))
flat_parameters = flat.count_params()
print(y_flat.shape, flat_parameters)

# %% time-distributed
x = np.random.default_rng(0).normal(size=(2, 4, 3))
wrapped = keras.layers.TimeDistributed(layer)
same = np.allclose(wrapped(x), layer(x))
same

# %% no-weights
unbuilt = keras.layers.Dense(7)
unbuilt.get_weights()

# %% rank-1 tags=["raises-exception"]
keras.layers.Dense(7)(np.ones(3))

# %% input-dim
print(keras.Sequential([keras.layers.Dense(2, input_dim=3)]).input_shape)

# %% input-shape
wrong = keras.layers.Dense(2, input_shape=(99,))
wrong(np.ones((2, 4)))
wrong_features = wrong.kernel.shape[0]
wrong_features

# %% order
x = np.ones((2, 3), "float32")
kernel = np.ones((3, 4), "float32")
(x @ kernel).shape

# %% kernel-first tags=["raises-exception"]
kernel @ x

# %% tensordot
import tensorflow as tf

for shape in [(2, 3), (2, 4, 3)]:
    spec = tf.TensorSpec(shape)
    graph = tf.function(keras.layers.Dense(7)).get_concrete_function(spec)
    names = [op.name for op in graph.graph.get_operations()]
    print(len(shape), any("Tensordot" in name for name in names))

# %% ten-parameters
arguments = list(inspect.signature(keras.layers.Dense).parameters)
named = len(arguments) - 1
print(named, arguments[-4:])

# %% units-zero tags=["raises-exception"]
keras.layers.Dense(0)

# %% element-wise
two = keras.layers.Dense(2, "softmax", kernel_initializer="ones")
two.build((None, 1))
before = two(np.ones((1, 1))).numpy()
two.bias.assign([0, 5])  # (1)!
after = two(np.ones((1, 1))).numpy()
print(before, np.round(after, 4))

# %% glu
gated = keras.layers.Dense(4, "glu")
print(gated(np.ones((2, 3))).shape)

# %% one-softmax
print(keras.layers.Dense(1, "softmax")(np.ones((2, 3))).numpy())

# %% half
squared = keras.layers.Dense(
    1, kernel_initializer="ones", kernel_regularizer=keras.regularizers.L2(0.1)
)
squared.build((None, 3))
penalty = float(squared.losses[0])
round(penalty, 4)

# %% l1-l2 tags=["raises-exception"]
keras.layers.Dense(1, kernel_regularizer="l1_l2")

# %% l1l2
factors = keras.regularizers.get("l1l2").get_config()
factors

# %% activity
active = keras.layers.Dense(
    1, kernel_initializer="ones", activity_regularizer="l2"
)
penalties = {}
for batch in (1, 8):
    active(np.ones((batch, 3)))
    penalties[batch] = round(float(active.losses[0]), 4)
penalties

# %% bias-regularizer
biased = keras.layers.Dense(1, bias_initializer="ones", bias_regularizer="l2")
bias_penalties = {}
for size in (1, 100):
    biased(np.full((2, 3), size))
    bias_penalties[size] = round(float(biased.losses[0]), 4)
bias_penalties

# %% constraint
limited = keras.layers.Dense(
    1, kernel_initializer="ones", kernel_constraint="unit_norm"
)
limited.build((None, 4))
norm = float(np.linalg.norm(limited.kernel))
norm

# %% changed
changed = keras.layers.Dense(1, kernel_initializer="ones")
first = float(changed(-np.ones((1, 2)))[0, 0])
changed.activation = keras.activations.relu
second = float(changed(-np.ones((1, 2)))[0, 0])
print(first, second)

# %% twice
shared = keras.layers.Dense(3)
model = keras.Sequential([keras.Input((3,)), shared, shared])
layers, weights = len(model.layers), len(model.weights)
print(layers, weights)

# %% mask
steps = keras.layers.Masking()(np.array([[[1.0], [0.0]]]))
adds_one = keras.layers.Dense(1, bias_initializer="ones")
masked = adds_one(steps)
masked_value = float(masked[0, 1, 0])
print(masked._keras_mask.numpy(), masked_value)

# %% alpha
adapted = keras.layers.Dense(3, lora_rank=2, lora_alpha=8)
adapted.build((None, 6))
alpha = adapted.lora_alpha
alpha

# %% alpha-float
base = keras.layers.Dense(3)
base.build((None, 6))
kernel = base.kernel.numpy()
base.enable_lora(2, lora_alpha=0.5)
alpha_float = base.lora_alpha
alpha_float

# %% replaced
kept = np.array_equal(base.get_weights()[0], kernel)
trainable = [w.name for w in base.trainable_weights]
print(kept, trainable)

# %% quantization-config
config = keras.quantizers.Int8QuantizationConfig()
plain = keras.layers.Dense(3, quantization_config=config)
plain.build((None, 6))
kernel_dtype = plain.kernel.dtype
kernel_dtype

# %% int4
config = keras.quantizers.Int4QuantizationConfig()
print(config.activation_quantizer)

# %% packed
small = keras.layers.Dense(4)
small.build((None, 6))
small.quantize("int4")
packed = small.get_weights()[1].shape
packed

# %% quantize-config
parameters_of_quantize = list(
    inspect.signature(keras.layers.Dense.quantize).parameters
)
parameters_of_quantize

# %% zero-point
quantize = keras.quantizers.abs_max_quantize_grouped_with_zero_point
_, _, zero_point = quantize(np.ones((4, 3), "float32"), block_size=2)
zero_point_dtype = zero_point.dtype.name
zero_point_dtype

# %% gptq-name
tokens = np.ones((4, 8), "int32")
config = keras.quantizers.GPTQConfig(tokens, tokenizer=None)
policy = config.dtype_policy_string()
policy

# %% tokenizer tags=["raises-exception"]
plain = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
structure = {"pre_block_layers": [], "sequential_blocks": plain.layers}
config = keras.quantizers.GPTQConfig(
    tokens, tokenizer=None, quantization_layer_structure=structure
)
plain.quantize(config=config)

# %% awq
embedding = keras.layers.Embedding(20, 16)
block = keras.Sequential([keras.layers.Dense(16)])
model = keras.Sequential([keras.Input((8,), dtype="int32"), embedding, block])
config = keras.quantizers.AWQConfig(
    tokens,
    tokenizer=lambda text: text,
    num_samples=4,
    sequence_length=8,
    group_size=8,
    quantization_layer_structure={
        "pre_block_layers": [embedding],
        "sequential_blocks": [block],
    },
)
model.quantize(config=config)
mode = block.layers[0].quantization_mode
mode

# %% saved tags=["raises-exception"]
model.save_weights("awq.weights.h5")
model.load_weights("awq.weights.h5")

# %% float16 tags=["raises-exception"]
half = keras.layers.Dense(4, dtype="mixed_float16")
half.build((None, 6))
half.quantize("int8")
