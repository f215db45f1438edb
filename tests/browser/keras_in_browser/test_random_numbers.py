import numpy as np


def test_initial_weights_are_tensorflows(same):
    same("initial_weights", tolerance=1e-6)


def test_those_from_uniform_numbers_bit_for_bit(results):
    uniform = [
        name
        for name in results["tensorflow"]
        if name.startswith("initial_weights: ") and "uniform" in name
    ]
    assert len(uniform) >= 12
    for name in uniform:
        here, there = results["browser"][name], results["tensorflow"][name]
        assert np.array_equal(here, there), name


def test_random_functions_give_tensorflows_numbers(same):
    same("random_functions", tolerance=1e-6)
