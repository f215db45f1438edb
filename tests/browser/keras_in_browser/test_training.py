def test_a_training_ends_with_tensorflows_weights(same):
    same("training")


def test_in_half_precision_too(same):
    same("half_precision", tolerance=2e-3)
