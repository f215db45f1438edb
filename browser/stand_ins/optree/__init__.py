"""Stands in for optree: the functions that `keras.src.tree.optree_impl` calls, in plain Python.

A tree is a nest of tuples, named tuples, lists, dicts, deques and registered classes; all else is
a leaf. Children of a dict come in the order of its sorted keys, as in optree.
"""

from __future__ import annotations

import functools
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, NamedTuple

from optree import utils as utils

Tree = Any
Path = tuple[Hashable, ...]
IsLeaf = Callable[[Tree], bool] | None


class Children(NamedTuple):
    """One node of a tree: its children, their keys, and how to make it again from others."""

    values: list[Tree]
    keys: tuple[Hashable, ...]
    rebuild: Callable[[list[Tree]], Tree]


class Registered(NamedTuple):
    flatten: Callable[[Any], tuple]
    unflatten: Callable[[Any, tuple], Any]


_registered: dict[tuple[str, type], Registered] = {}


def register_pytree_node(
    cls: type,
    flatten_func: Callable[[Any], tuple],
    unflatten_func: Callable[[Any, tuple], Any],
    *,
    namespace: str,
) -> type:
    """Make instances of `cls` nodes. Raises ValueError if they are nodes already."""
    if (namespace, cls) in _registered:
        raise ValueError(f"{cls} is already registered in namespace {namespace!r}.")
    _registered[namespace, cls] = Registered(flatten_func, unflatten_func)
    _taker.cache_clear()
    return cls


def register_pytree_node_class(cls: type, *, namespace: str) -> type:
    """The same for a class with the methods `tree_flatten` and `tree_unflatten`."""
    return register_pytree_node(cls, cls.tree_flatten, cls.tree_unflatten, namespace=namespace)


def _tuple(tree: tuple) -> Children:
    return Children(list(tree), tuple(range(len(tree))), tuple)


def _list(tree: list) -> Children:
    return Children(list(tree), tuple(range(len(tree))), list)


def _deque(tree: deque) -> Children:
    return Children(list(tree), tuple(range(len(tree))), lambda new: deque(new, tree.maxlen))


def _dict(tree: dict) -> Children:
    keys = _sorted(tree)

    def rebuild(new: list[Tree]) -> dict:
        by_key = dict(zip(keys, new, strict=True))
        return {key: by_key[key] for key in tree}

    return Children([tree[key] for key in keys], tuple(keys), rebuild)


def _default_dict(tree: defaultdict) -> Children:
    values, keys, rebuild = _dict(tree)
    return Children(values, keys, lambda new: defaultdict(tree.default_factory, rebuild(new)))


def _ordered_dict(tree: OrderedDict) -> Children:
    keys = tuple(tree)
    return Children(list(tree.values()), keys, lambda new: OrderedDict(zip(keys, new, strict=True)))


def _named_tuple(tree: Any) -> Children:
    return Children(list(tree), tuple(range(len(tree))), lambda new: type(tree)(*new))


def _of_registered(functions: Registered, tree: Any) -> Children:
    values, metadata, *rest = functions.flatten(tree)
    values = list(values)
    keys = tuple(rest[0]) if rest else tuple(range(len(values)))
    return Children(values, keys, lambda new: functions.unflatten(metadata, tuple(new)))


def _sorted(keys: Iterable[Hashable]) -> list[Hashable]:
    try:
        return sorted(keys)
    except TypeError:  # keys of several types
        return sorted(
            keys, key=lambda key: (f"{type(key).__module__}.{type(key).__qualname__}", key)
        )


_NO_CHILDREN = Children([], (), lambda new: None)
_BUILT_IN: dict[type, Callable[[Any], Children]] = {
    tuple: _tuple,
    list: _list,
    dict: _dict,
    deque: _deque,
    defaultdict: _default_dict,
    OrderedDict: _ordered_dict,
}


@functools.cache
def _taker(kind: type, namespace: str) -> Callable[[Any], Children] | None:
    """What takes an object of this class apart; None for a leaf.

    Subclasses of the built-in containers are leaves, but for named tuples.
    """
    if kind in _BUILT_IN:
        return _BUILT_IN[kind]
    if (namespace, kind) in _registered:
        return functools.partial(_of_registered, _registered[namespace, kind])
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _named_tuple
    return None


