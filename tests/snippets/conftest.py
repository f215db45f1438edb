"""Each test file finds the run of the snippet on its mirrored path in the fixture `run`."""

from pathlib import Path

import pytest

from builder.paths import PROJECT
from builder.results import FileResult
from builder.runs import results

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def run(request: pytest.FixtureRequest) -> FileResult:
    """The outputs and values of `snippets/x/y.py` for `tests/snippets/x/test_y.py`."""
    test_file = request.path.relative_to(HERE)
    name = test_file.with_name(test_file.stem.removeprefix("test_")).as_posix()
    return results([name], PROJECT)[name]
