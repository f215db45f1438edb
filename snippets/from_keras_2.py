# %% setup
import operator

import keras
import numpy as np

keras.utils.set_random_seed(0)
version = keras.__version__

# %% import-old tags=["raises-exception"]
from keras.layers.core import Dense

# %% import-new
from keras.layers import Dense

Dense(4).units

# %% np-utils-old tags=["raises-exception"]
keras.utils.np_utils.to_categorical([0, 2])

# %% np-utils-new
keras.utils.to_categorical([0, 2])

# %% vis-utils-old tags=["raises-exception"]
from keras.utils.vis_utils import plot_model

# %% vis-utils-new
from keras.utils import plot_model

# %% backend-old tags=["raises-exception"]
import tensorflow as tf
from keras import backend as K

K.dot(tf.ones((2, 3)), tf.ones((3, 1)))

# %% backend-new
product = keras.ops.matmul(
    tf.ones((2, 3)),
    tf.ones((3, 1)),
)
product.shape

# %% other-names-old
gone = [
    "engine",
    "layers.advanced_activations",
    "layers.layer_from_config",
    "wrappers.scikit_learn",
    "constraints.maxnorm",
    "initializers.normal",
    "regularizers.l1l2",
    "Sequential.predict_classes",
]
for name in gone:
    try:
        operator.attrgetter(name)(keras)
    except AttributeError as error:
        print(name, type(error).__name__)

# %% other-names-new
new_names = [
    "Model",
    "layers.LeakyReLU",
    "layers.deserialize",
    "wrappers.SKLearnClassifier",
    "constraints.MaxNorm",
    "initializers.RandomNormal",
    "regularizers.L1L2",
]
for name in new_names:
    print(operator.attrgetter(name)(keras).__name__)

# %% tf-layers-old tags=["raises-exception"]
tf.layers.dense(tf.ones((2, 3)), 4)

# %% tf-compat-old tags=["raises-exception"]
tf.compat.v1.layers.dense(tf.ones((2, 3)), 4)

# %% tf-layers-new
keras.layers.Dense(4)(tf.ones((2, 3))).shape

# %% input-shape-old
model = keras.Sequential(
    [
        keras.layers.Dense(4, input_shape=(3,)),
    ]
)
model.input_shape

# %% input-shape-new
model = keras.Sequential(
    [
        keras.Input((3,)),
        keras.layers.Dense(4),
    ]
)
model.input_shape

# %% integer-shape-old tags=["raises-exception"]
keras.Input(3)

# %% integer-shape-new
keras.Input((3,)).shape

# %% batch-old tags=["raises-exception"]
keras.layers.Dense(4, batch_input_shape=(2, 3))

# %% batch-new
keras.Input(batch_shape=(2, 3)).shape

# %% weights-old tags=["raises-exception"]
start = [np.array([[1.0], [2.0]]), np.array([3.0])]
keras.layers.Dense(1, weights=start)

# %% weights-new
layer = keras.layers.Dense(1)
layer.build((None, 2))
layer.set_weights(start)
result = float(layer(np.ones((1, 2)))[0, 0])
result

# %% units-old tags=["raises-exception"]
keras.layers.Dense(64 / 2)

