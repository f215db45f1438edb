import pytest

from builder.cannot_run import told
from builder.errors import BuildError

REASONS = {"large": {"zh": "太大。", "en": "it is too large."}}


def test_each_cell_gets_the_sentence_of_its_reason():
    assert told({"page:two": "large"}, REASONS, "zh") == {"page:two": "太大。"}


def test_a_reason_without_a_sentence_stops_the_build():
    with pytest.raises(BuildError, match=r"no sentence says why .*: slow"):
        told({"page:two": "slow"}, REASONS, "en")
