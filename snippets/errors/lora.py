# %% setup
import keras
import numpy as np

# %% lora-constraint tags=["raises-exception"]
layer = keras.layers.Dense(3, lora_rank=2, kernel_constraint="non_neg")
layer.build((None, 4))

# %% lora-constraint-cured
layer = keras.layers.Dense(3, lora_rank=2, bias_constraint="non_neg")
layer.build((None, 4))
layer.lora_enabled

# %% lora-unbuilt tags=["raises-exception"]
keras.layers.Dense(3).enable_lora(2)

# %% lora-unbuilt-cured
layer = keras.layers.Dense(3)
layer.build((None, 4))
layer.enable_lora(2)
layer.lora_enabled

# %% lora-twice tags=["raises-exception"]
layer.enable_lora(4)

# %% lora-twice-cured
merged = keras.layers.Dense(3)
merged.build((None, 4))
merged.set_weights([layer.kernel, layer.bias])
merged.enable_lora(4)
merged.lora_rank

# %% lora-negative tags=["raises-exception"]
keras.layers.Dense(3, lora_rank=-1).build((None, 4))

# %% lora-negative-cured
layer = keras.layers.Dense(3, lora_rank=1)
layer.build((None, 4))
print(layer.lora_kernel_a.shape)

# %% lora-float tags=["raises-exception"]
keras.layers.Dense(3, lora_rank=1.5).build((None, 4))

# %% lora-float-cured
layer = keras.layers.Dense(3, lora_rank=8 // 2)
layer.build((None, 4))
print(layer.lora_kernel_a.shape)

# %% lora-alpha-string tags=["raises-exception"]
layer = keras.layers.Dense(3)
layer.build((None, 4))
layer.enable_lora(2, lora_alpha="8")
layer.kernel

# %% lora-alpha-string-cured
layer.lora_alpha = 8
print(layer.kernel.shape)

# %% lora-assign tags=["raises-exception"]
layer.kernel.assign(np.ones((4, 3)))

# %% lora-assign-cured
weights = layer.get_weights()
weights[0] = np.ones((4, 3))
layer.set_weights(weights)
layer.kernel.numpy()[0]

# %% lora-gptq tags=["raises-exception"]
layer = keras.layers.Dense(3, dtype="gptq/4/128_from_float32")
layer.build((None, 4))
layer.enable_lora(2)

# %% lora-gptq-cured
layer = keras.layers.Dense(3)
layer.build((None, 4))
layer.quantize("int8")
layer.enable_lora(2)
print(layer(np.ones((1, 4))).shape)

# %% lora-float8 tags=["raises-exception"]
layer = keras.layers.Dense(3)
layer.build((None, 4))
layer.quantize("float8")
layer.enable_lora(2)
layer(np.ones((1, 4)))

# %% lora-float8-cured
layer = keras.layers.Dense(3, dtype="mixed_bfloat16")
layer.build((None, 4))
layer.enable_lora(2)
print(layer(np.ones((1, 4))).shape)

# %% answers
layer = keras.layers.Dense(3)
layer.build((None, 4))
plain_parameters = layer.count_params()
layer.enable_lora(100)
wasteful_parameters = layer.count_params()
lora_weights = len(layer.weights)
lora_trainable = len(layer.trainable_weights)
