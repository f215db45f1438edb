# %% setup
import inspect

import keras
from keras.src import activations, constraints, initializers, regularizers


# %% defaults
def defaults(function):
    """Each parameter's default as text; empty where one is required."""
    found = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name == "self" or parameter.kind is parameter.VAR_KEYWORD:
            continue
        required = parameter.default is parameter.empty
        found[name] = "" if required else repr(parameter.default)
    return found


# %% dense-parameters
dense_parameters = defaults(keras.layers.Dense)
dense_parameters

# %% base-parameters
base_parameters = {
    name: default
    for name, default in defaults(keras.layers.Layer.__init__).items()
    if name not in dense_parameters
}
legacy = {"input_shape": "", "input_dim": ""}
base_parameters = base_parameters | legacy
base_parameters


# %% aliases
def accepted(module):
    """The strings that a module's `get` takes, tried one by one."""
    names = []
    for name in sorted(module.ALL_OBJECTS_DICT, key=str.swapcase):
        try:
            module.get(name)
        except (ImportError, KeyError):
            continue
        names.append(name)
    return names


activation_names = accepted(activations)
initializer_names = accepted(initializers)
regularizer_names = accepted(regularizers)
constraint_names = accepted(constraints)

# %% smallest
layer = keras.layers.Dense(
    3, activation="relu", kernel_initializer="he_normal"
)
layer.get_config()

# %% positional
layer = keras.layers.Dense(3, "relu", False)
print(layer.units, layer.activation.__name__, layer.use_bias)

# %% missing tags=["raises-exception"]
keras.layers.Dense()

# %% swapped tags=["raises-exception"]
keras.layers.Dense(3, 4)

# %% misspelt tags=["raises-exception"]
keras.layers.Dense(3, kernal_initializer="he_normal")

# %% late tags=["raises-exception"]
layer = keras.layers.Dense(3, lora_rank=-1)
print("created")
layer.build((None, 4))

# %% counts
parameter_count = len(dense_parameters)
alias_counts = {
    "activation": len(activation_names),
    "initializer": len(initializer_names),
    "regularizer": len(regularizer_names),
    "constraint": len(constraint_names),
}
keras_version = keras.__version__
print(parameter_count, alias_counts)
