# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import SVG

# %% data
rng = np.random.default_rng(0)
x = rng.normal(size=1_000_000).reshape(-1, 1)
y = -x

print(x.shape, y.shape)
print(np.round(np.hstack([x, y])[:3], 4))

# %% model
keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input(shape=(1,)),
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
loss_estimate = (kernel_before.item() + 1) ** 2

print("kernel", np.round(kernel_before, 4))
print("loss  ", np.round(loss_before, 4))
print("(w+1)²", np.round(loss_estimate, 4))


# %% recorder
class Recorder(keras.callbacks.Callback):
    """Notes the loss that Keras reports, and the kernel."""

    def on_train_begin(self, logs=None):
        self.steps, self.reported, self.kernels = [], [], []

    def on_train_batch_end(self, batch, logs=None):
        if (batch + 1) % 50 == 0:
            self.steps.append(batch + 1)
            self.reported.append(logs["loss"])
            self.kernels.append(self.model.get_weights()[0])


# %% training limit=600
recorder = Recorder()
history = model.fit(x, y, callbacks=[recorder])
reported_loss = history.history["loss"][0]


# %% loss-curve
some_x, some_y = x[:1000], y[:1000]
loss_now = [
    np.mean((some_x @ kernel - some_y) ** 2) for kernel in recorder.kernels
]
exact = recorder.steps[int(np.argmin(loss_now))]

plt.plot(recorder.steps, recorder.reported, "C0", label="reported")
plt.plot(recorder.steps, loss_now, "C1", label="current kernel")
plt.legend()
plt.xlabel("step")
plt.ylabel("loss")
plt.yscale("log")

# %% running-mean
for step in (1_000, 5_000, 31_250):
    at = recorder.steps.index(step)
    reported = recorder.reported[at]
    print(
        f"step {step:6}: reported {reported:.4f}, "
        f"times step {reported * step:.1f}, now {loss_now[at]:.4f}"
    )

# %% weights-after
kernel_after = model.get_weights()[0]
np.round(kernel_after, 4)

# %% arrival
close = np.abs(np.ravel(recorder.kernels) + 1) < 0.001
arrived = recorder.steps[int(np.argmax(close))]
total_steps = recorder.steps[-1]
share_needed = arrived / total_steps

print("kernel within 0.001 of -1 from step", arrived, "of", total_steps)

# %% prediction
prediction = model.predict(np.array([[2.5]]), verbose=0)
np.round(prediction, 4)

# %% summary-after
model.summary()

# %% optimizer-variables
for item in model.optimizer.variables:
    print(item.dtype, item.shape, item.name)

learning_rate = model.optimizer.learning_rate.numpy()
optimizer_params = len(model.optimizer.variables)
all_params = model.count_params() + optimizer_params
print(model.count_params(), "+", optimizer_params, "=", all_params)


# %% try-fewer after="data"
def train(samples, learning_rate):
    keras.utils.set_random_seed(0)
    layer = keras.layers.Dense(1, use_bias=False)
    small = keras.Sequential([keras.Input(shape=(1,)), layer])
    adam = keras.optimizers.Adam(learning_rate)
    small.compile(loss="mse", optimizer=adam)
    small.fit(x[:samples], y[:samples], verbose=0)
    return round(layer.kernel.numpy().item(), 3)


steps_fewer = int(np.ceil(10_000 / 32))
kernel_fewer = train(10_000, learning_rate=0.001)
print("steps", steps_fewer, "kernel", kernel_fewer)

# %% try-faster
kernel_faster = train(10_000, learning_rate=0.02)
print("steps", steps_fewer, "kernel", kernel_faster)
