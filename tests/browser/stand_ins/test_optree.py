from collections import OrderedDict, defaultdict, deque, namedtuple

import optree
import pytest

Point = namedtuple("Point", "x y")


class Own:
    """A class of which Keras makes nodes."""

    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return isinstance(other, Own) and self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def tree_flatten(self):
        return self.parts, None

    @classmethod
    def tree_unflatten(cls, metadata, children):
        return cls(*children)


TREES = [
    1,
    None,
    "leaf",
    [],
    {},
    (1, [2, None, (3,)]),
    {"b": 1, "a": {"d": 2, "c": [3]}},
    {2: "two", "a": "letter", 1: "one"},
    OrderedDict([("b", 1), ("a", 2)]),
    defaultdict(list, b=[1], a=[2, 3]),
    deque([1, 2], maxlen=3),
    Point(1, {"z": Point(2, 3)}),
    Own(1, [Own(2)]),
    [Own(), {"a": None}],
]


@pytest.fixture(scope="module")
def ours(load):
    stand_in = load("stand_ins/optree/__init__.py")
    for module in (stand_in, optree):
        module.register_pytree_node_class(Own, namespace="keras")
    return stand_in


@pytest.mark.parametrize("tree", TREES, ids=repr)
@pytest.mark.parametrize("none_is_leaf", [True, False])
def test_a_tree_is_taken_apart_and_put_together_as_by_optree(ours, tree, none_is_leaf):
    settings = {"none_is_leaf": none_is_leaf, "namespace": "keras"}
    paths, leaves, form = ours.tree_flatten_with_path(tree, **settings)
    real_paths, real_leaves, real_form = optree.tree_flatten_with_path(tree, **settings)
    assert (paths, leaves) == (real_paths, real_leaves)
    assert (form.num_leaves, form.num_nodes) == (real_form.num_leaves, real_form.num_nodes)
    assert ours.tree_flatten(tree, **settings)[0] == real_leaves
    assert ours.tree_paths(tree, **settings) == real_paths
    assert ours.tree_is_leaf(tree, **settings) == optree.tree_is_leaf(tree, **settings)
    again = ours.tree_unflatten(form, leaves)
    assert again == tree and type(again) is type(tree)
    assert repr(again) == repr(optree.tree_unflatten(real_form, leaves)) or "Own" in repr(again)


@pytest.mark.parametrize("tree", TREES, ids=repr)
def test_a_function_is_mapped_as_by_optree(ours, tree):
    settings = {"none_is_leaf": True, "namespace": "keras"}
    here = ours.tree_map(lambda *leaves: leaves, tree, tree, **settings)
    assert here == optree.tree_map(lambda *leaves: leaves, tree, tree, **settings)


@pytest.mark.parametrize("other", [[1], (1, 2), [1, 2, 3], {"a": 1}])
def test_another_form_is_refused_as_by_optree(ours, other):
    for module in (ours, optree):
        with pytest.raises(ValueError):
            module.tree_map(lambda *leaves: leaves, [1, 2], other)


def test_what_is_a_leaf_can_be_told(ours):
    tree = [(2, 3), (None, 4)]
    for module in (ours, optree):
        leaves, _ = module.tree_flatten(tree, lambda x: isinstance(x, tuple))
        assert leaves == tree


def test_a_class_is_a_node_in_its_namespace_only(ours):
    for module in (ours, optree):
        assert module.tree_is_leaf(Own(1))
        with pytest.raises(ValueError):
            module.register_pytree_node_class(Own, namespace="keras")


def test_the_number_of_leaves_must_fit(ours):
    for module in (ours, optree):
        _, form = module.tree_flatten([1, 2])
        for leaves in ([1], [1, 2, 3]):
            with pytest.raises(ValueError):
                module.tree_unflatten(form, leaves)
