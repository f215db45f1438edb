# %% setup
import inspect

import keras
import numpy as np

keras.utils.set_random_seed(0)
x = np.ones((2, 4), "float32")


def new(**options):
    """A built layer: 4 features in, 3 units."""
    layer = keras.layers.Dense(3, name="fc", **options)
    layer.build((None, 4))
    return layer


layer = new()

# %% arguments
print(layer.units, layer.activation.__name__, layer.use_bias)
print(layer.kernel_initializer, layer.bias_initializer, sep="\n")
print(layer.kernel_regularizer, layer.bias_regularizer)
print(layer.activity_regularizer)
print(layer.kernel_constraint, layer.bias_constraint)
print(layer.lora_rank, layer.lora_alpha, layer.quantization_config)

# %% identity
print(layer.name, layer.path, layer.built)
print(layer)

# %% dtypes
half = new(dtype="mixed_float16")
print(half.dtype, half.variable_dtype)
print(half.compute_dtype, half.input_dtype)
print(half.dtype_policy)

# %% switches
print(layer.trainable, layer.autocast)
print(layer.supports_masking, layer.supports_jit)
print(layer.lora_enabled, layer.quantization_mode)

# %% input-spec
layer.input_spec

# %% input-output
inputs = keras.Input(shape=(4,))
fresh = keras.layers.Dense(3)
outputs = fresh(inputs)
print(fresh.input is inputs, fresh.output is outputs)

# %% weights
print(layer.kernel.shape, layer.bias.shape)
print([weight.name for weight in layer.weights])
print(len(layer.trainable_weights), len(layer.non_trainable_weights))

# %% variables
print(len(layer.variables))
print(len(layer.trainable_variables), len(layer.non_trainable_variables))

# %% losses
penalized = new(kernel_regularizer="l2", kernel_initializer="ones")
print([round(float(term), 4) for term in penalized.losses])

# %% metrics
print(layer.metrics, layer.metrics_variables)

# %% build
other = keras.layers.Dense(3)
other.build((None, 4))
print(other.built)

# %% call
print(np.all(layer.call(x) == layer(x)))
print(layer.call_signature_parameters)

# %% training
print(np.all(layer(x, training=True) == layer(x, training=False)))

# %% compute-output-shape
print(layer.compute_output_shape((None, 7, 4)))

# %% compute-output-spec
print(layer.compute_output_spec(keras.KerasTensor((None, 4))).shape)

# %% symbolic-call
print(layer.symbolic_call(keras.KerasTensor((None, 4))).shape)

# %% compute-mask
print(layer.compute_mask(x, np.array([True, False])))

# %% stateless-call
zeros = [np.zeros((4, 3)), np.zeros(3)]
result, non_trainable = layer.stateless_call(zeros, [], x)
print(result.numpy()[0], non_trainable)

# %% rematerialized-call
again = layer.rematerialized_call(layer.call, x)
print(np.all(again(x) == layer(x)))

# %% count-params
parameters = layer.count_params()
parameters

# %% get-set-weights
arrays = layer.get_weights()
layer.set_weights(arrays)
print([array.shape for array in arrays])

# %% add-weight
extended = keras.layers.Dense(3)
extended.scale = extended.add_weight(shape=(), name="scale")
extended.build((None, 4))
print([weight.name for weight in extended.weights])

# %% add-variable
extended = keras.layers.Dense(3)
shift = extended.add_variable((3,), "zeros", name="shift")
print(shift.name, shift.shape)

# %% add-loss
layer.add_loss(keras.ops.sum(layer.kernel) * 0 + 0.5)
print([float(term) for term in layer.losses])

# %% add-metric tags=["raises-exception"]
layer.add_metric()

# %% gone
old = ("input_shape", "output_shape", "get_input_at", "get_output_at")
print([hasattr(layer, name) for name in old])

# %% get-from-config
copy = keras.layers.Dense.from_config(layer.get_config())
print(copy.units, copy.built)

# %% build-config
print(layer.get_build_config())
copy.build_from_config(layer.get_build_config())
print(copy.built)

# %% own-variables
store = {}
layer.save_own_variables(store)
print(sorted(store))
copy.load_own_variables(store)
print(np.all(copy.kernel == layer.kernel))

# %% enable-lora
tuned = new()
tuned.enable_lora(2, lora_alpha=8)
print(tuned.lora_enabled, tuned.lora_rank, tuned.lora_alpha)

# %% quantize
small = new()
small.quantize("int8")
print(small.quantization_mode, small.dtype_policy.name)

# %% signatures
print(inspect.signature(layer.enable_lora))
print(inspect.signature(layer.quantize))
print(inspect.signature(layer.quantized_build))

# %% quantized-call
print(np.all(small.quantized_call(x) == small(x)))

# %% quantized-build
empty = keras.layers.Dense(3, dtype="int8_from_float32")
empty.build((None, 4))
print([weight.name for weight in empty.weights])

# %% serialization-spec
spec = layer.variable_serialization_spec
print(spec["int8"])

# %% all
members = sorted(name for name in dir(layer) if not name.startswith("_"))
count = len(members)
members

# %% own
own = {
    name: bool(member.__doc__)
    for name, member in vars(keras.layers.Dense).items()
    if not name.startswith("_")
}
own_count, documented_count = len(own), sum(own.values())
own
