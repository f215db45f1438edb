import sys

import pytest


def test_keras_prints_in_80_columns(results):
    assert results["browser"]["limits: columns"] == "80"


def test_what_keras_borrows_from_jax_says_that_it_is_missing(results):
    assert "fft" in results["browser"]["limits: fft"]
    assert "not available in the browser" in results["browser"]["limits: fft"]


def test_it_is_too_late_after_keras_is_imported(load, monkeypatch):
    monkeypatch.setitem(sys.modules, "keras", sys)
    with pytest.raises(RuntimeError, match="before Keras is imported"):
        load("keras_in_browser/environment.py").prepare()
