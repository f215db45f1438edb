# %% layer
import keras
import numpy as np

keras.utils.set_random_seed(6)
x = np.array([[1.0, 2.0, 3.0]])
layer = keras.layers.Dense(2, activation="relu")
print(layer(x).numpy().round(2))

# %% numbers
kernel, bias = layer.get_weights()
z = x @ kernel + bias
y = layer(x).numpy()
parameters = layer.count_params()
