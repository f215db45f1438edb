import ml_dtypes
import numpy as np
import pytest


@pytest.fixture(scope="module")
def ours(load):
    return load("stand_ins/ml_dtypes.py")


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_limits_of_numpys_types_are_the_same(ours, dtype):
    assert ours.finfo(dtype).max == ml_dtypes.finfo(dtype).max
    assert ours.iinfo("int8").min == ml_dtypes.iinfo("int8").min


def test_types_that_numpy_lacks_are_named(ours):
    for name in ours.MISSING:
        assert hasattr(ml_dtypes, name) and not hasattr(np, name)
        with pytest.raises(NotImplementedError, match=name):
            ours.finfo(name)
        with pytest.raises(NotImplementedError, match=name):
            getattr(ours, name)


def test_another_name_is_not_there(ours):
    assert not hasattr(ours, "float4_e2m1fn")
