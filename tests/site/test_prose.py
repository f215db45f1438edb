"""Chinese prose keeps to the glossary and to Chinese typography; English prose is English."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.glossary import Term, read_terms
from builder.paths import PROJECT
from tests.site.checks.prose import chinese_problems, english_problems
from tests.site.checks.report import assert_none, assert_only, change

TERMS = [
    Term("bias", "偏置", avoid=("偏差", "偏移")),
    Term("batch", "批次", avoid=("批量",), but=("批量归一化",)),
]


def test_the_sites_chinese() -> None:
    assert_none(chinese_problems(PROJECT.docs, read_terms()))


def test_the_sites_english() -> None:
    assert_none(english_problems(PROJECT.docs))


def test_good_prose_has_no_problem(two_pages: Path) -> None:
    assert_none(chinese_problems(two_pages, TERMS))
    assert_none(english_problems(two_pages))


@pytest.mark.parametrize(
    "text",
    [
        "形状是 `(2, 3)`，即 2 行 3 列。",
        "核为 $K$，偏置为 `b`。",
        "用 **100** 个样本，*不多*。",
        "共 {{ parameters | , }} 个参数（见[形状](shapes.md#rank-2)）。",
        "可训练参数占 50%，其余冻结。",
        "「轴」从 0 数起：最后一维是 -1。",
        "- 列表里的一项\n- 另一项",
        "1. 第一步\n2. 第二步",
        '<span class="wide">全宽</span>：见 <https://keras.io>。',
        "批量归一化之后不需要偏置。",
        "`密集层` 是旧名。",
        "[`units`](params/units.md)、[`activation`](params/activation.md)：两个参数。",
        "见[形状](shapes.md){ .md-button }，然后[展平](flatten.md){ .md-button }。",
        "核[^1]的列。",
        "下一行是英文\nDense。",
    ],
)
def test_right_chinese(two_pages: Path, text: str) -> None:
    change(two_pages / "zh/page.md", "# 全连接层\n", f"# 全连接层\n\n{text}\n")
    assert_none(chinese_problems(two_pages, TERMS))


@pytest.mark.parametrize(
    "text, what",
    [
        ("加上偏差。", "偏差 for “bias”"),
        ("| 批量 | 甲 |\n|---|---|\n| 乙 | 丙 |", "批量 for “batch”"),
        ("您的模型。", "addressed as 您"),
        ("用Dense 层。", "no space between"),
        ("用 Dense层。", "no space between"),
        ("有3 个单元。", "no space between"),
        ("写成`units` 即可。", "no space between"),
        ("写成 `units`即可。", "no space between"),
        ("写成 `units`**即可**。", "no space between"),
        ("权重$K$ 在左。", "no space between"),
        ("共 {{ n }}个。", "no space between"),
        ("权重为-1。", "no space between"),
        ("占 50%的参数。", "no space between"),
        ("用[`units`](params/units.md) 设定。", "no space between"),
        ("先构建,后调用。", "half-width punctuation"),
        ("先构建, 后调用。", "half-width punctuation"),
        ("这样就好.", "half-width punctuation"),
        ("如下:", "half-width punctuation"),
        ("`units`, 即单元数。", "half-width punctuation"),
        ("核(权重矩阵）。", "half-width punctuation"),
        ("先构建 ，后调用。", "a space beside"),
        ("先构建， `units` 在后。", "a space beside"),
        ('!!! note "说明:"', "half-width punctuation"),
        ("权重在左，\n偏置在右。", "a line break between"),
        ("权重在左偏\n置在右。", "a line break between"),
    ],
)
def test_wrong_chinese(two_pages: Path, text: str, what: str) -> None:
    change(two_pages / "zh/page.md", "# 全连接层\n", f"# 全连接层\n\n{text}\n")
    line = 7 if "line break" in what else 6
    assert_only(chinese_problems(two_pages, TERMS), what, "docs/zh/page.md", line)


@pytest.mark.parametrize(
    "old, new, line",
    [
        pytest.param("description: 全连接层的核", "description: 全连接层,核", 2, id="description"),
        pytest.param("## 核 {", "## 核,权重 {", 8, id="heading"),
        pytest.param("| 参数 |", "| 参数:值 |", 26, id="table-head"),
        pytest.param("`units` | 无", "`units` | 无,空", 28, id="table-cell"),
        pytest.param("1. 权重按**列**排。", "1. 权重,按列排。", 12, id="annotation"),
        pytest.param('show="code"', 'show="code" alt="线,点"', 10, id="alt"),
        pytest.param("desc: 输入乘以核", "desc: 输入,乘以核", 19, id="diagram"),
        pytest.param('"说明"', '"说明,其一"', 33, id="admonition-title"),
        pytest.param("可以去掉。", "可以去掉.", 34, id="admonition-text"),
    ],
)
def test_every_place_is_looked_at(two_pages: Path, old: str, new: str, line: int) -> None:
    change(two_pages / "zh/page.md", old, new)
    problems = chinese_problems(two_pages, TERMS)
    assert_only(problems, "half-width punctuation", "docs/zh/page.md", line)


def test_the_glossary_may_name_what_it_replaces(two_pages: Path) -> None:
    (two_pages / "zh/page.md").rename(two_pages / "zh/glossary.md")
    change(two_pages / "zh/glossary.md", "见[形状]", "不用偏差，见[形状]")
    assert_none(chinese_problems(two_pages, TERMS))


@pytest.mark.parametrize("text", ["The kernel (核).", "A comma，wide."])
def test_chinese_in_english(two_pages: Path, text: str) -> None:
    change(two_pages / "en/page.md", "# The Dense layer\n", f"# The Dense layer\n\n{text}\n")
    assert_only(english_problems(two_pages), "Chinese in English prose", "docs/en/page.md", 6)
