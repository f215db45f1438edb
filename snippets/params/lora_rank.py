# %% setup
import keras
import numpy as np

# %% accepted
for rank in (None, 0, 2, np.int64(2), True):
    layer = keras.layers.Dense(3, lora_rank=rank)
    layer.build((None, 6))
    print(repr(rank), layer.lora_enabled, layer.count_params())

# %% by-hand
layer = keras.layers.Dense(3, use_bias=False, lora_rank=1)
layer.build((None, 2))
kernel = np.array([[1, 2, 3], [4, 5, 6]])
a = np.array([[1], [2]])
b = np.array([[1, 0, -1]])
layer.set_weights([kernel, a, b])
delta = a @ b
print(delta)
print(layer.kernel.numpy())  # (1)!
y = layer(np.array([[1.0, 1.0]])).numpy()
print(y)

# %% smallest
layer = keras.layers.Dense(3, lora_rank=2)
layer.build((None, 6))
for weight in layer.weights:
    print(weight.name, weight.shape, weight.trainable)

# %% shapes
shapes = {w.name: tuple(w.shape) for w in layer.weights}

# %% unchanged-at-start
keras.utils.set_random_seed(0)
x = np.random.normal(size=(4, 6))
layer = keras.layers.Dense(3)
before = layer(x).numpy()
layer.enable_lora(2)  # (1)!
after = layer(x).numpy()
print(np.abs(after - before).max())
print(layer.lora_kernel_b.numpy())


# %% counts
def trainable_parameters(rank, width=512):
    layer = keras.layers.Dense(width, lora_rank=rank)
    layer.build((None, width))
    return sum(int(np.prod(w.shape)) for w in layer.trainable_weights)


ranks = (None, 1, 4, 16, 64, 256, 512)
trainable = {rank: trainable_parameters(rank) for rank in ranks}
share = {rank: trainable[rank] / trainable[None] for rank in ranks}
trainable

# %% total
layer = keras.layers.Dense(512, lora_rank=4)
layer.build((None, 512))
total = layer.count_params()
added = total - trainable[None]
total

# %% too-large
layer = keras.layers.Dense(4)
layer.build((None, 6))
plain_parameters = layer.count_params()
layer.enable_lora(100)
too_many_parameters = layer.count_params()
print(plain_parameters, too_many_parameters)

# %% data
keras.utils.set_random_seed(0)
inputs = np.random.normal(size=(2048, 8))
old = np.random.normal(size=(8, 6))
change = np.random.normal(size=(8, 2)) @ np.random.normal(size=(2, 6))
targets = inputs @ (old + change)  # (1)!


# %% changed
def changed(layer, before):
    """Which weights are not what they were."""
    return {
        w.name: bool(np.any(w.numpy() != value))
        for w, value in zip(layer.weights, before, strict=True)
    }


# %% fine-tune limit=180
def fine_tune(rank):
    keras.utils.set_random_seed(0)
    dense = keras.layers.Dense(6)
    model = keras.Sequential([keras.Input(shape=(8,)), dense])
    dense.set_weights([old, np.zeros(6)])
    if rank:
        dense.enable_lora(rank)
    model.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse")
    before = [w.numpy() for w in dense.weights]
    history = model.fit(inputs, targets, epochs=6, verbose=0)
    return history.history["loss"][-1], changed(dense, before)


losses, moved = {}, {}
for rank in (None, 1, 2, 3):
    loss, moved[rank] = fine_tune(rank)
    losses[rank] = round(loss, 3)
print(losses)
print(moved[None])
print(moved[2])

# %% regularizer
keras.utils.set_random_seed(0)
layer = keras.layers.Dense(3, kernel_regularizer="l2")
layer.build((None, 6))
before = np.round(layer.losses, 4)
layer.enable_lora(2)
after = np.round(layer.losses, 4)
a_term = 0.01 * np.sum(layer.lora_kernel_a.numpy() ** 2)
print(before, after, np.round(a_term, 4))

# %% data-type
for dtype in ("float16", "float64"):
    layer = keras.layers.Dense(3, lora_rank=2, dtype=dtype)
    layer.build((None, 6))
    print(layer.bias.dtype, layer.lora_kernel_a.dtype)

# %% merge
keras.utils.set_random_seed(0)
tuned = keras.layers.Dense(3, lora_rank=2)
tuned.build((None, 6))
tuned.lora_kernel_b.assign(np.ones((2, 3)))  # (1)!
merged = keras.layers.Dense(3)
merged.build((None, 6))
merged.set_weights([tuned.kernel, tuned.bias])
same = np.allclose(tuned(x), merged(x), atol=1e-6)
print(len(tuned.weights), len(merged.weights), same)

# %% negative tags=["raises-exception"]
layer = keras.layers.Dense(3, lora_rank=-1)
print("created")
layer.build((None, 6))

# %% float tags=["raises-exception"]
keras.layers.Dense(3, lora_rank=1.5).build((None, 6))

# %% text tags=["raises-exception"]
layer = keras.layers.Dense(3, lora_rank="2")
layer.build((None, 6))

# %% constraint tags=["raises-exception"]
layer = keras.layers.Dense(3, lora_rank=2, kernel_constraint="non_neg")
layer.build((None, 6))

# %% not-built tags=["raises-exception"]
keras.layers.Dense(3).enable_lora(2)

# %% twice tags=["raises-exception"]
layer = keras.layers.Dense(3, lora_rank=2)
layer.build((None, 6))
layer.enable_lora(4)

# %% assign tags=["raises-exception"]
layer.kernel.assign(np.ones((6, 3)))

# %% unfrozen
layer.trainable = False
layer.trainable = True
[w.name for w in layer.trainable_weights]

# %% not-recompiled
keras.utils.set_random_seed(0)
dense = keras.layers.Dense(6)
model = keras.Sequential([keras.Input(shape=(8,)), dense])
model.compile(optimizer="adam", loss="mse")
model.fit(inputs, targets, verbose=0)
dense.enable_lora(2)
before = [w.numpy() for w in dense.weights]
model.fit(inputs, targets, verbose=0)
changed(dense, before)

# %% saved
model = keras.Sequential([keras.Input(shape=(6,)), tuned])
model.save("tuned.keras")
loaded = keras.saving.load_model("tuned.keras").layers[0]
loaded_a = float(np.abs(loaded.lora_kernel_a.numpy()).max())
loaded_b = float(np.abs(loaded.lora_kernel_b.numpy()).max())
same_output = np.allclose(tuned(x), loaded(x), atol=1e-6)
print(same_output, loaded.lora_enabled, loaded_a, loaded_b)

# %% revived
initializer = keras.initializers.HeUniform(seed=0)
loaded.lora_kernel_a.assign(initializer(loaded.lora_kernel_a.shape))
still_same = np.allclose(tuned(x), loaded(x), atol=1e-6)
still_same
