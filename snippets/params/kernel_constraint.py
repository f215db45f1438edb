# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

# %% by-name
kernel = np.array([[3.0, 0.0], [4.0, -1.0]])
names = ("max_norm", "unit_norm", "min_max_norm", "non_neg")
constrained = {
    name: np.array(keras.constraints.get(name)(kernel)).round(2)
    for name in names
}
for name in names:
    print(name, constrained[name].tolist(), sep="\n  ")

# %% rate
halfway = keras.constraints.MinMaxNorm(min_value=2, max_value=3, rate=0.5)
halfway_norms = np.linalg.norm(halfway(kernel), axis=0)
halfway_norms.round(4)

# %% axis
for axis in (0, 1, None):
    constraint = keras.constraints.MaxNorm(1, axis=axis)
    print(axis, np.array(constraint(kernel)).round(2).tolist())

# %% zero-column
np.array(keras.constraints.UnitNorm()(np.zeros((2, 1))))


# %% own-function
def between(kernel):
    return keras.ops.clip(kernel, -1, 1)


own = keras.layers.Dense(2, kernel_constraint=between)
np.array(own.kernel_constraint(kernel))

# %% smallest
layer = keras.layers.Dense(2, kernel_constraint=keras.constraints.MaxNorm(1))
model = keras.Sequential([keras.Input(shape=(2,)), layer])
layer.kernel.assign(kernel)
model.compile(optimizer=keras.optimizers.SGD(0.0), loss="mse")  # (1)!
x = np.ones((4, 2))
y = np.ones((4, 2))


def norms():
    return np.linalg.norm(layer.kernel, axis=0).round(4)


at_first = norms()
model.train_on_batch(x, y)
after_step = norms()
print(at_first, after_step)

# %% not-yet
layer.kernel.assign(kernel)
layer(x)
model.evaluate(x, y, verbose=0)
not_yet = norms()
not_yet

# %% own-loop
import tensorflow as tf

with tf.GradientTape() as tape:
    loss = keras.ops.mean(keras.ops.square(layer(x) - y))
gradients = tape.gradient(loss, layer.trainable_variables)
for weight, gradient in zip(layer.trainable_variables, gradients):
    weight.assign_sub(0.1 * gradient)
by_hand = norms()
keras.optimizers.SGD(0.1).apply(gradients, layer.trainable_variables)
by_optimizer = norms()
print(by_hand, by_optimizer)

# %% data
rng = np.random.default_rng(0)
x_train = rng.normal(size=(256, 2))
y_train = x_train @ np.array([[3.0], [4.0]])  # (1)!


# %% train
def train(constraint):
    keras.utils.set_random_seed(0)
    layer = keras.layers.Dense(1, use_bias=False, kernel_constraint=constraint)
    model = keras.Sequential([keras.Input(shape=(2,)), layer])
    model.compile(optimizer=keras.optimizers.SGD(0.05), loss="mse")
    norms = []
    for _ in range(100):
        norms.append(float(np.linalg.norm(layer.kernel)))
        loss = model.train_on_batch(x_train, y_train)
    return norms, layer.kernel.numpy().ravel(), float(loss)


constraints = {
    "None": None,
    "MaxNorm(2)": keras.constraints.MaxNorm(2),
    "UnitNorm()": keras.constraints.UnitNorm(),
    "MinMaxNorm(3, 4)": keras.constraints.MinMaxNorm(3, 4),
}
norms_by_name, kernels, losses, largest = {}, {}, {}, {}
for name, constraint in constraints.items():
    path, kernels[name], losses[name] = train(constraint)
    norms_by_name[name] = path
    largest[name] = round(max(path[1:]), 3)
    print(f"{name:16} {kernels[name].round(2)} loss {losses[name]:.2f}")

# %% norms
colours = ["C0", "C1", "C2", "C1--"]
for colour, (name, norms_of) in zip(colours, norms_by_name.items()):
    plt.plot(norms_of, colour, label=name)
plt.xlabel("step")
plt.ylabel("norm of the kernel")
plt.legend(loc=(0.6, 0.36))
plt.grid(alpha=0.3)

# %% non-negative
y_mixed = x_train @ np.array([[2.0], [-3.0]])
layer = keras.layers.Dense(1, use_bias=False, kernel_constraint="non_neg")
model = keras.Sequential([keras.Input(shape=(2,)), layer])
model.compile(optimizer=keras.optimizers.SGD(0.05), loss="mse")
weights_by_step = []
for _ in range(100):
    weights_by_step.append(layer.kernel.numpy().ravel().tolist())
    model.train_on_batch(x_train, y_mixed)
non_negative = layer.kernel.numpy().ravel().round(2)
non_negative

# %% non-negative-path
for row, path in enumerate(zip(*weights_by_step)):
    plt.plot(path, label=f"kernel[{row}]")
plt.xlabel("step")
plt.legend()
plt.grid(alpha=0.3)

# %% old-name tags=["raises-exception"]
keras.layers.Dense(2, kernel_constraint="maxnorm")

# %% number tags=["raises-exception"]
keras.layers.Dense(2, kernel_constraint=2)

# %% lora tags=["raises-exception"]
layer = keras.layers.Dense(2, kernel_constraint="max_norm", lora_rank=1)
print("created")
layer.build((None, 2))

# %% int8
for mode in ("int8", "int4"):
    layer = keras.layers.Dense(2, kernel_constraint="max_norm")
    layer.build((None, 2))
    layer.quantize(mode)
    print(type(layer.kernel_constraint).__name__, layer._kernel.constraint)

# %% late
layer = keras.layers.Dense(2)
layer.build((None, 2))
layer.kernel_constraint = keras.constraints.MaxNorm(1)
print(layer.kernel.constraint)
layer.kernel.constraint = keras.constraints.MaxNorm(1)
layer.kernel.assign(kernel)
no_gradient = keras.ops.zeros((2, 2))
keras.optimizers.SGD(0.1).apply([no_gradient], [layer.kernel])
print(norms())

# %% ema
keras.utils.set_random_seed(0)
layer = keras.layers.Dense(1, kernel_constraint=keras.constraints.MaxNorm(2))
model = keras.Sequential([keras.Input(shape=(2,)), layer])
model.compile(
    optimizer=keras.optimizers.SGD(0.1, use_ema=True, ema_momentum=0.9),
    loss="mse",
)
model.fit(x_train, y_train, epochs=3, verbose=0)
averaged_norm = float(np.linalg.norm(layer.kernel))
round(averaged_norm, 2)
