# %% setup
import re

import keras
import numpy as np

Dense = keras.layers.Dense

# %% shapes
shapes = {}
for given in [(8, 3), (8, 5, 3), (8, 5, 6, 3)]:
    layer = Dense(4)
    shapes[len(given)] = tuple(layer(np.ones(given)).shape)
    print(given, "->", shapes[len(given)])
kernel, bias = tuple(layer.kernel.shape), tuple(layer.bias.shape)
print(kernel, bias)


# %% counts
def count(features, units, rank=None, **options):
    layer = Dense(units, **options)
    layer.build((None, features))
    if rank:
        layer.enable_lora(rank)
    trained = sum(w.shape.num_elements() for w in layer.trainable_weights)
    return layer.count_params(), trained


plain, _ = count(784, 128)
no_bias, _ = count(784, 128, use_bias=False)
with_lora, trained = count(784, 128, rank=4)
print(plain, no_bias, with_lora, trained)

# %% defaults
defaults = {}
for name, value in Dense(4).get_config().items():
    if isinstance(value, dict):
        value = value["class_name"]
    defaults[name] = value
l2 = keras.regularizers.get("l2").get_config()["l2"]
limit = keras.constraints.get("max_norm").get_config()["max_value"]
slope = float(-keras.activations.leaky_relu(np.array([-1.0]))[0])
print(defaults, l2, limit, round(slope, 2))

# %% errors
built = Dense(4)
built.build((None, 3))
causes = {
    "units": (lambda: Dense(0), r"expected a positive integer"),
    "name": (lambda: Dense(4, "ReLU"), r"Could not interpret [\w ]+"),
    "rank": (lambda: built(np.ones(3)), r"expected min_ndim=2.*?\d"),
    "width": (lambda: built(np.ones((2, 5))), r"expected axis -1.*?\d"),
    "none": (
        lambda: Dense(4)(keras.Input((None,))),
        r"must be fully-defined",
    ),
    "input": (lambda: keras.Input(784), r"Cannot convert '784' to a shape"),
    "kernel": (lambda: Dense(4).kernel, r"You must build the layer"),
    "old": (
        lambda: Dense(4, batch_input_shape=(2, 3)),
        r"Unrecognized keyword arguments",
    ),
    "set": (
        lambda: built.set_weights([np.ones((4, 3)), np.ones(4)]),
        r"weight shape \(3, 4\) is not compatible",
    ),
}
said = {}
for name, (action, pattern) in causes.items():
    try:
        action()
    except Exception as error:
        said[name] = re.search(pattern, str(error))[0]
        print(name, "-", said[name])
