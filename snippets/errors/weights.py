# %% setup
import keras
import numpy as np

# %% kernel-unbuilt tags=["raises-exception"]
keras.layers.Dense(3).kernel

# %% kernel-unbuilt-cured
layer = keras.layers.Dense(3)
layer.build((None, 4))
print(layer.kernel.shape)

# %% bias-unbuilt tags=["raises-exception"]
keras.layers.Dense(3).bias

# %% bias-unbuilt-cured
layer = keras.layers.Dense(3)
layer.build((None, 4))
print(layer.bias.shape)

# %% count-unbuilt tags=["raises-exception"]
keras.layers.Dense(3, name="fc").count_params()

# %% count-unbuilt-cured
layer = keras.layers.Dense(3, name="fc")
layer.build((None, 4))
layer.count_params()

# %% stateless-unbuilt tags=["raises-exception"]
x = np.ones((1, 4))
keras.layers.Dense(3).stateless_call([], [], x)

# %% stateless-unbuilt-cured
values = [w.value for w in layer.trainable_variables]
y, _ = layer.stateless_call(values, [], x)
print(y.shape)

# %% never-called tags=["raises-exception"]
layer.input

# %% never-called-cured
layer(keras.Input((4,)))
print(layer.input.shape)

# %% sequential-output-shape tags=["raises-exception"]
keras.Sequential([keras.layers.Dense(3)]).output_shape

# %% sequential-output-shape-cured
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
model.output_shape

# %% kernel-setter tags=["raises-exception"]
layer = keras.layers.Dense(2)
layer.build((None, 3))
layer.kernel = np.ones((3, 2))

# %% kernel-setter-cured
layer.kernel.assign(np.ones((3, 2)))
float(layer.kernel.numpy().sum())

# %% dtype-setter tags=["raises-exception"]
layer.dtype = "float16"

# %% dtype-setter-cured
half = keras.layers.Dense(2, dtype="float16")
half.dtype

# %% input-shape-gone tags=["raises-exception"]
layer.input_shape

# %% input-shape-gone-cured
print(layer.get_build_config())
print(layer.compute_output_shape((None, 3)))

# %% output-shape-gone tags=["raises-exception"]
layer.output_shape

# %% output-shape-gone-cured
layer.compute_output_shape((None, 3))

# %% get-input-at-gone tags=["raises-exception"]
layer.get_input_at(0)

# %% get-input-at-gone-cured
first = layer(keras.Input((3,)))
second = layer(keras.Input((3,)))
print(first.shape, second.shape)

# %% set-weights-number tags=["raises-exception"]
layer = keras.layers.Dense(2, name="fc")
layer.build((None, 3))
layer.set_weights([np.ones((3, 2))])

# %% set-weights-number-cured
layer.set_weights([np.ones((3, 2)), np.zeros(2)])
[w.shape for w in layer.get_weights()]

# %% set-weights-shape tags=["raises-exception"]
torch_weight = np.ones((2, 3))
layer.set_weights([torch_weight, np.zeros(2)])

# %% set-weights-shape-cured
layer.set_weights([torch_weight.T, np.zeros(2)])
print(layer.kernel.shape)

# %% set-weights-list tags=["raises-exception"]
layer.set_weights([[[1, 2], [3, 4], [5, 6]], [0, 0]])

# %% set-weights-list-cured
kernel = np.array([[1, 2], [3, 4], [5, 6]])
layer.set_weights([kernel, np.array([0, 0])])
layer.kernel.numpy()

# %% assign-shape tags=["raises-exception"]
layer.kernel.assign(np.ones((2, 3)))

# %% assign-shape-cured
layer.kernel.assign(np.ones((3, 2)))
print(layer.kernel.shape)

# %% answers
unbuilt_weights = keras.layers.Dense(2).get_weights()
weight_shapes = [w.shape for w in layer.get_weights()]
