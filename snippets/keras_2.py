# %% setup
import operator
import os
import re

import numpy as np
import tensorflow as tf
import tf_keras

tf_keras.utils.set_random_seed(0)
old_version = tf_keras.__version__

# %% tf-keras
os.environ["TF_USE_LEGACY_KERAS"] = "1"
print(tf.keras.layers.Dense is tf_keras.layers.Dense)
del os.environ["TF_USE_LEGACY_KERAS"]  # (1)!

# %% import tags=["raises-exception"]
from tf_keras.layers.core import Dense

# %% np-utils tags=["raises-exception"]
tf_keras.utils.np_utils.to_categorical([0, 2])

# %% vis-utils tags=["raises-exception"]
from tf_keras.utils.vis_utils import plot_model

# %% backend
from tf_keras import backend as K

old_product = K.dot(tf.ones((2, 3)), tf.ones((3, 1)))
old_product.shape

# %% other-names
old_names = [
    "engine",
    "layers.advanced_activations",
    "layers.layer_from_config",
    "wrappers.scikit_learn",
    "constraints.maxnorm",
    "initializers.normal",
    "regularizers.l1l2",
    "Sequential.predict_classes",
]
for name in old_names:
    try:
        operator.attrgetter(name)(tf_keras)
    except AttributeError as error:
        print(name, type(error).__name__)

# %% input-shape
old_model = tf_keras.Sequential(
    [
        tf_keras.layers.Dense(4, input_shape=(3,)),
    ]
)
old_model.input_shape

# %% integer-shape
tf_keras.Input(3).shape

# %% batch
tf_keras.Sequential(
    [
        tf_keras.layers.Dense(
            4,
            batch_input_shape=(2, 3),
        ),
    ]
).input_shape

# %% weights
start = [
    np.array([[1.0], [2.0]]),
    np.array([3.0]),
]
old_layer = tf_keras.layers.Dense(1, weights=start)
old_result = float(old_layer(np.ones((1, 2)))[0, 0])
old_result

# %% units
old_units = [
    tf_keras.layers.Dense(64 / 2).units,
    tf_keras.layers.Dense(2.7).units,
]
old_units

# %% units-zero
none = tf_keras.layers.Dense(0)
none(np.ones((2, 3))).shape

# %% keras-1 tags=["raises-exception"]
tf_keras.layers.Dense(
    4,
    init="uniform",
    W_regularizer="l2",
)

# %% activation
old_layer = tf_keras.layers.Dense(
    1,
    activation="LeakyReLU",
    kernel_initializer="ones",
)
old_slope = round(
    -float(old_layer(-np.ones((1, 1)))[0, 0]),
    4,
)
old_slope

# %% regularizer
old_layer = tf_keras.layers.Dense(
    4,
    kernel_regularizer="l1_l2",
)
both = old_layer.kernel_regularizer
print(np.round([both.l1, both.l2], 4))

# %% constraint
old_layer = tf_keras.layers.Dense(
    4,
    kernel_constraint="maxnorm",
)
old_layer.kernel_constraint.get_config()

# %% shape
old_dense = old_model.layers[0]
print(old_dense.input_shape)
print(old_dense.output_shape)
print(old_dense.get_input_at(0).shape)

# %% names
print([w.name for w in old_dense.weights])
print(isinstance(old_dense.kernel, tf.Variable))

# %% symbolic
tf.reduce_sum(tf_keras.Input((3,)), -1).shape

# %% ragged
rows = tf.ragged.constant(
    [[[1.0, 2.0]], [[1.0, 2.0], [3.0, 4.0]]],
    ragged_rank=1,
)
tf_keras.layers.Dense(3)(rows).shape

# %% summary
old_model.summary(line_length=42)

# %% lr
legacy = tf_keras.optimizers.legacy
early = legacy.SGD(lr=0.1)
used = round(float(early.learning_rate), 4)
used

# %% lr-late
late = tf_keras.optimizers.SGD(lr=0.1)
ignored = round(float(late.learning_rate), 4)
ignored

# %% decay
old_optimizer = legacy.SGD(0.1, decay=0.01)
old_optimizer.iterations.assign(100)
point = tf.Variable(0.0)
gradient = tf.constant(1.0)
old_optimizer.apply_gradients([(gradient, point)])
old_rate = round(-float(point), 4)
old_rate

# %% decay-late tags=["raises-exception"]
tf_keras.optimizers.SGD(0.1, decay=0.01)

# %% epochs tags=["raises-exception"]
old_model.compile("sgd", "mse")
x, y = np.ones((2, 3)), np.ones((2, 4))
old_model.fit(x, y, nb_epoch=1)

# %% generator
old_history = old_model.fit_generator(
    ((x, y) for _ in range(1)),
    steps_per_epoch=1,
    verbose=0,
)

# %% classes tags=["raises-exception"]
old_model.predict_classes(x)

# %% save
old_model.save("model")
sorted(os.listdir("model"))

# %% save-weights
old_model.save_weights("weights.h5")

