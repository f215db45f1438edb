# %% first-layer
import keras
import numpy as np

keras.utils.set_random_seed(1)
layer = keras.layers.Dense(2)
outputs = layer(np.array([[1.0, 2.0, 3.0]]))
kernel, bias = layer.get_weights()
print(np.round(kernel, 3))
print(np.round(outputs, 3))

# %% straight-line
import keras
import numpy as np

keras.utils.set_random_seed(1)
x = np.linspace(-1, 1, 200).reshape(-1, 1)
y = 3 * x + 2
model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(keras.optimizers.SGD(0.1), loss="mse")
model.fit(x, y, epochs=20, verbose=0)
slope, start = (float(weight.squeeze()) for weight in model.get_weights())
print(round(slope, 2), round(start, 2))

# %% exclusive-or
import keras
import numpy as np

keras.utils.set_random_seed(1)
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], "float32")
y = np.array([[0], [1], [1], [0]], "float32")
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.1), loss="binary_crossentropy")
model.fit(x, y, epochs=60, verbose=0)
answers = np.round(model.predict(x, verbose=0)).astype(int).ravel().tolist()
print(answers)

# %% wrong-shape tags=["raises-exception"]
import keras
import numpy as np

layer = keras.layers.Dense(2)
layer(np.ones((1, 3)))
layer(np.ones((1, 4)))
