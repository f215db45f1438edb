"""What a page asks for and no run gives is found before anything is rendered."""

from __future__ import annotations

import pytest

from builder.check_pages import page_errors
from builder.errors import BuildError
from builder.page_context import PageContext
from tests.builder.samples import cell, last_value, page, picture

PAGE = page(
    cell("one", "1", last_value("1"), units=3, names=["relu"]),
    cell("plot", "plot()", picture()),
)
GOOD = """\
---
description: x
---
# Title

{{ units }} and `{{ one.units }}`

```snippet
one
```

```snippet alt="A line"
plot
```

```names
names
```

```text
anything
```
"""


def test_a_good_page_has_no_errors() -> None:
    assert page_errors(GOOD, PAGE) == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("# T\n\n```snippet\ngone\n```", 3, "snippets/page.py has no cell gone"),
        ("# T\n\n```snippet\nfile:one\n```", 3, "there is no snippet file file"),
        ("# T\n\n```snippet\n\n```", 3, "names no cell"),
        ('```snippet hl_lines="x"\none\n```', 1, 'hl_lines="x" is not known'),
        ("```snippet\nplot\n```", 1, "the cell shows a picture"),
        ("# T\n\ntext\n{{ unit }}", 4, "has no value: KeyError"),
        ("| a |\n|---|\n| {{ unit }} |", 3, "has no value: KeyError"),
        ("```names\nunits\n```", 1, "has no value: TypeError"),
        ("```diagram\nno-such-drawing\n```", 1, "there is no diagram"),
        ("```signature\nunits\n```", 1, "there is no snippet file params/index"),
    ],
)
def test_an_error_has_the_page_and_the_line(text: str, line: int, what: str) -> None:
    (error,) = page_errors(text, PAGE)
    assert (error.file, error.line) == ("docs/en/page.md", line)
    assert what in error.what
    assert error.remedy


def test_all_errors_of_a_page_are_found_at_once() -> None:
    text = "{{ gone }} {{ lost }}\n\n```snippet\nmissing\n```\n\n{{ units }}"
    assert [error.line for error in page_errors(text, PAGE)] == [1, 1, 3]


def test_the_error_of_a_run_is_given_where_its_cells_are_shown() -> None:
    failed = BuildError("the cell raised", "snippets/page.py", "mend it", "one", 3)
    context = PageContext("page.md", "en", {"page": failed}, "docs/en/page.md")
    assert page_errors("```snippet\none\n```", context) == [failed]
