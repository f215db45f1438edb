# %% versions
import platform

import keras
import numpy as np
import tensorflow as tf
import tf_keras

versions = {
    "python": platform.python_version(),
    "keras": keras.__version__,
    "tensorflow": tf.__version__,
    "numpy": np.__version__,
    "tf-keras": tf_keras.__version__,
}
backend = keras.backend.backend()

# %% by-keras
keras.utils.set_random_seed(0)
layer = keras.layers.Dense(3, activation="relu")

inputs = np.random.default_rng(0).normal(size=(4, 2))
by_keras = layer(inputs).numpy()
np.round(by_keras, 4)

# %% by-numpy
kernel, bias = layer.get_weights()
by_numpy = np.maximum(inputs @ kernel + bias, 0)

print(np.round(by_numpy, 4))
print(np.allclose(by_keras, by_numpy, atol=1e-6))
