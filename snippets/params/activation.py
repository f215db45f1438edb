# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np

keras.utils.set_random_seed(0)

# %% smallest
layer = keras.layers.Dense(
    2,
    activation="relu",
    kernel_initializer="identity",
)
x = np.array([[-1.0, 2.0]])
layer(x).numpy()


# %% forms
def clipped(x):
    return keras.ops.clip(x, -1, 1)


x = np.array([[-3.0, 0.5]])
for activation in (
    "hard_tanh",
    keras.activations.hard_tanh,
    keras.layers.Activation("hard_tanh"),
    clipped,
):
    layer = keras.layers.Dense(
        2,
        activation=activation,
        kernel_initializer="identity",
    )
    print(layer(x).numpy())

# %% other-forms
import tensorflow as tf

saved = keras.saving.serialize_keras_object(keras.layers.ReLU())
for activation in (tf.nn.relu, lambda x: x * x, saved):
    layer = keras.layers.Dense(
        2,
        activation=activation,
        kernel_initializer="identity",
    )
    print(layer(x).numpy())

# %% default
layer = keras.layers.Dense(2)
default = layer.activation.__name__
layer.get_config()["activation"]

# %% values
x = np.array([-2, -1, -0.5, 0, 0.5, 1, 2])
names = ["relu", "leaky_relu", "elu", "gelu", "silu"]
names += ["softplus", "sigmoid", "tanh"]
for name in names:
    y = keras.activations.get(name)(x)
    print(f"{name:10}", *[f"{v:5.2f}" for v in y.numpy()])

# %% same-functions
activations = keras.activations
print(activations.get("swish") is activations.silu)
print(activations.get("hard_swish") is activations.hard_silu)
one = np.array([1.0])
gelus = {
    "gelu": float(activations.get("gelu")(one)[0]),
    "exact": float(activations.gelu(one, approximate=False)[0]),
    "approximate": float(activations.gelu(one, approximate=True)[0]),
}
print({name: round(value, 4) for name, value in gelus.items()})


# %% curves
def draw(names):
    x = tf.linspace(-4.0, 4.0, 201)
    steepest = {}
    _, (left, right) = plt.subplots(1, 2)
    for name, colour in zip(names, ("C0", "C1", "C2"), strict=True):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = keras.activations.get(name)(x)
        gradient = tape.gradient(y, x).numpy()
        steepest[name] = round(float(gradient.max()), 2)
        left.plot(x, y, colour, label=name)
        right.plot(x, gradient, colour)
    left.set_title("activation")
    right.set_title("gradient")
    left.legend()
    return steepest


steepest = draw(["relu", "sigmoid", "tanh"])

# %% more-curves
draw(["leaky_relu", "gelu", "silu"])
x = np.linspace(-4, 4, 801)
lowest = {}
for name in ("gelu", "silu"):
    y = keras.activations.get(name)(x)
    lowest[name] = round(float(np.min(y)), 2)

# %% collapse
first, second = keras.layers.Dense(8), keras.layers.Dense(3)
x = np.random.normal(size=(5, 4)).astype("float32")
y = second(first(x))
one_kernel = first.kernel @ second.kernel
print(one_kernel.shape, np.allclose(y, x @ one_kernel, atol=1e-5))

# %% training limit=180
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]] * 500)
label = x[:, 0] ^ x[:, 1]
losses = {}
for activation in ("linear", "relu"):
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            keras.layers.Dense(16, activation=activation),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
    history = model.fit(x, label, batch_size=20, epochs=5, verbose=0)
    losses[activation] = round(history.history["loss"][-1], 3)
losses

# %% depth
gradients = {}
x = np.random.normal(size=(64, 32)).astype("float32")
for activation in ("sigmoid", "tanh", "relu"):
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [keras.layers.Dense(32, activation) for _ in range(8)]
    )
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x) ** 2)
    kernels = [layer.kernel.value for layer in model.layers]
    sizes = [np.abs(g).mean() for g in tape.gradient(loss, kernels)]
    gradients[activation] = float(sizes[0] / sizes[-1])
    print(f"{activation:8} {gradients[activation]:.6f}")

