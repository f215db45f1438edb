"""Values from runs inside sentences."""

from __future__ import annotations

import markdown
import pytest

from builder import inline_values
from builder.errors import BuildError
from builder.inline_values import InlineValues, fill, read_list
from builder.page_context import PageContext, on_page
from tests.builder.samples import cell, page_with

PAGE = page_with(
    page=[
        cell("first", "…", n=3, loss=0.12345, shape=(None, 7), name="relu"),
        cell("last-one", "…", n=1234567, sizes={"int8": 26}, rows=[[1, 2], [3, 4]], no=None),
    ],
    **{"params/units": [cell("counts", "…", n=9, names=["relu", "elu"])]},
)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("no value", "no value"),
        ("{{ n }}", "1234567"),
        ("{{ first.n }}", "3"),
        ("{{ last-one.n | , }}", "1,234,567"),
        ("{{ loss | .3f }}", "0.123"),
        ("{{ loss|.1% }}", "12.3%"),
        ("`{{ shape }}`", "`(None, 7)`"),
        ("{{ shape[1] }}", "7"),
        ("{{ shape[-1] }}", "7"),
        ("{{ sizes['int8'] }} bytes", "26 bytes"),
        ("{{ rows[1][0] }}", "3"),
        ("{{ name }}", "relu"),
        ("{{ no }}", "None"),
        ("{{ params/units:n }}", "9"),
        ("{{ params/units:counts.n }}", "9"),
        ("{{ first.n }} + {{ shape[1] }}\n{{ name }}", "3 + 7\nrelu"),
        ("{{not a value}}", "{{not a value}}"),
    ],
)
def test_values_are_put_in(text: str, filled: str) -> None:
    assert fill(text, PAGE) == filled


def test_the_date_and_the_versions_of_the_build_are_values_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inline_values, "build_info", lambda: {"keras": "3.15.1"})
    assert fill("{{ build:keras }}", PAGE) == "3.15.1"


@pytest.mark.parametrize(
    ("expression", "what"),
    [
        ("unknown", "has no value: KeyError: 'unknown'"),
        ("first.sizes", "has no value: KeyError: 'sizes'"),
        ("shape[5]", "has no value: IndexError"),
        ("sizes['int4']", "has no value: KeyError: 'int4'"),
        ("n[0]", "has no value: TypeError"),
        ("shape[n]", "has no value: ValueError"),
        ("shape[1 +]", "has no value: SyntaxError"),
        ("name | .3f", "has no value: ValueError"),
        ("build:python_version", "has no value: KeyError"),
        ("n + 1", "cannot be read"),
        ("gone:n", "there is no snippet file gone"),
        ("gone.n", "snippets/page.py has no cell gone"),
    ],
)
def test_what_has_no_value_is_told_with_page_line_and_remedy(expression: str, what: str) -> None:
    with pytest.raises(BuildError) as caught:
        fill(f"first line\nsecond {{{{ {expression} }}}}\n", PAGE, first_line=10)
    error = caught.value
    assert what in error.what
    assert (error.file, error.line) == ("docs/en/page.md", 11)
    assert error.remedy


def test_the_error_of_a_snippet_that_failed_is_told_as_it_is() -> None:
    failed = BuildError("the cell raised", "snippets/page.py", "mend it", "one", 3)
    with pytest.raises(BuildError) as caught:
        fill("{{ n }}", PageContext("page.md", "en", {"page": failed}, "docs/en/page.md"))
    assert caught.value is failed


def test_a_list_of_names_is_read() -> None:
    assert read_list("params/units:names", PAGE) == ["relu", "elu"]


def test_a_list_that_is_none_is_told() -> None:
    with pytest.raises(BuildError, match=r"docs/en/page\.md:4: .* TypeError"):
        read_list("first.n", PAGE, line=4)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Of {{ first.n }}.", "<p>Of 3.</p>"),
        ("`{{ first.n }}`", "<p><code>3</code></p>"),
        ("```\n{{ first.n }}\n```", "<pre><code>{{ first.n }}\n</code></pre>"),
    ],
)
def test_markdown_shows_values_in_prose_and_inline_code_but_leaves_fences(
    text: str, html: str
) -> None:
    with on_page(PAGE):
        assert markdown.markdown(text, extensions=["fenced_code", InlineValues()]) == html


def test_markdown_shows_an_error_in_the_place_of_a_value_for_mkdocs_serve_goes_on() -> None:
    with on_page(PAGE):
        assert markdown.markdown("{{ first.n }} and {{ gone:n }}", extensions=[InlineValues()]) == (
            "<p>3 and ⚠ docs/en/page.md: there is no snippet file gone</p>"
        )
