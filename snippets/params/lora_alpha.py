# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np


# %% scale
def scale(layer):
    """Measured: by how much of A · B does the kernel change?"""
    a, b = layer.lora_kernel_a, layer.lora_kernel_b
    frozen = layer.kernel.numpy()  # (1)!
    a.assign(np.ones(a.shape))
    b.assign(np.ones(b.shape))
    change = layer.kernel.numpy() - frozen
    return round(float(np.mean(change / (a @ b).numpy())), 4)


# %% accepted
keras.utils.set_random_seed(0)
scales = {}
for alpha in (None, 0, 0.5, 2, 8, -1):
    layer = keras.layers.Dense(3)
    layer.build((None, 6))
    layer.enable_lora(2, lora_alpha=alpha)
    scales[alpha] = scale(layer)
scales

# %% by-hand
layer = keras.layers.Dense(3, use_bias=False)
layer.build((None, 2))
layer.enable_lora(1, lora_alpha=2)
kernel = np.array([[1, 2, 3], [4, 5, 6]])
a = np.array([[1], [2]])
b = np.array([[1, 0, -1]])
layer.set_weights([kernel, a, b])
merged = layer.kernel.numpy()
print(a @ b)
print(merged)

# %% ranks
rank_scales = {}
for rank in (1, 2, 4, 8):
    layer = keras.layers.Dense(3)
    layer.build((None, 6))
    layer.enable_lora(rank, lora_alpha=8)
    rank_scales[rank] = scale(layer)
rank_scales

# %% smallest
layer = keras.layers.Dense(3)
layer.build((None, 6))
layer.enable_lora(2, lora_alpha=8)
enabled_alpha, enabled_scale = layer.lora_alpha, scale(layer)
print(enabled_alpha, enabled_scale)

# %% parameters
counts = {}
for alpha in (1, 8):
    layer = keras.layers.Dense(3)
    layer.build((None, 6))
    layer.enable_lora(2, lora_alpha=alpha)
    counts[alpha] = layer.count_params()
counts

# %% data
keras.utils.set_random_seed(0)
inputs = np.random.normal(size=(512, 8))
old = np.random.normal(size=(8, 6))
change = np.random.normal(size=(8, 2)) @ np.random.normal(size=(2, 6))
targets = inputs @ (old + change)


# %% fine-tune limit=180
def fine_tune(alpha):
    keras.utils.set_random_seed(0)
    dense = keras.layers.Dense(6)
    model = keras.Sequential([keras.Input(shape=(8,)), dense])
    dense.set_weights([old, np.zeros(6)])
    dense.enable_lora(2, lora_alpha=alpha)
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")
    history = model.fit(inputs, targets, epochs=10, verbose=0)
    return history.history["loss"]


losses = {}
for alpha in (1, 2, 8):
    curve = fine_tune(alpha)
    losses[alpha] = round(curve[-1], 3)
    plt.plot(curve, label=f"lora_alpha={alpha}")
plt.xlabel("epoch")
plt.ylabel("loss")
plt.legend()
print(losses)

# %% zero
without_product = round(fine_tune(0)[-1], 3)
without_product

# %% too-large
diverged = fine_tune(64)[-1]
diverged

# %% constructor
layer = keras.layers.Dense(3, lora_rank=2, lora_alpha=8)
alpha_before = layer.lora_alpha
layer.build((None, 6))
alpha_after, scale_after = layer.lora_alpha, scale(layer)
print(alpha_before, alpha_after, scale_after)

# %% way-round
layer = keras.layers.Dense(3, lora_rank=2, lora_alpha=8)
layer.build((None, 6))
layer.lora_alpha = 8
restored_scale = scale(layer)
restored_scale

# %% from-config
layer = keras.layers.Dense(3)
layer.build((None, 6))
layer.enable_lora(2, lora_alpha=8)
config = layer.get_config()
copy = keras.layers.Dense.from_config(config)
copy.build((None, 6))
config_alpha, copy_alpha = config["lora_alpha"], copy.lora_alpha
print(config_alpha, copy_alpha)

# %% saved
model = keras.Sequential([keras.Input(shape=(6,)), layer])
layer.lora_kernel_b.assign(np.ones((2, 3)))  # (1)!
model.save("tuned.keras")
loaded = keras.saving.load_model("tuned.keras").layers[0]
x = np.ones((1, 6))
same_output = np.allclose(layer(x), loaded(x), atol=1e-5)
print(loaded.lora_alpha, same_output)

# %% stale
y_before = model.predict(x, verbose=0)
layer.lora_alpha = 4
y_same = model.predict(x, verbose=0)
model.compile()
y_new = model.predict(x, verbose=0)
print(np.array_equal(y_before, y_same), np.array_equal(y_before, y_new))

# %% no-rank
layer = keras.layers.Dense(3, lora_alpha=8)
layer.build((None, 6))
print(layer.lora_enabled, "lora_alpha" in layer.get_config())
layer.enable_lora(2)
print(layer.lora_alpha)

# %% string tags=["raises-exception"]
layer = keras.layers.Dense(3)
layer.build((None, 6))
layer.enable_lora(2, lora_alpha="8")
print(layer.lora_alpha)
layer.kernel
