# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

# %% formulas
kernel = np.array([[1, -2], [3, 0]], dtype="float32")
sum_abs = float(np.abs(kernel).sum())
sum_squares = float(np.square(kernel).sum())

L1 = keras.regularizers.L1(0.1)
L2 = keras.regularizers.L2(0.1)
both = keras.regularizers.L1L2(l1=0.1, l2=0.1)
l1_penalty = round(float(L1(kernel)), 4)
l2_penalty = round(float(L2(kernel)), 4)
both_penalty = round(float(both(kernel)), 4)
print(l1_penalty, l2_penalty, both_penalty)

# %% orthogonal
rows = keras.regularizers.OrthogonalRegularizer(0.1)
directions = kernel / np.linalg.norm(kernel, axis=1)[:, None]
cosine = round(float(directions[0] @ directions[1]), 4)
orthogonal_penalty = round(float(rows(kernel)), 4)
print(cosine, orthogonal_penalty)

# %% by-name
by_name = {
    name: round(float(keras.regularizers.get(name)(kernel)), 4)
    for name in ("l1", "l2", "l1l2", "regularizer", "orthogonal_regularizer")
}
by_name


# %% own-function
def largest(kernel):
    return 0.1 * keras.ops.max(keras.ops.abs(kernel))


own = keras.layers.Dense(2, kernel_regularizer=largest)
own_penalty = round(float(own.kernel_regularizer(kernel)), 4)
own_penalty

# %% class-and-config
saved = keras.regularizers.serialize(keras.regularizers.L2(0.1))
factors = {}
for form in (keras.regularizers.L2, saved):
    layer = keras.layers.Dense(2, kernel_regularizer=form)
    factors[type(form).__name__] = round(layer.kernel_regularizer.l2, 4)
factors

# %% smallest
layer = keras.layers.Dense(2, kernel_regularizer=keras.regularizers.L2(0.1))
print("before building:", layer.losses)
layer.build((None, 2))
layer.kernel.assign(kernel)
penalty = round(float(layer.losses[0]), 4)
print("after:", penalty)

# %% loss-and-metric
x = np.zeros((4, 2))  # (1)!
y = np.zeros((4, 2))
model = keras.Sequential([keras.Input(shape=(2,)), layer])
model.compile(loss="mse", metrics=["mse"])
loss, mse = model.evaluate(x, y, verbose=0)
print(f"loss {loss:.4f}, mse {mse:.4f}")


# %% one-step
def one_step(optimizer, regularizer=None):
    layer = keras.layers.Dense(2, kernel_regularizer=regularizer)
    model = keras.Sequential([keras.Input(shape=(2,)), layer])
    layer.kernel.assign(kernel)
    model.compile(optimizer=optimizer, loss="mse")
    model.train_on_batch(x, y)
    return layer.kernel.numpy().ravel().round(2)


penalised = one_step(keras.optimizers.SGD(0.1), L2)
penalised

# %% weight-decay
SGD, Adam = keras.optimizers.SGD, keras.optimizers.Adam
decayed = one_step(SGD(0.1, weight_decay=0.2))
adam_penalised = one_step(Adam(0.1), L2)
adam_decayed = one_step(Adam(0.1, weight_decay=0.2))
print("SGD,  weight_decay", decayed)
print("Adam, L2          ", adam_penalised)
print("Adam, weight_decay", adam_decayed)

# %% custom-loop
import tensorflow as tf

with tf.GradientTape() as tape:
    error = keras.ops.mean(keras.ops.square(model(x) - y))
    total = error + sum(model.losses)  # (1)!
gradients = tape.gradient(total, model.trainable_variables)
gradients[0].numpy().round(4)

# %% data
rng = np.random.default_rng(0)
true_weights = np.zeros(20)
true_weights[:3] = [2.0, -1.5, 1.0]  # (1)!


def sample(size):
    x = rng.normal(size=(size, 20))
    noise = rng.normal(size=size)
    return x, x @ true_weights + noise


x_train, y_train = sample(30)
x_test, y_test = sample(1000)


