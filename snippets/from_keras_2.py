# %% setup
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
from keras import backend as K

K.dot(np.ones((2, 3)), np.ones((3, 1)))

# %% backend-new
product = keras.ops.matmul(np.ones((2, 3)), np.ones((3, 1)))
product.shape

# %% tf-layers-old tags=["raises-exception"]
import tensorflow as tf

tf.layers.dense(tf.ones((2, 3)), 4)

# %% tf-compat-old tags=["raises-exception"]
tf.compat.v1.layers.dense(tf.ones((2, 3)), 4)

# %% tf-layers-new
keras.layers.Dense(4)(tf.ones((2, 3))).shape

# %% input-shape-old
model = keras.Sequential([keras.layers.Dense(4, input_shape=(3,))])
model.input_shape

# %% input-shape-new
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4)])
model.input_shape

# %% batch-old tags=["raises-exception"]
keras.layers.Dense(4, batch_input_shape=(2, 3))

# %% batch-new
keras.Input(batch_shape=(2, 3)).shape

# %% weights-old tags=["raises-exception"]
keras.layers.Dense(1, weights=[])

# %% weights-new
layer = keras.layers.Dense(1)
layer.build((None, 2))
layer.set_weights([np.array([[1.0], [2.0]]), np.array([3.0])])
result = float(layer(np.ones((1, 2)))[0, 0])
result

# %% units-old tags=["raises-exception"]
keras.layers.Dense(64 / 2)

# %% units-new
units = keras.layers.Dense(64 // 2).units
units

# %% keras-1-old tags=["raises-exception"]
keras.layers.Dense(4, init="uniform", W_regularizer="l2")

# %% keras-1-new
layer = keras.layers.Dense(
    4, kernel_initializer="uniform", kernel_regularizer="l2"
)

# %% activation-old tags=["raises-exception"]
keras.layers.Dense(4, activation="LeakyReLU")

# %% activation-new
layer = keras.layers.Dense(4, activation="leaky_relu")

# %% regularizer-old tags=["raises-exception"]
keras.layers.Dense(4, kernel_regularizer="l1_l2")

# %% regularizer-new
both = keras.regularizers.L1L2(l1=0.01, l2=0.01)
layer = keras.layers.Dense(4, kernel_regularizer=both)

# %% constraint-old tags=["raises-exception"]
keras.layers.Dense(4, kernel_constraint="maxnorm")

# %% constraint-new
layer = keras.layers.Dense(4, kernel_constraint="max_norm")

# %% shape-old tags=["raises-exception"]
model.layers[0].input_shape

# %% shape-new
print(model.layers[0].input.shape, model.layers[0].output.shape)

# %% symbolic-old tags=["raises-exception"]
tf.reduce_sum(keras.Input((3,)))

# %% symbolic-new
keras.ops.sum(keras.Input((3,)), axis=-1).shape

# %% lr-old tags=["raises-exception"]
keras.optimizers.SGD(lr=0.1)

# %% lr-new
optimizer = keras.optimizers.SGD(learning_rate=0.1)

# %% decay-old
optimizer = keras.optimizers.SGD(0.1, decay=0.01)

# %% decay-new
falling = keras.optimizers.schedules.InverseTimeDecay(
    0.1, decay_steps=1, decay_rate=0.01
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

# %% classes-old tags=["raises-exception"]
model.predict_classes(x)

# %% classes-new
classes = model.predict(x, verbose=0).argmax(axis=-1)
classes.shape

# %% save-old tags=["raises-exception"]
model.save("model")

# %% save-new
model.save("model.keras")
again = keras.models.load_model("model.keras")
same = np.allclose(again(x), model(x))
same

# %% config-old tags=["raises-exception"]
old = {"units": 4, "batch_input_shape": (None, 3)}
keras.layers.Dense.from_config(old)

# %% config-new
old.pop("batch_input_shape")
keras.layers.Dense.from_config(old).units
