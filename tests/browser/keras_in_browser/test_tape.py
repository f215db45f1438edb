def test_a_tape_gives_tensorflows_gradients(same):
    same("tape")
