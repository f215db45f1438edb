# %% setup
import keras
import numpy as np

# %% long-message tags=["raises-exception"]
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model(np.ones((4, 2)))

# %% the-sentence
try:
    model(np.ones((4, 2)))
except ValueError as error:
    sentence = str(error).split("\n\n")[1]
print(sentence)

# %% answers
wanted = model.layers[0].kernel.shape[0]
given = np.ones((4, 2)).shape[-1]
old = keras.Sequential([keras.layers.Dense(2, input_shape=(3,))])
with_warning = old.output_shape