# %% softmax
layer = keras.layers.Dense(
    3,
    activation="softmax",
    kernel_initializer="identity",
)
before = layer(np.array([[1.0, 2.0, 3.0]]))[0]
after = layer(np.array([[1.0, 2.0, 5.0]]))[0]
print(np.round(before, 3), "sum", np.round(np.sum(before), 3))
print(np.round(after, 3), "sum", np.round(np.sum(after), 3))

# %% layer-with-weights
slopes = keras.layers.PReLU()
layer = keras.layers.Dense(2, activation=slopes, name="fc")
layer.build((None, 4))
built = layer.count_params()
layer(np.ones((1, 4)))
called = layer.count_params()
print(built, called, [weight.path for weight in layer.weights])

# %% wrong-case tags=["raises-exception"]
keras.layers.Dense(2, activation="ReLU")

# %% class tags=["raises-exception"]
layer = keras.layers.Dense(2, activation=keras.layers.ReLU)
print("created")
layer(np.ones((1, 4)))

# %% threshold tags=["raises-exception"]
layer = keras.layers.Dense(2, activation="threshold")
layer(np.ones((1, 4)))

# %% glu
layer = keras.layers.Dense(4, activation="glu")
print(layer(np.ones((1, 2))).shape)
print(layer.compute_output_shape((1, 2)))

# %% glu-in-a-model tags=["raises-exception"]
model = keras.Sequential(
    [
        keras.layers.Dense(4, activation="glu"),
        keras.layers.Dense(1, name="last"),
    ]
)
model(np.ones((1, 2)))

# %% glu-cured
inputs = keras.Input(shape=(2,))
hidden = keras.activations.glu(keras.layers.Dense(4)(inputs))
model = keras.Model(inputs, keras.layers.Dense(1)(hidden))
print(hidden.shape, model(np.ones((1, 2))).shape)

# %% one-softmax
layer = keras.layers.Dense(1, activation="softmax")
layer(np.array([[-7.0], [5.0]])).numpy()

# %% two-leaky-relus
x = np.array([-1.0])
by_name = -float(keras.activations.get("leaky_relu")(x)[0])
by_layer = -float(keras.layers.LeakyReLU()(x)[0])
by_name, by_layer = round(by_name, 2), round(by_layer, 2)
print(by_name, by_layer)

# %% changed-later
x = np.array([[-1.0, 2.0]])
layer = keras.layers.Dense(2, kernel_initializer="identity")
model = keras.Sequential([layer])
print(model.predict(x, verbose=0))
layer.activation = keras.activations.relu
print(model(x).numpy(), model.predict(x, verbose=0))

# %% lambda
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(2, activation=lambda x: x * x),
    ]
)
model.save("lambda.keras")
try:
    keras.saving.load_model("lambda.keras", safe_mode=False)
except TypeError as error:
    print(str(error).splitlines()[-1][:73])


# %% registered
@keras.saving.register_keras_serializable()
def squared(x):
    return x * x


model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(2, activation=squared),
    ]
)
model.save("squared.keras")
loaded = keras.saving.load_model("squared.keras")
loaded.layers[0].activation.__name__

# %% logits
label = np.array([2])
scores = np.array([[1.0, 2.0, 3.0]], "float32")
crossentropy = keras.losses.SparseCategoricalCrossentropy
loss = crossentropy(from_logits=True)
print(np.round(loss(label, scores), 4))
loss = crossentropy()
shares = keras.activations.softmax(scores)
print(np.round(loss(label, shares), 4))

# %% hard-sigmoid
hard = keras.activations.hard_sigmoid(np.array([1.0]))
hard = round(float(hard[0]), 3)
hard
