# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

# %% smallest
layer = keras.layers.Dense(3, bias_regularizer=keras.regularizers.L2(0.1))
layer.build((None, 2))
at_start = float(layer.losses[0])
layer.bias.assign([1.0, -2.0, 3.0])
penalty = round(float(layer.losses[0]), 4)
print(at_start, penalty)

# %% l1
l1_penalty = round(float(keras.regularizers.L1(0.1)(layer.bias)), 4)
l1_penalty

# %% input-does-not-count
layer(np.ones((4, 2)))
small_input = round(float(layer.losses[0]), 4)
layer(100 * np.ones((4, 2)))
large_input = round(float(layer.losses[0]), 4)
print(small_input, large_input)


# %% train
def train(regularizer):
    layer = keras.layers.Dense(1, bias_regularizer=regularizer)
    model = keras.Sequential([keras.Input(shape=(1,)), layer])
    model.compile(optimizer=keras.optimizers.SGD(0.05), loss="mse")
    x = np.zeros((8, 1))  # (1)!
    y = np.full((8, 1), 5.0)
    biases = []
    for _ in range(100):
        biases.append(float(layer.bias[0]))
        model.train_on_batch(x, y)
    return biases


without = train(None)
weak = train(keras.regularizers.L2(0.1))
strong = train(keras.regularizers.L2(1.0))
print(f"{without[-1]:.2f} {weak[-1]:.2f} {strong[-1]:.2f}")

# %% curves
plt.plot(without, "C0", label="None")
plt.plot(weak, "C1", label="L2(0.1)")
plt.plot(strong, "C2", label="L2(1.0)")
plt.xlabel("step")
plt.ylabel("bias")
plt.legend()
plt.grid(alpha=0.3)

# %% balance
target = 5.0
expected = [round(target / (1 + factor), 2) for factor in (0, 0.1, 1)]
expected

# %% both
both = keras.layers.Dense(3, kernel_regularizer="l2", bias_regularizer="l2")
both.build((None, 2))
len(both.losses)

# %% frozen
layer.trainable = False
print(layer.losses)
layer.trainable = True

# %% still-there
lora = keras.layers.Dense(3, bias_regularizer="l2", lora_rank=1)
lora.build((None, 2))
small = keras.layers.Dense(3, bias_regularizer="l2")
small.build((None, 2))
small.quantize("int8")
print(len(lora.losses), len(small.losses))

# %% no-bias
layer = keras.layers.Dense(3, use_bias=False, bias_regularizer="l2")
layer.build((None, 2))
layer.losses

# %% orthogonal tags=["raises-exception"]
layer = keras.layers.Dense(3, bias_regularizer="orthogonal_regularizer")
layer.build((None, 2))
print("built")
layer.losses

# %% number tags=["raises-exception"]
keras.layers.Dense(3, bias_regularizer=0.01)