# %% units-new
units = keras.layers.Dense(64 // 2).units
units

# %% units-zero-old tags=["raises-exception"]
keras.layers.Dense(0)

# %% keras-1-old tags=["raises-exception"]
keras.layers.Dense(
    4,
    init="uniform",
    W_regularizer="l2",
)

# %% keras-1-new
layer = keras.layers.Dense(
    4,
    kernel_initializer="uniform",
    kernel_regularizer="l2",
)

# %% activation-old tags=["raises-exception"]
keras.layers.Dense(4, activation="LeakyReLU")

# %% activation-new
layer = keras.layers.Dense(
    1,
    activation=keras.layers.LeakyReLU(),
    kernel_initializer="ones",
)
output = layer(-np.ones((1, 1)))
slope = round(-float(output[0, 0]), 4)
slope

# %% activation-name
layer.activation = keras.activations.leaky_relu
output = layer(-np.ones((1, 1)))
name_slope = round(-float(output[0, 0]), 4)
name_slope

# %% regularizer-old tags=["raises-exception"]
keras.layers.Dense(
    4,
    kernel_regularizer="l1_l2",
)

# %% regularizer-new
both = keras.regularizers.L1L2(l1=0.01, l2=0.01)
layer = keras.layers.Dense(
    4,
    kernel_regularizer=both,
)

# %% constraint-old tags=["raises-exception"]
keras.layers.Dense(
    4,
    kernel_constraint="maxnorm",
)

# %% constraint-new
layer = keras.layers.Dense(
    4,
    kernel_constraint="max_norm",
)

# %% shape-old tags=["raises-exception"]
model.layers[0].input_shape

# %% shape-new
dense = model.layers[0]
print(dense.input.shape, dense.output.shape)

# %% names-new
layer = keras.layers.Dense(4, name="dense")
layer.build((None, 3))
print([(w.name, w.path) for w in layer.weights])
print(isinstance(layer.kernel, tf.Variable))
print(isinstance(layer.kernel.value, tf.Variable))

# %% symbolic-old tags=["raises-exception"]
tf.reduce_sum(keras.Input((3,)))

# %% symbolic-new
keras.ops.sum(keras.Input((3,)), axis=-1).shape

# %% ragged-old tags=["raises-exception"]
rows = tf.ragged.constant(
    [[[1.0, 2.0]], [[1.0, 2.0], [3.0, 4.0]]],
    ragged_rank=1,
)
layer = keras.layers.Dense(3)
layer(rows)

# %% ragged-new
tf.ragged.map_flat_values(layer, rows).shape

# %% summary-new
model.summary(line_length=42)

# %% lr-old tags=["raises-exception"]
keras.optimizers.SGD(lr=0.1)

# %% lr-new
optimizer = keras.optimizers.SGD(
    learning_rate=0.1,
)

# %% decay-old
optimizer = keras.optimizers.SGD(0.1, decay=0.01)

# %% decay-new
schedules = keras.optimizers.schedules
falling = schedules.InverseTimeDecay(
    0.1,
    decay_steps=1,
    decay_rate=0.01,
)
optimizer = keras.optimizers.SGD(falling)
rate = round(float(falling(100)), 4)
rate

# %% epochs-old tags=["raises-exception"]
model.compile(optimizer, "mse")
x, y = np.ones((2, 3)), np.ones((2, 4))
model.fit(x, y, nb_epoch=1)

# %% epochs-new
history = model.fit(x, y, epochs=1, verbose=0)

# %% generator-old tags=["raises-exception"]
model.fit_generator(
    ((x, y) for _ in range(1)),
    steps_per_epoch=1,
)

# %% generator-new
history = model.fit(
    ((x, y) for _ in range(1)),
    steps_per_epoch=1,
    shuffle=False,
    verbose=0,
)

# %% classes-old tags=["raises-exception"]
model.predict_classes(x)

# %% classes-new
outputs = model.predict(x, verbose=0)
classes = outputs.argmax(axis=-1)
classes.shape

# %% save-old tags=["raises-exception"]
model.save("model")

# %% save-new
model.save("model.keras")
again = keras.models.load_model("model.keras")
same = np.allclose(again(x), model(x))
same

# %% save-weights-old tags=["raises-exception"]
model.save_weights("weights.h5")

# %% save-weights-new
model.save_weights("model.weights.h5")

# %% config-old tags=["raises-exception"]
old = {"units": 4, "batch_input_shape": (None, 3)}
keras.layers.Dense.from_config(old)

# %% config-new
old.pop("batch_input_shape")
keras.layers.Dense.from_config(old).units

# %% hard-sigmoid
function = keras.activations.hard_sigmoid
hard = float(function(tf.constant(1.0)))
hard = round(hard, 4)
hard

# %% no-factors
factor = float(keras.regularizers.l1_l2().l1)
factor

# %% frozen
frozen = keras.layers.Dense(
    4,
    kernel_regularizer="l2",
    trainable=False,
)
frozen.build((None, 3))
penalties = len(frozen.losses)
penalties

# %% shared-initializer
initializer = keras.initializers.GlorotUniform()
twins = [initializer((2, 2)), initializer((2, 2))]
twins_equal = np.array_equal(*twins)
twins_equal

# %% twice
shared = keras.layers.Dense(3)
doubled = keras.Sequential(
    [
        keras.Input((3,)),
        shared,
        shared,
    ]
)
layers = len(doubled.layers)
layers

# %% rank-3
layer = keras.layers.Dense(7)
print(layer(np.ones((2, 4, 3))).shape)
parameter_count = layer.count_params()
parameter_count

# %% activity
layer = keras.layers.Dense(
    1,
    kernel_initializer="ones",
    activity_regularizer="l2",
)
batches = {}
for batch in (1, 8):
    layer(np.ones((batch, 3)))
    batches[batch] = round(float(layer.losses[0]), 4)
batches

# %% changed
layer.activation = keras.activations.relu
layer(-np.ones((1, 3))).numpy()

# %% kernel
keras.utils.set_random_seed(0)
seeded = keras.layers.Dense(2)
seeded.build((None, 2))
kernel = seeded.get_weights()[0]
print(np.round(kernel, 4))

# %% backends-old tags=["raises-exception"]
keras.config.set_backend("theano")
