import re
from importlib.metadata import version

import numpy as np
import pytest

from builder.paths import PROJECT
from builder.recorded import RELATIVE, close, same


@pytest.mark.parametrize("package", ["keras", "tensorflow", "numpy", "tf-keras"])
def test_the_versions_shown_are_those_installed(run, package):
    assert run.value("versions")[package] == version(package)


def test_the_versions_are_not_printed_and_so_not_compared(run):
    assert run.cell("versions").text == ""


def test_the_backend_is_tensorflow(run):
    assert run.value("backend") == "tensorflow"


def test_numpy_alone_gives_what_keras_gives(run):
    inputs, kernel, bias = (np.array(run.value(name)) for name in ("inputs", "kernel", "bias"))
    expected = np.maximum(inputs @ kernel + bias, 0)
    assert np.array(run.value("by_keras")) == pytest.approx(expected, abs=1e-6)
    assert run.cell("by-numpy").text.endswith("True")


def test_whole_numbers_must_be_equal_and_text_the_same():
    assert not close("1000", "1001")
    assert not same("loss 0.5", "mean 0.5")


def test_decimals_may_differ_by_a_thousandth_or_by_1_in_the_last_place():
    assert RELATIVE == 0.001
    assert close("1.00000", "1.00099")
    assert not close("1.00000", "1.00102")
    assert close("0.01", "0.02")
    assert not close("0.01", "0.03")


def test_the_automatic_tests_run_on_linux_only():
    workflows = (PROJECT.root / ".github/workflows").glob("*.yml")
    machines = {
        machine
        for file in workflows
        for machine in re.findall(r"runs-on: (.+)", file.read_text(encoding="utf-8"))
    }
    assert machines == {"ubuntu-latest"}
