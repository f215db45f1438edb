# %% setup
import keras
import numpy as np

# %% invalid-units tags=["raises-exception"]
classes = np.array([0, 2, 1]).max() + 1
keras.layers.Dense(classes)

# %% invalid-units-cured
print(keras.layers.Dense(int(classes)).units)
print(keras.layers.Dense(64 // 2).units)

# %% missing-units tags=["raises-exception"]
keras.layers.Dense(activation="relu")

# %% missing-units-cured
layer = keras.layers.Dense(3, activation="relu")
layer.units

# %% unknown-activation tags=["raises-exception"]
keras.layers.Dense(3, activation="ReLU")

# %% unknown-activation-cured
by_name = keras.layers.Dense(3, activation="relu")
leaky = keras.layers.Dense(3, activation=keras.activations.leaky_relu)
print(by_name.activation.__name__, leaky.activation.__name__)

# %% unknown-initializer tags=["raises-exception"]
keras.layers.Dense(3, kernel_initializer="xavier_uniform")

# %% unknown-initializer-cured
layer = keras.layers.Dense(3, kernel_initializer="glorot_uniform")
type(layer.kernel_initializer).__name__

# %% constant-value tags=["raises-exception"]
keras.layers.Dense(3, kernel_initializer="constant")

# %% constant-value-cured
half = keras.initializers.Constant(0.5)
layer = keras.layers.Dense(3, kernel_initializer=half)
layer.kernel_initializer.value

# %% unknown-regularizer tags=["raises-exception"]
keras.layers.Dense(3, kernel_regularizer="l1_l2")

# %% unknown-regularizer-cured
both = keras.regularizers.l1_l2(l1=0.01, l2=0.01)
layer = keras.layers.Dense(3, kernel_regularizer=both)
layer.kernel_regularizer.get_config()

# %% unknown-constraint tags=["raises-exception"]
keras.layers.Dense(3, kernel_constraint="maxnorm")

# %% unknown-constraint-cured
layer = keras.layers.Dense(3, kernel_constraint="max_norm")
layer.kernel_constraint.get_config()

# %% unrecognized-arguments tags=["raises-exception"]
keras.layers.Dense(3, batch_input_shape=(None, 4))

# %% unrecognized-arguments-cured
inputs = keras.Input(batch_shape=(None, 4))
model = keras.Sequential([inputs, keras.layers.Dense(3)])
model.output_shape

# %% input-shape-and-dim tags=["raises-exception"]
keras.layers.Dense(3, input_dim=4, input_shape=(4,))

# %% input-shape-and-dim-cured
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
model.input_shape

# %% name-slash tags=["raises-exception"]
keras.layers.Dense(3, name="block/dense")

# %% name-slash-cured
layer = keras.layers.Dense(3, name="block_dense")
layer.build((None, 4))
layer.kernel.path

# %% trainable-boolean tags=["raises-exception"]
keras.layers.Dense(3, trainable=1)

# %% trainable-boolean-cured
keras.layers.Dense(3, trainable=bool(1)).trainable

# %% unknown-dtype tags=["raises-exception"]
keras.layers.Dense(3, dtype="float33")

# %% unknown-dtype-cured
keras.layers.Dense(3, dtype="mixed_float16").dtype_policy.name

# %% quantized-dtype tags=["raises-exception"]
keras.layers.Dense(3, dtype="int8")

# %% quantized-dtype-cured
layer = keras.layers.Dense(3)
layer.build((None, 4))
layer.quantize("int8")
layer.dtype_policy.name

# %% gptq-dtype tags=["raises-exception"]
keras.layers.Dense(3, dtype="gptq_from_float32")

# %% gptq-dtype-cured
layer = keras.layers.Dense(3, dtype="gptq/4/128_from_float32")
layer.quantization_mode

# %% int4-dtype tags=["raises-exception"]
keras.layers.Dense(3, dtype="int4/0_from_float32")

# %% int4-dtype-cured
layer = keras.layers.Dense(3, dtype="int4/-1_from_float32")
layer.quantization_mode

# %% input-shape-warning
keras.Sequential([keras.layers.Dense(3, input_shape=(4,))]).input_shape

# %% input-shape-warning-cured
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
model.input_shape

# %% shape-number tags=["raises-exception"]
keras.Input(shape=(3))

# %% shape-number-cured
print(keras.Input(shape=(3,)).shape)

# %% no-shape tags=["raises-exception"]
keras.Input()

# %% no-shape-cured
print(keras.Input(shape=(3,)).shape)

# %% answers
try:
    keras.layers.Dense(3, 4)
except ValueError as error:
    second_message = str(error)
layer = keras.layers.Dense(3, kernel_regularizer="l1l2")
layer.build((None, 4))
l1l2_penalty = float(layer.losses[0])
