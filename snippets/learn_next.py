# %% setup
import keras
import numpy as np


# %% own-layer
class OwnDense(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units))
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, x):
        return x @ self.kernel + self.bias


# %% same
keras.utils.set_random_seed(0)
x = np.random.normal(size=(4, 3)).astype("float32")
own, dense = OwnDense(2), keras.layers.Dense(2)
dense.build(x.shape)
own.build(x.shape)
own.set_weights(dense.get_weights())
same = np.allclose(own(x), dense(x), atol=1e-6)
same


# %% lstm
def shapes(layer):
    return {weight.name: tuple(weight.shape) for weight in layer.weights}


lstm = keras.layers.LSTM(4)
lstm.build((None, 10, 3))
lstm_shapes = shapes(lstm.cell)
lstm_shapes

# %% attention
attention = keras.layers.MultiHeadAttention(num_heads=2, key_dim=4)
sequence = np.zeros((1, 10, 8))
attention(sequence, sequence)
attention_shapes = {
    weight.path.split("/")[1]: tuple(weight.shape)
    for weight in attention.weights
    if weight.name == "kernel"
}
attention_shapes

# %% dropout
dropout = keras.layers.Dropout(0.5, seed=0)
ones = np.ones((1, 8))
print(dropout(ones, training=True).numpy())
print(dropout(ones).numpy())

# %% batch-normalization
normalization = keras.layers.BatchNormalization()
far_off = 100 + 5 * x
normalized = normalization(far_off, training=True).numpy()
print(far_off.mean(axis=0).round(1), far_off.std(axis=0).round(1))
print(normalized.mean(axis=0).round(1) + 0, normalized.std(axis=0).round(1))
