# %% setup
import keras
import numpy as np

# %% by-name
bias = np.array([3.0, -4.0])
names = ("max_norm", "unit_norm", "min_max_norm", "non_neg")
constrained = {
    name: np.array(keras.constraints.get(name)(bias)).round(2).tolist()
    for name in names
}
for name in names:
    print(name, constrained[name])

# %% each-number
each = np.array(keras.ops.clip(bias, -1, 1)).tolist()
together = np.array(keras.constraints.MaxNorm(1)(bias)).round(2).tolist()
print(each, together)

# %% smallest
layer = keras.layers.Dense(2, bias_constraint=keras.constraints.MaxNorm(1))
layer.build((None, 3))
layer.bias.assign(bias)
at_first = layer.bias.numpy().round(2)
gradient = keras.ops.zeros((2,))  # (1)!
keras.optimizers.SGD(0.1).apply([gradient], [layer.bias])
after_step = layer.bias.numpy().round(2)
print(at_first, after_step)


# %% train
def train(constraint):
    keras.utils.set_random_seed(0)
    layer = keras.layers.Dense(1, bias_constraint=constraint)
    model = keras.Sequential([keras.Input(shape=(1,)), layer])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    x = np.linspace(-1, 1, 21)[:, None]
    y = 2 * x - 0.5  # (1)!
    for _ in range(100):
        model.train_on_batch(x, y)
    kernel, bias = model.get_weights()
    return round(float(kernel[0, 0]), 2), round(float(bias[0]), 2)


free = train(None)
held = train("non_neg")
print(free, held)

# %% with-lora
lora = keras.layers.Dense(2, bias_constraint="max_norm", lora_rank=1)
lora.build((None, 3))
small = keras.layers.Dense(2, bias_constraint="max_norm")
small.build((None, 3))
small.quantize("int8")
for layer in (lora, small):
    print(type(layer.bias.constraint).__name__)

# %% no-bias
layer = keras.layers.Dense(2, use_bias=False, bias_constraint="max_norm")
layer.build((None, 3))
print(layer.bias)

# %% axis tags=["raises-exception"]
model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(
            2, bias_constraint=keras.constraints.MaxNorm(1, axis=1)
        ),
    ]
)
model.compile(loss="mse")
model.fit(np.ones((4, 3)), np.ones((4, 2)), verbose=0)

# %% old-name tags=["raises-exception"]
keras.layers.Dense(2, bias_constraint="nonneg")
