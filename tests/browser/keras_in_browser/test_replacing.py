import sys
from types import ModuleType

import keras
import pytest


@pytest.fixture
def replacing(load):
    return load("keras_in_browser/replacing.py")


@pytest.fixture
def modules(monkeypatch):
    """Two modules of Keras, of which one imported a function from the other by another name."""
    first, second = ModuleType("keras.first"), ModuleType("keras.second")
    first.f = second.g = lambda: "old"
    second.h = lambda: "another"
    for module in (first, second):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return first, second


def new():
    return "new"


def test_a_function_is_replaced_under_all_its_names(replacing, modules):
    first, second = modules
    replacing.replace_function(first, "f", new)
    assert (first.f(), second.g(), second.h()) == ("new", "new", "another")


def test_a_function_that_is_gone_is_named(replacing, modules):
    with pytest.raises(replacing.KerasHasChangedError, match=r"keras\.first has no gone"):
        replacing.replace_function(modules[0], "gone", new)


def test_a_member_must_be_the_classs_own(replacing):
    class Base:
        def f(self):
            return "old"

    class Derived(Base):
        pass

    with pytest.raises(replacing.KerasHasChangedError, match="Derived has no f"):
        replacing.replace_member(Derived, "f", new)
    replacing.replace_member(Base, "f", lambda self: "new")
    assert Derived().f() == "new"


def test_an_entry_must_be_there(replacing):
    table = {"int64": "int32"}
    replacing.replace_entry(table, "TABLE", "int64", "int64")
    assert table == {"int64": "int64"}
    with pytest.raises(replacing.KerasHasChangedError, match="TABLE has no int128"):
        replacing.replace_entry(table, "TABLE", "int128", "int128")


def test_the_replacements_were_made_for_this_keras(replacing):
    """On another version, look through browser/keras_in_browser: is each still needed and right?"""
    assert keras.__version__ == replacing.MADE_FOR
