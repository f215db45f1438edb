# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

# %% smallest
layer = keras.layers.Dense(
    2,
    activation="relu",
    activity_regularizer=keras.regularizers.L2(0.1),
)
layer.build((None, 2))
layer.kernel.assign([[3.0, 0.0], [4.0, -1.0]])
print("before a call:", layer.losses)
y = layer(np.ones((1, 2))).numpy()
penalty = round(float(layer.losses[0]), 4)
print("output:", y)
print("penalty:", penalty)

# %% before-activation
before = np.ones((1, 2)) @ layer.kernel.numpy()
of_before = round(0.1 * float(np.square(before).sum()), 4)
print(before, of_before)

# %% batch
x = np.array([[1, 1], [2, 0], [0, 0], [0, 1]])
outputs = layer(x).numpy()
of_each = 0.1 * np.square(outputs).sum(axis=1)
of_batch = round(float(layer.losses[0]), 4)
print(of_each.round(2))
print(of_each.mean().round(4), of_batch)

# %% rank-3
layer(np.ones((2, 3, 2)))
of_rank_3 = round(float(layer.losses[0]), 4)
of_rank_3

# %% replaced
layer(np.ones((1, 2)))
layer(np.ones((1, 2)))
len(layer.losses)

# %% order
both = keras.layers.Dense(
    2, kernel_regularizer="l1", activity_regularizer="l2"
)
both.build((None, 2))
both.kernel.assign(layer.kernel)
both(np.ones((1, 2)))
both_losses = [round(float(loss), 4) for loss in both.losses]
both_losses

# %% frozen
both.trainable = False
both(np.ones((1, 2)))
frozen_losses = [round(float(loss), 4) for loss in both.losses]
frozen_losses

# %% shared
shared = keras.layers.Dense(2, activity_regularizer="l2")
inputs = keras.Input(shape=(2,))
model = keras.Model(inputs, shared(shared(inputs)))
model(np.ones((1, 2)))
len(model.losses)

# %% data
rng = np.random.default_rng(0)
x_train = rng.uniform(-1, 1, size=(256, 4))
y_train = np.sin(3 * x_train[:, :1]) * x_train[:, 1:2]


# %% train
def train(regularizer):
    keras.utils.set_random_seed(0)
    hidden = keras.layers.Dense(
        32, activation="relu", activity_regularizer=regularizer
    )
    model = keras.Sequential(
        [keras.Input(shape=(4,)), hidden, keras.layers.Dense(1)]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss="mse",
        metrics=["mse"],
    )
    for _ in range(500):
        model.train_on_batch(x_train, y_train)
    mse = model.evaluate(x_train, y_train, verbose=0)[1]
    return mse, hidden(x_train).numpy()


plain_mse, plain = train(None)
sparse_mse, sparse = train(keras.regularizers.L1(0.01))
plain_zeros = float((plain == 0).mean())
sparse_zeros = float((sparse == 0).mean())
print(f"None      mse {plain_mse:.3f}  zeros {plain_zeros:.2f}")
print(f"L1(0.01)  mse {sparse_mse:.3f}  zeros {sparse_zeros:.2f}")

# %% shares
plain_active = np.sort((plain > 0).mean(axis=0))[::-1]
sparse_active = np.sort((sparse > 0).mean(axis=0))[::-1]
dead = int((sparse_active == 0).sum())
unit = np.arange(32)
plt.bar(unit - 0.2, plain_active, 0.4, label="None")
plt.bar(unit + 0.2, sparse_active, 0.4, label="L1(0.01)")
plt.xlabel("unit, most active first")
plt.ylabel("share of samples > 0")
plt.legend()
plt.grid(axis="y", alpha=0.3)

# %% mixed tags=["raises-exception"]
mixed = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        keras.layers.Dense(
            8, activity_regularizer="l2", dtype="mixed_float16"
        ),
        keras.layers.Dense(1, dtype="float32"),
    ]
)
mixed.compile(loss="mse", metrics=["mse"])
mixed.fit(x_train, y_train, verbose=0)

# %% mixed-cured
cured = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        keras.layers.Dense(8, dtype="mixed_float16"),
        keras.layers.ActivityRegularization(l2=0.01, dtype="float32"),
        keras.layers.Dense(1, dtype="float32"),
    ]
)
cured.compile(loss="mse", metrics=["mse"])
loss, mse = cured.evaluate(x_train, y_train, verbose=0)
cured.fit(x_train, y_train, verbose=0)
print("penalty > 0:", loss > mse)

# %% after-fit tags=["raises-exception"]
model.compile(loss="mse")
model.fit(np.ones((4, 2)), np.ones((4, 2)), verbose=0)
float(model.losses[0])

# %% after-fit-cured
model(np.ones((4, 2)))
[float(loss) > 0 for loss in model.losses]

# %% later
layer.activity_regularizer = keras.regularizers.L1(0.1)
layer(np.ones((1, 2)))
later_penalty = round(float(layer.losses[0]), 4)
later_penalty

# %% later-string tags=["raises-exception"]
layer.activity_regularizer = "l1"
layer(np.ones((1, 2)))

# %% softmax
softmax = keras.layers.Dense(
    3, activation="softmax", activity_regularizer="l1"
)
softmax(rng.normal(size=(8, 4)))
of_softmax = round(float(softmax.losses[0]), 4)
of_softmax