# %% config
old_config = old_model.layers[0].get_config()
print(old_config["batch_input_shape"])
print(old_config["dtype"])

# %% hard-sigmoid
old_function = tf_keras.activations.hard_sigmoid
old_hard = float(old_function(tf.constant(1.0)))
old_hard = round(old_hard, 4)
old_hard

# %% no-factors
old_factor = float(tf_keras.regularizers.l1_l2().l1)
old_factor = round(old_factor, 4)
old_factor

# %% frozen
frozen = tf_keras.layers.Dense(
    4,
    kernel_regularizer="l2",
    trainable=False,
)
frozen.build((None, 3))
old_penalties = len(frozen.losses)
old_penalties

# %% shared-initializer
initializer = tf_keras.initializers.GlorotUniform()
twins = [
    initializer((2, 2)),
    initializer((2, 2)),
]
old_twins_equal = np.array_equal(*twins)
old_twins_equal

# %% twice
shared = tf_keras.layers.Dense(3)
doubled = tf_keras.Sequential(
    [
        tf_keras.Input((3,)),
        shared,
        shared,
    ]
)
old_layers = len(doubled.layers)
old_layers

# %% rank-3
old_layer = tf_keras.layers.Dense(7)
print(old_layer(np.ones((2, 4, 3))).shape)
old_parameter_count = old_layer.count_params()
old_parameter_count

# %% activity
old_layer = tf_keras.layers.Dense(
    1,
    kernel_initializer="ones",
    activity_regularizer="l2",
)
old_batches = {}
for batch in (1, 8):
    old_layer(np.ones((batch, 3)))
    penalty = float(old_layer.losses[0])
    old_batches[batch] = round(penalty, 4)
old_batches

# %% documented
documentation = tf_keras.layers.Dense.__doc__
documented = re.search(
    r"layer attributes .+?\.",
    " ".join(documentation.split()),
)[0]

# %% changed
old_layer.activation = tf_keras.activations.relu
old_layer(-np.ones((1, 3))).numpy()

# %% kernel
tf_keras.utils.set_random_seed(0)
old_seeded = tf_keras.layers.Dense(2)
old_seeded.build((None, 2))
old_kernel = old_seeded.get_weights()[0]
print(np.round(old_kernel, 4))

# %% backends
tf_keras.backend.backend()

# %% negative
negative = tf_keras.regularizers.L2(-1.0)
negative_factor = float(negative.l2)
negative_factor

# %% class-regularizer tags=["raises-exception"]
given_a_class = tf_keras.layers.Dense(
    1,
    kernel_initializer="ones",
    kernel_regularizer=tf_keras.regularizers.L2,
)
given_a_class.build((None, 1))
given_a_class.losses

# %% array-initializer tags=["raises-exception"]
tf_keras.layers.Dense(
    1,
    kernel_initializer=np.ones((2, 1)),
)

# %% mixed-precision
half = tf_keras.layers.Dense(
    2,
    dtype="mixed_float16",
    activity_regularizer="l2",
)
half_model = tf_keras.Sequential([tf_keras.Input((3,)), half])
half_model.compile("sgd", "mse")
half_history = half_model.fit(x, np.ones((2, 2)), verbose=0)
trained = np.isfinite(half_history.history["loss"]).all()

# %% signature
import inspect

signature = inspect.signature(tf_keras.layers.Dense)
units, *others, keywords = signature.parameters.values()
old_parameters = [p.name for p in (units, *others)]
old_defaults = [p.default for p in others]
old_named = len(old_parameters)
old_named

# %% keywords
keywords = {
    "name": "dense",
    "dtype": "float64",
    "trainable": False,
    "autocast": False,
    "input_shape": (3,),
    "input_dim": 3,
    "batch_input_shape": (2, 3),
    "batch_size": 2,
    "weights": None,
    "dynamic": True,
    "output_dim": 3,
    "bias": False,
    "W_regularizer": "l2",
    "b_regularizer": "l2",
    "W_constraint": "non_neg",
    "b_constraint": "non_neg",
}
accepted = []
refused = []
for keyword, value in keywords.items():
    try:
        tf_keras.layers.Dense(1, **{keyword: value})
        accepted.append(keyword)
    except TypeError as error:
        refused.append(error.args[1])
print(accepted)
print(refused)

# %% constraint-acts
limited = tf_keras.layers.Dense(
    1,
    kernel_initializer="ones",
    kernel_constraint="unitnorm",
)
limited_model = tf_keras.Sequential(
    [
        tf_keras.Input((4,)),
        limited,
    ]
)
limited_model.compile("sgd", "mse")
old_norms = [float(np.linalg.norm(limited.kernel))]
limited_model.fit(np.ones((1, 4)), np.ones((1, 1)), verbose=0)
old_norms.append(float(np.linalg.norm(limited.kernel)))
print(np.round(old_norms, 4))

# %% tf-1
os.environ["TF_USE_LEGACY_KERAS"] = "1"
tf_1_output = tf.compat.v1.layers.dense(tf.ones((2, 3)), 4)
tf_1_shape = tuple(tf_1_output.shape)
tf_1_shape
