"""Stands in for `jax.lax`: nothing of it exists here, and each name says so when it is used."""

from __future__ import annotations

from typing import NoReturn


def __getattr__(name: str) -> NoReturn:
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(
        f"jax.lax.{name} is not available in the browser: convolution and pooling need it"
    )
