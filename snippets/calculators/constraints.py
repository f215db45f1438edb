# %% setup
import keras
import numpy as np
from keras.src.constraints import ALL_OBJECTS_DICT

# %% every-constraint
column = np.array([[3.0], [-2.0]])
constraint_settings = {}
column_after_each = []
for name, kind in sorted(ALL_OBJECTS_DICT.items()):
    is_alias = name.replace("_", "") != kind.__name__.lower()
    if is_alias or kind is keras.constraints.Constraint:
        continue
    constraint = keras.constraints.get(name)
    settings = constraint.get_config()
    settings.pop("axis", None)
    constraint_settings[name] = settings
    written = ", ".join(f"{key}={value}" for key, value in settings.items())
    after = np.array(constraint(column)).ravel().round(3)
    norm = np.linalg.norm(after).round(2)
    row = (name, written or None, after.tolist(), norm)
    column_after_each.append(row)
    print(*row, sep=" | ")
