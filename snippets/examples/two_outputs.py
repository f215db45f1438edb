# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import SVG

# %% data
rng = np.random.default_rng(0)
x = rng.normal(size=1_000_000).reshape(-1, 2)
y = -x

print(x.shape, y.shape)
print(np.round(np.hstack([x, y])[:3], 4))

# %% model
keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(2, use_bias=False, name="dense"),
    ]
)
model.compile(loss="mse", optimizer="adam")

# %% summary
model.summary()

# %% graph
dot = keras.utils.model_to_dot(model, show_shapes=True, dpi=72)
SVG(dot.create(prog="graphviz-pure", format="svg"))

# %% weights-before
kernel_before = model.get_weights()[0]
np.round(kernel_before, 4)


# %% recorder
class Recorder(keras.callbacks.Callback):
    """Notes the loss that Keras reports, and the kernel."""

    def on_train_begin(self, logs=None):
        self.steps, self.reported, self.kernels = [], [], []

    def on_train_batch_end(self, batch, logs=None):
        if (batch + 1) % 25 == 0:
            self.steps.append(batch + 1)
            self.reported.append(logs["loss"])
            self.kernels.append(self.model.get_weights()[0])


# %% training limit=600
recorder = Recorder()
history = model.fit(x, y, callbacks=[recorder])
total_steps = recorder.steps[-1]
reported_loss = history.history["loss"][0]

# %% weights-after
kernel_after = model.get_weights()[0]
rounded = np.round(kernel_after, 4) + 0
rounded

# %% prediction
prediction = model.predict(np.array([[2.5, 13.5]]), verbose=0)
np.round(prediction, 4)

# %% four-numbers after="data"
layer = keras.layers.Dense(2, use_bias=False)
layer.build((None, 2))
layer.set_weights([np.array([[1, 2], [3, 4]])])

inputs = np.array([[1, 0], [0, 1], [10, 100]])
print(layer(inputs).numpy())

# %% one-column
alone = np.linalg.lstsq(x, y[:, :1])[0]
both = np.linalg.lstsq(x, y)[0]

print(np.round(alone, 4) + 0)
print(np.round(both, 4) + 0)

# %% normal-equations
gram = x.T @ x
target = x.T @ y
solution = np.linalg.solve(gram, target)

print(np.round(gram / len(x), 3))
print(np.round(target / len(x), 3))
print(np.round(solution, 4) + 0)

# %% loss-curve after="prediction"
some_x, some_y = x[:1000], y[:1000]
loss_now = [
    np.mean((some_x @ kernel - some_y) ** 2) for kernel in recorder.kernels
]

plt.plot(recorder.steps, recorder.reported, "C0", label="reported")
plt.plot(recorder.steps, loss_now, "C1", label="current kernel")
plt.legend()
plt.xlabel("step")
plt.ylabel("loss")
plt.yscale("log")

# %% kernel-path
path = np.array(recorder.kernels)[:120]
steps = recorder.steps[:120]

plt.plot(steps, path[:, 0, 0], "C0-", label="kernel[0, 0]")
plt.plot(steps, path[:, 1, 0], "C0--", label="kernel[1, 0]")
plt.plot(steps, path[:, 0, 1], "C1--", label="kernel[0, 1]")
plt.plot(steps, path[:, 1, 1], "C1-", label="kernel[1, 1]")
plt.legend()
plt.xlabel("step")
plt.grid(axis="y", alpha=0.3)


# %% try-swapped after="weights-before"
def train(inputs, labels):
    keras.utils.set_random_seed(0)
    layer = keras.layers.Dense(2, use_bias=False)
    small = keras.Sequential([keras.Input(shape=(2,)), layer])
    adam = keras.optimizers.Adam(learning_rate=0.003)
    small.compile(loss="mse", optimizer=adam)
    small.fit(inputs, labels, epochs=10, verbose=0)
    loss = small.evaluate(inputs, labels, verbose=0)
    return layer.kernel.numpy(), loss


few = x[:10_000]
kernel_swapped, loss_swapped = train(few, few[:, ::-1])

print(np.round(kernel_swapped, 2) + 0)
print("loss", round(loss_swapped, 4))

# %% try-same
same = np.repeat(few[:, :1], 2, axis=1)
kernel_same, loss_same = train(same, -same)

print(np.round(kernel_same, 2))
print("loss", round(loss_same, 4))
print("sum of rows      ", np.round(kernel_same.sum(axis=0), 2))
print("row 0 minus row 1", np.round(kernel_same[0] - kernel_same[1], 2))
print("at the start     ", np.round(kernel_before[0] - kernel_before[1], 2))

# %% shortest
shortest = np.linalg.lstsq(same, -same)[0]

print("rank", np.linalg.matrix_rank(same))
print(np.round(shortest, 2))
