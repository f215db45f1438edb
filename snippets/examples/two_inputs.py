# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import SVG

# %% data
rng = np.random.default_rng(0)
x = rng.normal(size=1_000_000).reshape(-1, 2)
y = -x[:, 1:]

print(x.shape, y.shape)
print(np.round(np.hstack([x, y])[:3], 4))

# %% model
keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(1, use_bias=False, name="dense"),
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
loss_before = np.mean((x @ kernel_before - y) ** 2)
loss_estimate = np.sum((kernel_before - [[0], [-1]]) ** 2)

print(kernel_before.shape)
print(np.round(kernel_before, 4))
print("loss", np.round(loss_before, 4))
print("bowl", np.round(loss_estimate, 4))


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
reported_loss = history.history["loss"][0]
total_steps = recorder.steps[-1]

# %% weights-after
kernel_after = model.get_weights()[0]
neighbour = np.nextafter(np.float32(-1), np.float32(0))
rounded = np.round(kernel_after, 4) + 0
rounded

# %% loss-curve
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
path = np.array(recorder.kernels)[:80]
steps = recorder.steps[:80]

plt.plot(steps, path[:, 0, 0], "C0", label="kernel[0, 0]")
plt.plot(steps, path[:, 1, 0], "C1", label="kernel[1, 0]")
plt.legend()
plt.xlabel("step")
plt.grid(axis="y", alpha=0.3)

# %% no-batch-axis tags=["raises-exception"]
model.predict(np.array([2.5, 13.5]), verbose=0)

# %% prediction
prediction = model.predict(np.array([[2.5, 13.5]]), verbose=0)
np.round(prediction, 4)

# %% no-batch-axis-again tags=["raises-exception"]
model.predict(np.array([2.5, 13.5]), verbose=0)

# %% summary-after
model_params = model.count_params()
optimizer_params = 2 * model_params + 2
all_params = model_params + optimizer_params
model.summary()


# %% try-weighted after="data"
def train(labels):
    keras.utils.set_random_seed(0)
    layer = keras.layers.Dense(1, use_bias=False)
    small = keras.Sequential([keras.Input(shape=(2,)), layer])
    adam = keras.optimizers.Adam(learning_rate=0.003)
    small.compile(loss="mse", optimizer=adam)
    small.fit(x[:10_000], labels, epochs=10, verbose=0)
    loss = small.evaluate(x[:10_000], labels, verbose=0)
    return layer.kernel.numpy(), loss


first, second = x[:10_000, :1], x[:10_000, 1:]
kernel_weighted, loss_weighted = train(3 * first - 2 * second)

print(np.round(kernel_weighted, 2))
print("loss", round(loss_weighted, 4))

# %% try-product
product = first * second
kernel_product, loss_product = train(product)

print(np.round(kernel_product, 1) + 0)
print("loss", round(loss_product, 2))
print("without the network", round(np.mean(product**2), 2))
