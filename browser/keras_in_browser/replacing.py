"""Replace parts of Keras by name; stop where Keras no longer has them."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

MADE_FOR = "3.15.1"
"""The version of Keras that every replacement in this package was written for."""


class KerasHasChangedError(RuntimeError):
    """Keras lacks what a replacement was to replace."""

    def __init__(self, owner: str, name: str) -> None:
        super().__init__(
            f"{owner} has no {name} of its own. This package was made for Keras {MADE_FOR}; "
            "see whether the replacement is still needed, and where it goes now."
        )


def replace_function(module: ModuleType, name: str, new: Any) -> None:
    """Put `new` in the place of `module.name`, and of that object in every module of Keras.

    Keras's modules import single functions from each other, so one function has many names; all of
    the loaded ones are found by the identity of the object. Raises KerasHasChangedError if the
    module has no such name.
    """
    old = vars(module).get(name)
    if old is None:
        raise KerasHasChangedError(module.__name__, name)
    for other in _modules_of_keras():
        for alias, value in list(vars(other).items()):
            if value is old:
                setattr(other, alias, new)


def replace_member(cls: type, name: str, new: Any) -> None:
    """Put `new` in the place of a method or property that `cls` itself defines.

    Raises KerasHasChangedError if it defines none of that name.
    """
    if name not in vars(cls):
        raise KerasHasChangedError(cls.__qualname__, name)
    setattr(cls, name, new)
    if isinstance(new, property):
        new.__set_name__(cls, name)  # messages about it say the name


def replace_entry(table: dict, name: str, key: Any, new: Any) -> None:
    """Put `new` under `key` into a table of Keras called `name`; the key must be there."""
    if key not in table:
        raise KerasHasChangedError(name, str(key))
    table[key] = new


def _modules_of_keras() -> list[ModuleType]:
    return [
        module
        for name, module in list(sys.modules.items())
        if name == "keras" or name.startswith("keras.")
    ]
