# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

# %% one-unit
w, b = 0.5, 1.0
x, target = 2.0, 1.0
y = w * x + b
loss = (y - target) ** 2
print(y, loss)

# %% one-unit-gradient
to_y = 2 * (y - target)
to_w = to_y * x
to_b = to_y
print(to_y, to_w, to_b)

# %% one-unit-nudge
nudge = 0.001
more = ((w + nudge) * x + b - target) ** 2
less = ((w - nudge) * x + b - target) ** 2
slope = round((more - less) / (2 * nudge), 6)
slope

# %% one-unit-step
rate = 0.05
new_w = round(w - rate * to_w, 4)
new_b = round(b - rate * to_b, 4)
new_y = new_w * x + new_b
new_loss = round((new_y - target) ** 2, 4)
print(new_w, new_b, new_y, new_loss)

# %% other-rates
w_after = {}
for other in (0.01, 0.1, 0.2, 0.3):
    w_after[other] = round(w - other * to_w, 4)
    y_after = w_after[other] * x + b - other * to_b
    print(other, w_after[other], round((y_after - target) ** 2, 4))

# %% one-unit-keras
layer = keras.layers.Dense(1)
model = keras.Sequential([keras.Input(shape=(1,)), layer])
layer.set_weights([np.array([[w]]), np.array([b])])
model.compile(keras.optimizers.SGD(rate), loss="mse")

one_x, one_target = np.array([[x]]), np.array([[target]])
first_loss = model.train_on_batch(one_x, one_target)
print(first_loss, layer.kernel.numpy(), layer.bias.numpy())
print(model.evaluate(one_x, one_target, verbose=0))

# %% data
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], "float32")
target = np.array([[0], [1], [1], [0]], "float32")

# %% one-layer-is-not-enough
with_ones = np.hstack([x, np.ones((4, 1))])
best = np.linalg.lstsq(with_ones, target, rcond=None)[0]
best_outputs = (with_ones @ best).ravel().round(2)
best_outputs

# %% weights
start = [
    np.array([[0.8, 0.6], [0.7, 0.9]], "float32"),
    np.array([0.1, -0.5], "float32"),
    np.array([[0.7], [-0.9]], "float32"),
    np.array([0.1], "float32"),
]


# %% forward
def forward(x, k1, b1, k2, b2):
    z = x @ k1 + b1
    h = np.maximum(z, 0)
    y = h @ k2 + b2
    return z, h, y


z, h, y = forward(x, *start)
loss_at_start = round(float(np.mean((y - target) ** 2)), 4)
print(z, h, y, loss_at_start, sep="\n")


# %% backward
def backward(x, target, k1, b1, k2, b2):
    z, h, y = forward(x, k1, b1, k2, b2)
    to_y = 2 * (y - target) / y.size
    to_k2 = h.T @ to_y
    to_b2 = to_y.sum(axis=0)
    to_h = to_y @ k2.T
    to_z = to_h * (z > 0)
    to_k1 = x.T @ to_z
    to_b1 = to_z.sum(axis=0)
    return to_k1, to_b1, to_k2, to_b2


gradients = backward(x, target, *start)
for gradient in gradients:
    print(gradient.round(4))

# %% keras-model
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(2, activation="relu"),
        keras.layers.Dense(1),
    ]
)
model.set_weights(start)
model.compile(keras.optimizers.SGD(0.1), loss="mse")
parameters = model.count_params()
print(np.array_equal(model(x), y), parameters)

# %% one-step
rate = np.float32(0.1)
weights = [w - rate * g for w, g in zip(start, gradients)]
model.train_on_batch(x, target)
furthest = 0.0
for by_hand, by_keras in zip(weights, model.get_weights()):
    print(by_hand.round(4), by_keras.round(4), sep="\n")
    furthest = max(furthest, float(np.abs(by_hand - by_keras).max()))
print(furthest < 1e-7)

# %% training limit=180
steps = 400
losses = []
weights = start
for _ in range(steps):
    losses.append(np.mean((forward(x, *weights)[2] - target) ** 2))
    gradients = backward(x, target, *weights)
    weights = [w - rate * g for w, g in zip(weights, gradients)]

model.set_weights(start)
history = model.fit(x, target, batch_size=4, epochs=steps, verbose=0)
keras_losses = history.history["loss"]

plt.plot(losses, "C0", label="NumPy")
plt.plot(np.round(keras_losses, 4), "C1--", label="Keras")
plt.xlabel("step")
plt.ylabel("loss")
plt.legend()
apart = float(np.abs(np.array(losses) - keras_losses).max())
for step in (0, 50, 100, 200, steps - 1):
    print(step, f"{losses[step]:.6f} {keras_losses[step]:.6f}")

# %% learned
z, h, y = forward(x, *weights)
for row in np.hstack([x, h, y, model.predict(x, verbose=0)]):
    print(row.round(2))

# %% learned-weights
for by_hand, by_keras in zip(weights, model.get_weights()):
    print(by_hand.round(3), by_keras.round(3), sep="\n")

# %% same-columns
weights = [np.full_like(weight, 0.5) for weight in start]
for _ in range(steps):
    gradients = backward(x, target, *weights)
    weights = [w - rate * g for w, g in zip(weights, gradients)]
stuck = np.mean((forward(x, *weights)[2] - target) ** 2)
print(weights[0].round(3), np.round(stuck, 4))
