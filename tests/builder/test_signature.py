"""The signature with the defaults that Keras reported."""

from __future__ import annotations

import pytest

from builder.errors import BuildError
from builder.signature import signature_source
from tests.builder.samples import cell, page_with

PAGE = page_with(
    **{
        "params/index": [
            cell(
                "one",
                "…",
                dense_parameters={"units": "", "activation": "None", "use_bias": "True"},
                base_parameters={"dtype": "None", "activation": "of the base"},
            )
        ]
    }
)


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (
            "",
            "keras.layers.Dense(\n"
            "    units,\n    activation=None,\n    use_bias=True,\n    **kwargs,\n)",
        ),
        ("units", "Dense(units, …)"),
        ("use_bias", "Dense(…, use_bias=True, …)"),
        ("activation\nuse_bias", "Dense(…, activation=None, use_bias=True, …)"),
        ("dtype", "Dense(…, dtype=None, …)"),
    ],
)
def test_all_parameters_or_those_asked_for(body: str, source: str) -> None:
    assert signature_source(body, PAGE) == source


def test_a_parameter_that_dense_does_not_have_is_told() -> None:
    with pytest.raises(BuildError) as caught:
        signature_source("unit", PAGE, line=5)
    error = caught.value
    assert (error.file, error.line, error.what) == (
        "docs/en/page.md",
        5,
        "Dense has no parameter unit",
    )
    assert error.remedy == "use one of: dtype, activation, units, use_bias"
