# %% setup
import keras
import numpy as np

keras.utils.set_random_seed(0)


def stack(dtype="float32"):
    keras.backend.clear_session()
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            keras.layers.Dense(128, activation="relu", dtype=dtype),
            keras.layers.Dense(64, activation="relu", dtype=dtype),
            keras.layers.Dense(10, dtype=dtype),
        ]
    )


def size(variables):
    return sum(np.array(variable).nbytes for variable in variables)


# %% one-layer
counts = {}
for use_bias in (True, False):
    layer = keras.layers.Dense(128, use_bias=use_bias)
    layer.build((None, 784))
    counts[use_bias] = layer.count_params()
print(counts, 784 * 128 + 128, 784 * 128)

# %% stack
model = stack()
by_layer = [layer.count_params() for layer in model.layers]
total = model.count_params()
print(by_layer, total)

# %% any-rank
layer = keras.layers.Dense(4)
for shape in [(2, 3), (2, 50, 3), (2, 9, 50, 3)]:
    y = layer(np.ones(shape))
    print(shape, "->", y.shape, layer.count_params())

# %% bytes
sizes = {}
for dtype in ("float32", "mixed_float16", "float16"):
    sizes[dtype] = size(stack(dtype).weights)
quantized = stack()
quantized.quantize("int8")
sizes["int8"] = size(quantized.weights)
sizes

# %% gradients
import tensorflow as tf

model = stack()
x, y = np.ones((32, 784), "float32"), np.ones((32, 10), "float32")
with tf.GradientTape() as tape:
    loss = keras.ops.mean((model(x) - y) ** 2)
gradients = tape.gradient(loss, model.trainable_weights)
for weight, gradient in zip(model.trainable_weights, gradients):
    print(weight.shape, gradient.shape)
gradient_bytes = size(gradients)
print(gradient_bytes, size(model.weights))

# %% optimizers
per_weight, optimizer_bytes = {}, {}
for optimizer in (
    keras.optimizers.SGD(),
    keras.optimizers.SGD(momentum=0.9, name="momentum"),
    keras.optimizers.RMSprop(),
    keras.optimizers.Adam(),
):
    optimizer.build(model.trainable_weights)
    numbers = sum(np.size(v) for v in optimizer.variables)
    name = optimizer.name
    per_weight[name], rest = divmod(numbers, total)
    optimizer_bytes[name] = size(optimizer.variables)
    print(f"{name:11}", per_weight[name], rest, optimizer_bytes[name])

# %% outputs
inputs = x
outputs = []
for layer in model.layers:
    inputs = layer(inputs)
    outputs.append(size([inputs]))
print(outputs)

# %% training-memory
parts = {
    "weights": size(model.weights),
    "gradients": gradient_bytes,
    "adam": optimizer_bytes["adam"],
    "outputs": sum(outputs),
}
all_bytes = sum(parts.values())
for name, number in parts.items():
    print(f"{name:10}{number:>10,}")
print(f"{all_bytes:>20,}")


# %% flops
tf.get_logger().setLevel("ERROR")


def flops(function, *shape):
    graph = tf.function(function).get_concrete_function(tf.TensorSpec(shape))
    profiler = tf.compat.v1.profiler
    options = profiler.ProfileOptionBuilder.float_operation()
    options["output"] = "none"
    return profiler.profile(graph.graph, options=options).total_float_ops


layer = keras.layers.Dense(128)
measured = flops(layer, 1, 784)
print(measured, 2 * 784 * 128 + 128)

# %% flops-by-shape
shapes = [(32, 784), (32, 50, 784)]
ranks = {shape: flops(layer, *shape) for shape in shapes}
for shape, number in ranks.items():
    print(shape, f"{number:,}")

# %% flops-stack
model = stack()
forward = flops(lambda x: model(x), 1, 784)
per_parameter = forward / total
print(forward, total, round(per_parameter, 3))


# %% flops-training
def step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(model(x))
    return tape.gradient(loss, [w.value for w in model.trainable_weights])


training = flops(step, 32, 784)
passes = training / flops(lambda x: model(x), 32, 784)
print(training, round(passes, 2))

# %% question-marks
keras.backend.clear_session()
model = keras.Sequential([keras.layers.Dense(4), keras.layers.Dense(1)])
model.summary()
print(model.built, model.weights)

# %% not-built tags=["raises-exception"]
model.count_params()

# %% after-call
model(np.ones((8, 3)))
model.summary()

# %% with-input
keras.backend.clear_session()
model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(4),
        keras.layers.Dense(1),
    ]
)
model.compile("adam", loss="mse")
model.summary()
before = model.count_params()

# %% after-fit
x, y = np.ones((8, 3)), np.ones((8, 1))
model.fit(x, y, verbose=0)
model.summary()
after = model.count_params()
optimizer_numbers = sum(np.size(v) for v in model.optimizer.variables)
everything = after + optimizer_numbers
print(before, after, optimizer_numbers, everything)

# %% eight-bytes
for variable in model.optimizer.variables[:2]:
    print(variable.name, variable.dtype)
extra_bytes = size(model.optimizer.variables) - 4 * optimizer_numbers
print(extra_bytes)

# %% frozen
model.layers[0].trainable = False
model.compile("adam", loss="mse")
model.summary(show_trainable=True)
trainable = sum(np.size(w) for w in model.trainable_weights)
model.fit(x, y, verbose=0)
frozen_numbers = sum(np.size(v) for v in model.optimizer.variables)
print(trainable, frozen_numbers)
