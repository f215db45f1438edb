import gzip

import numpy as np
import pytest

from builder.paths import PROJECT

CURES = ("fewer units", "kernel_regularizer", "kernel_constraint", "activity_regularizer")


@pytest.fixture(scope="module")
def table():
    lines = gzip.decompress((PROJECT.data / "digits.csv.gz").read_bytes()).decode().splitlines()
    return np.array([line.split(",") for line in lines], float)


@pytest.fixture(scope="module")
def confusion(run):
    text = run.cell("confusion").text.replace("[", " ").replace("]", " ")
    return np.array(text.split(), int).reshape(10, 10)


def test_the_file_holds_64_pixels_and_a_digit_a_line(run, table):
    assert table.shape == (run.value("samples"), 8 * 8 + 1)
    assert set(table[:, -1]) == set(range(10))
    assert (table[:, :-1].min(), table[:, :-1].max()) == (0, 16)


def test_it_is_small_enough_to_ship_and_named_with_its_licence():
    assert (PROJECT.data / "digits.csv.gz").stat().st_size < 60_000
    assert "CC BY 4.0" in (PROJECT.data / "digits.txt").read_text(encoding="utf-8")


def test_the_ten_pictures_are_those_of_the_ten_digits(table):
    assert table[10:20, -1].tolist() == list(range(10))


def test_the_parts_hold_every_sample_once(run, table):
    assert sum(run.value("sizes").values()) == len(table)
    assert run.value("all_samples") == run.value("sizes")["train"] + run.value("sizes")["more"]


def test_raw_pixels_start_far_above_a_guess_and_normalised_ones_near_it(run):
    before = run.value("before")
    assert before["ln 10"] == pytest.approx(np.log(10))
    assert before["0 to 1"] == pytest.approx(np.log(10), rel=0.2)
    assert before["0 to 16"] > 3 * np.log(10)


def test_each_model_beats_the_one_before(run):
    accuracies = (
        run.value("guessed"),
        run.value("one_layer_accuracy"),
        run.value("measured")["nothing"]["accuracy"],
    )
    assert list(accuracies) == sorted(accuracies)
    assert accuracies[0] < 0.2


def test_the_network_has_more_parameters_than_there_are_pixels_to_learn_from(run):
    measured, sizes = run.value("measured"), run.value("sizes")
    assert measured["nothing"]["parameters"] == 65 * 256 + 257 * 256 + 257 * 10
    assert measured["fewer units"]["parameters"] == 65 * 32 + 33 * 32 + 33 * 10
    assert measured["nothing"]["parameters"] > 64 * sizes["train"]


def test_it_overfits(run):
    assert run.value("on_training") < 0.001
    assert run.value("last") > 1.5 * run.value("lowest")
    assert 5 < run.value("lowest_epoch") < 20


@pytest.mark.parametrize("cure", CURES)
def test_each_cure_lowers_the_cross_entropy_on_the_validation_data(run, cure):
    measured = run.value("measured")
    assert measured[cure]["validation"] < 0.8 * measured["nothing"]["validation"]
    assert measured[cure]["training"] > measured["nothing"]["training"]


def test_more_samples_do_more_than_any_cure(run):
    assert run.value("with_more")["nothing"]["validation"] < run.value("lowest_cured") / 2


def test_the_penalty_for_few_samples_is_too_strong_for_many(run):
    after = run.value("with_more")
    assert after["kernel_regularizer"]["validation"] > after["nothing"]["validation"]
    assert run.value("best") == min(after, key=lambda name: after[name]["validation"])
    assert run.cell("more-samples").text.split("\n") == run.value("ranking")


def test_the_test_set_gives_the_accuracy_once(run, confusion):
    right = np.trace(confusion)
    assert confusion.sum() == run.value("sizes")["test"]
    assert run.value("accuracy") == pytest.approx(right / confusion.sum())
    assert run.value("errors") == confusion.sum() - right >= 10
    assert run.value("chance") < 0.011


def test_rows_of_the_confusion_matrix_are_the_true_digits(table, run, confusion):
    order = np.random.default_rng(0).permutation(len(table))
    start = run.value("sizes")["train"] + run.value("sizes")["validation"]
    true = table[order[start : start + run.value("sizes")["test"]], -1].astype(int)
    assert confusion.sum(axis=1).tolist() == np.bincount(true).tolist()


def test_the_loaded_model_gives_the_same_bits(run):
    assert run.cell("save").text == "True"


def test_rescaling_in_front_takes_raw_pixels(run):
    assert run.cell("whole").text == "True"


def test_int8_takes_about_a_quarter_and_answers_as_well(run):
    assert run.value("bytes_after") / run.value("bytes_before") == pytest.approx(0.25, abs=0.02)
    assert run.value("small_accuracy") == pytest.approx(run.value("accuracy"), abs=0.01)