# %% train
def train(regularizer):
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [
            keras.Input(shape=(20,)),
            keras.layers.Dense(1, kernel_regularizer=regularizer),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.SGD(0.05),
        loss="mse",
        metrics=["mse"],
    )
    test_errors = []
    for _ in range(300):
        model.train_on_batch(x_train, y_train)
        predicted = model.predict_on_batch(x_test)[:, 0]
        test_errors.append(np.mean((predicted - y_test) ** 2))
    mse_train = model.evaluate(x_train, y_train, verbose=0)[1]
    mse_test = model.evaluate(x_test, y_test, verbose=0)[1]
    weights = model.layers[0].kernel.numpy()[:, 0]
    return weights, mse_train, mse_test, test_errors


plain, plain_train, plain_test, plain_errors = train(None)
l1, l1_train, l1_test, l1_errors = train(L1)
l2, l2_train, l2_test, l2_errors = train(L2)
print(f"None  train {plain_train:.2f}  test {plain_test:.2f}")
print(f"L1    train {l1_train:.2f}  test {l1_test:.2f}")
print(f"L2    train {l2_train:.2f}  test {l2_test:.2f}")

# %% curves
lowest = round(float(min(plain_errors)), 2)
lowest_at = int(np.argmin(plain_errors)) + 1
plt.plot(plain_errors, label="None")
plt.plot(l1_errors, label="L1(0.1)")
plt.plot(l2_errors, label="L2(0.1)")
plt.xlabel("step")
plt.ylabel("test error")
plt.ylim(0, 8)
plt.legend()
plt.grid(alpha=0.3)

# %% weights
position = np.arange(20)
plt.bar(position - 0.27, plain, 0.27, label="None")
plt.bar(position, l1, 0.27, label="L1(0.1)")
plt.bar(position + 0.27, l2, 0.27, label="L2(0.1)")
plt.xlabel("input")
plt.ylabel("weight")
plt.xticks(position[::2])
plt.legend()
plt.grid(axis="y", alpha=0.3)


# %% sizes
def size(weights):
    return float(np.abs(weights).mean())


useful = [size(w[:3]) for w in (plain, l1, l2)]
useless = [size(w[3:]) for w in (plain, l1, l2)]
exact_zeros = int((l1 == 0).sum())
print("useful ", np.round(useful, 2))
print("useless", np.round(useless, 2))
print("exact zeros with L1:", exact_zeros)

# %% frozen
layer.trainable = False
frozen_losses = layer.losses
print(frozen_losses)
layer.trainable = True

# %% late
late = keras.layers.Dense(2)
late.build((None, 2))
late.kernel_regularizer = keras.regularizers.L2(0.1)
print(len(late.losses))
late.kernel.regularizer = keras.regularizers.L2(0.1)
print(len(late.losses))

# %% lora
lora = keras.layers.Dense(2, kernel_regularizer="l2", lora_rank=1)
lora.build((None, 2))
lora_penalised = [
    weight.name for weight in lora.trainable_weights if weight.regularizer
]
lora_penalised

# %% int8
for mode in ("int8", "int4"):
    small = keras.layers.Dense(2, kernel_regularizer="l2")
    small.build((None, 2))
    small.quantize(mode)
    print(mode, small.losses)

# %% old-name tags=["raises-exception"]
keras.layers.Dense(2, kernel_regularizer="l1_l2")

# %% number tags=["raises-exception"]
keras.layers.Dense(2, kernel_regularizer=0.01)

# %% negative tags=["raises-exception"]
keras.regularizers.L2(-0.1)

# %% numpy-number tags=["raises-exception"]
keras.regularizers.L2(np.float32(0.1))

# %% half-precision tags=["raises-exception"]
half = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(2, kernel_regularizer="l2", dtype="float16"),
    ]
)
half.compile(loss="mse")
half.fit(x, y, verbose=0)

# %% penalty-types
penalty_types = {}
for dtype in ("float16", "mixed_float16"):
    typed = keras.layers.Dense(2, kernel_regularizer="l2", dtype=dtype)
    typed.build((None, 2))
    penalty_types[dtype] = typed.losses[0].dtype.name
penalty_types