def _children(tree: Tree, none_is_leaf: bool, is_leaf: IsLeaf, namespace: str) -> Children | None:
    """The parts of a node, or None for a leaf."""
    if is_leaf is not None and is_leaf(tree):
        return None
    if tree is None:
        return None if none_is_leaf else _NO_CHILDREN
    taker = _taker(type(tree), namespace)
    return None if taker is None else taker(tree)


class PyTreeSpec:
    """The form of a tree without its leaves."""

    def __init__(self, node: Children | None, specs: list[PyTreeSpec]) -> None:
        self._node = node
        self._specs = specs
        self.num_leaves: int = 1 if node is None else sum(spec.num_leaves for spec in specs)
        self.num_nodes: int = 1 + sum(spec.num_nodes for spec in specs)

    def filled(self, leaves: Iterator[Tree]) -> Tree:
        """A tree of this form with the next of `leaves`."""
        if self._node is None:
            return next(leaves)
        return self._node.rebuild([spec.filled(leaves) for spec in self._specs])


def tree_is_leaf(
    tree: Tree, is_leaf: IsLeaf = None, *, none_is_leaf: bool = False, namespace: str = ""
) -> bool:
    if is_leaf is not None and is_leaf(tree):
        return True
    if tree is None:
        return none_is_leaf
    return _taker(type(tree), namespace) is None


def tree_flatten_with_path(
    tree: Tree, is_leaf: IsLeaf = None, *, none_is_leaf: bool = False, namespace: str = ""
) -> tuple[list[Path], list[Tree], PyTreeSpec]:
    """Paths, leaves and form of a tree, depth first."""
    paths: list[Path] = []
    leaves: list[Tree] = []

    def visit(subtree: Tree, path: Path) -> PyTreeSpec:
        node = _children(subtree, none_is_leaf, is_leaf, namespace)
        if node is None:
            paths.append(path)
            leaves.append(subtree)
            return PyTreeSpec(None, [])
        pairs = zip(node.values, node.keys, strict=True)
        return PyTreeSpec(node, [visit(child, (*path, key)) for child, key in pairs])

    form = visit(tree, ())
    return paths, leaves, form


def tree_flatten(
    tree: Tree, is_leaf: IsLeaf = None, *, none_is_leaf: bool = False, namespace: str = ""
) -> tuple[list[Tree], PyTreeSpec]:
    if tree_is_leaf(  # the most frequent case
        tree, is_leaf, none_is_leaf=none_is_leaf, namespace=namespace
    ):
        return [tree], PyTreeSpec(None, [])
    _, leaves, form = tree_flatten_with_path(
        tree, is_leaf, none_is_leaf=none_is_leaf, namespace=namespace
    )
    return leaves, form


def tree_paths(
    tree: Tree, is_leaf: IsLeaf = None, *, none_is_leaf: bool = False, namespace: str = ""
) -> list[Path]:
    return tree_flatten_with_path(tree, is_leaf, none_is_leaf=none_is_leaf, namespace=namespace)[0]


def tree_unflatten(treespec: PyTreeSpec, leaves: Iterable[Tree]) -> Tree:
    """A tree of the given form. Raises ValueError if there are not as many leaves as it has."""
    leaves = list(leaves)
    if len(leaves) != treespec.num_leaves:
        raise ValueError(
            f"The tree has {treespec.num_leaves} leaves, but {len(leaves)} were given."
        )
    return treespec.filled(iter(leaves))


def tree_map(
    func: Callable[..., Any],
    tree: Tree,
    *rests: Tree,
    is_leaf: IsLeaf = None,
    none_is_leaf: bool = False,
    namespace: str = "",
) -> Tree:
    """Call `func` with each leaf of `tree` and what stands in its place in each of `rests`.

    Raises ValueError where one of `rests` has another form than `tree` down to its leaves.
    """
    node = _children(tree, none_is_leaf, is_leaf, namespace)
    if node is None:
        return func(tree, *rests)
    others = []
    for rest in rests:
        other = _children(rest, none_is_leaf, None, namespace)
        if other is None or type(rest) is not type(tree) or other.keys != node.keys:
            raise ValueError(f"Expected the same nested structure as {tree!r}, got {rest!r}.")
        others.append(other.values)
    return node.rebuild(
        [
            tree_map(
                func,
                *children,
                is_leaf=is_leaf,
                none_is_leaf=none_is_leaf,
                namespace=namespace,
            )
            for children in zip(node.values, *others, strict=True)
        ]
    )
