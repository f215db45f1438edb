import numpy as np
import pytest


def numbers(line):
    return np.array(line.replace("[", " ").replace("]", " ").split(), float)


def test_the_layer_written_out_computes_what_dense_does(run):
    assert run.value("same") is True


def test_an_lstm_holds_four_kernels_side_by_side(run):
    assert run.value("lstm_shapes") == {
        "kernel": (3, 4 * 4),
        "recurrent_kernel": (4, 4 * 4),
        "bias": (4 * 4,),
    }


def test_attention_holds_four_kernels_with_an_axis_of_heads(run):
    shapes = run.value("attention_shapes")
    assert shapes.pop("attention_output") == (2, 4, 8)
    assert shapes == dict.fromkeys(("query", "key", "value"), (8, 2, 4))


def test_dropout_acts_in_training_alone(run):
    training, otherwise = map(numbers, run.cell("dropout").text.splitlines())
    assert set(training) == {0, 1 / (1 - 0.5)}
    assert set(otherwise) == {1}


def test_batch_normalization_gives_mean_0_and_deviation_1(run):
    far_off = 100 + 5 * np.array(run.value("x"))
    before, after = map(numbers, run.cell("batch-normalization").text.splitlines())
    assert before == pytest.approx([*far_off.mean(axis=0), *far_off.std(axis=0)], abs=0.06)
    assert after.tolist() == [0, 0, 0, 1, 1, 1]
