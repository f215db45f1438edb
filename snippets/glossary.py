# %% parts
import keras
import numpy as np

keras.utils.set_random_seed(0)
layer = keras.layers.Dense(2, activation="relu")

inputs = np.ones((4, 3))
outputs = layer(inputs)

print("inputs ", inputs.shape)
print("kernel ", layer.kernel.shape)
print("bias   ", layer.bias.shape)
print("outputs", outputs.shape)
print("trainable parameters", layer.count_params())
