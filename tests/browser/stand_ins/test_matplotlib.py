"""The small matplotlib: what a script draws is there, where it belongs, in the page's colours."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from builder.plot_style import LINE_COLOURS
from tests.browser.sessions import Message, answers, error, outputs, run, unpack

IMPORTS = "import numpy as np\nfrom matplotlib import pyplot as plt\n"
SVG = "{http://www.w3.org/2000/svg}"

DRAWN = {
    "curves": "plt.plot([0, 1, 2], [0, 5, 10], 'C0', label='a')\n"
    "plt.plot([0, 1, 2], [10, 5, 0], 'C1--', label='b')\n"
    "plt.xlabel('step')\nplt.ylabel('loss')\nplt.grid(alpha=0.3)\nplt.legend();",
    "logarithmic": "plt.plot([1, 0.1, 0.0, 0.001])\nplt.yscale('log');",
    "gap": "plt.plot([1, 2, np.nan, 4, 5]);",
    "dense": "plt.plot(np.linspace(0, 1, 100_000));",
    "markers": "plt.plot([1, 2, 3], 'o');",
    "bars": "plt.bar(['x', 'y'], [1, 2]);",
    "ticks": "plt.plot([1, 2, 3, 4])\nplt.xticks([0, 3]);",
    "outline": "counts = plt.hist(np.arange(10), 5, histtype='step', color='C2')",
    "grid": "_, axes = plt.subplots(2, 2)\nfor axis in axes.flat:\n    axis.plot([1, 2])",
    "two": "_, (left, right) = plt.subplots(1, 2)\nleft.plot([1, 2])\nright.set_title('a < b');",
    "two figures": "plt.plot([1])\nplt.figure()\nplt.plot([2]);",
    "same number": "plt.plot([3, 3]);",
    "columns": "plt.plot(np.ones((4, 3)));",
    "image": "plt.imshow([[0, 1, 2], [4, 3, 0]], cmap='gray_r', interpolation='none')\n"
    "plt.title(0)\nplt.xlabel('column');",
    "image in gray": "plt.imshow([[0, 1, 2], [4, 3, 0]], cmap='gray', vmin=1, vmax=3);",
    "image of one number": "plt.imshow([[5, 5]], cmap='gray_r');",
    "no ticks": "plt.imshow(np.ones((8, 8)))\nplt.gca().set_xticks([])\nplt.yticks([]);",
    "no axis": "plt.plot([1, 2])\nplt.xlabel('step')\nplt.title('kept')\nplt.axis('off');",
    "axis again": "plt.plot([1, 2])\nplt.axis('off')\nplt.axis('on');",
    "images": "_, axes = plt.subplots(2, 3)\nfor number, axis in enumerate(axes.flat):\n"
    "    axis.imshow(np.eye(4) + number, cmap='gray_r')\n    axis.set_title(number)\n"
    "    axis.axis('off')",
}
REFUSED = {
    "unknown function": "plt.pie([1])",
    "unknown format": "plt.plot([1], 'C0?')",
    "lengths": "plt.plot([1, 2], [1])",
    "colours of an image": "plt.imshow([[1]], cmap='viridis')",
    "colour image": "plt.imshow(np.ones((2, 2, 3)))",
    "axis": "plt.axis('equal')",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Message]]:
    folder = unpack(tmp_path_factory.mktemp("packages"))
    scripts = {**DRAWN, **REFUSED}
    runs = [run(IMPORTS, script) for script in scripts.values()]
    return dict(zip(scripts, answers(folder, runs), strict=True))


def pictures(messages: list[Message]) -> list[ElementTree.Element]:
    assert error(messages) is None
    drawn = [o["data"]["image/svg+xml"] for o in outputs(messages) if "data" in o]
    return [ElementTree.fromstring(svg) for svg in drawn]


def picture(messages: list[Message]) -> ElementTree.Element:
    (drawn,) = pictures(messages)
    return drawn


def texts(svg: ElementTree.Element) -> list[str]:
    return [text.text for text in svg.iter(f"{SVG}text")]


def curves(svg: ElementTree.Element) -> list[ElementTree.Element]:
    """The drawn lines; axes, ticks and grid have the colour of the text."""
    return [path for path in svg.iter(f"{SVG}path") if path.get("stroke") != "currentColor"]


def points(path: ElementTree.Element) -> list[tuple[float, float]]:
    pairs = path.get("d").removeprefix("M").split("L")
    return [tuple(map(float, pair.split())) for pair in pairs]


def test_a_curve_goes_through_its_points(said: dict[str, list[Message]]) -> None:
    rising, falling = curves(picture(said["curves"]))[:2]
    (x0, y0), (x1, y1), (x2, y2) = points(rising)
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.2) and x0 < x1
    assert y0 - y1 == pytest.approx(y1 - y2, abs=0.2) and y0 > y1  # upwards in an SVG
    assert points(falling)[1] == points(rising)[1]


def test_a_grid_of_axes_is_an_array(said: dict[str, list[Message]]) -> None:
    assert len(curves(picture(said["grid"]))) == 4


def test_curves_have_the_colours_of_the_builds_plots(said: dict[str, list[Message]]) -> None:
    drawn = curves(picture(said["curves"]))
    assert [path.get("stroke") for path in drawn[:2]] == LINE_COLOURS[:2]
    assert [path.get("stroke-dasharray") is not None for path in drawn[:2]] == [False, True]


def test_what_is_no_curve_follows_the_pages_colour(said: dict[str, list[Message]]) -> None:
    svg = picture(said["curves"])
    assert svg.get("fill") == "currentColor"
    assert all(text.get("fill") is None for text in svg.iter(f"{SVG}text"))


def test_labels_and_legend_are_texts(said: dict[str, list[Message]]) -> None:
    svg = picture(said["curves"])
    assert {"step", "loss", "a", "b"} <= set(texts(svg))
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "loss / step: a, b"


def test_ticks_are_round_numbers_in_order(said: dict[str, list[Message]]) -> None:
    assert [t for t in texts(picture(said["curves"])) if t.replace(".", "").isdigit()] == [
        *("0.00", "0.25", "0.50", "0.75", "1.00", "1.25", "1.50", "1.75", "2.00"),
        *("0", "2", "4", "6", "8", "10"),
    ]
    assert texts(picture(said["ticks"]))[:2] == ["0", "3"]


def test_a_logarithmic_axis_has_equal_steps_and_no_zero(said: dict[str, list[Message]]) -> None:
    svg = picture(said["logarithmic"])
    assert {"1", "0.1", "0.01", "0.001"} <= set(texts(svg))
    first, *rest = curves(svg)
    assert len(points(first)) == 2
    assert [len(points(path)) for path in rest] == [1]
    (_, one), (_, tenth) = points(first)
    assert points(rest[0])[0][1] - tenth == pytest.approx(2 * (tenth - one), abs=0.2)


def test_a_missing_number_leaves_a_gap(said: dict[str, list[Message]]) -> None:
    assert [len(points(path)) for path in curves(picture(said["gap"]))] == [2, 2]


def test_more_points_than_one_can_see_are_not_drawn(said: dict[str, list[Message]]) -> None:
    (curve,) = curves(picture(said["dense"]))
    assert 100 < len(points(curve)) < 2000


def test_markers_stand_alone(said: dict[str, list[Message]]) -> None:
    svg = picture(said["markers"])
    assert curves(svg) == []
    assert len(list(svg.iter(f"{SVG}circle"))) == 3


def test_bars_stand_on_zero_under_their_names(said: dict[str, list[Message]]) -> None:
    svg = picture(said["bars"])
    low, high = svg.iter(f"{SVG}rect")
    assert float(high.get("height")) == pytest.approx(2 * float(low.get("height")), abs=0.2)
    bottoms = [float(bar.get("y")) + float(bar.get("height")) for bar in (low, high)]
    assert bottoms[0] == pytest.approx(bottoms[1], abs=0.2)
    assert {"x", "y"} <= set(texts(svg))


def test_an_outline_of_counts_starts_and_ends_on_the_ground(
    said: dict[str, list[Message]],
) -> None:
    (curve,) = curves(picture(said["outline"]))
    heights = [y for _, y in points(curve)]
    assert heights[0] == heights[-1] == max(heights)
    assert curve.get("stroke") == LINE_COLOURS[2]


def test_axes_stand_side_by_side(said: dict[str, list[Message]]) -> None:
    svg = picture(said["two"])
    width = float(svg.get("viewBox").split()[2])
    (curve,) = curves(svg)
    assert all(x < width / 2 for x, _ in points(curve))
    assert "a < b" in texts(svg)


def test_every_open_figure_is_shown_once(said: dict[str, list[Message]]) -> None:
    assert len(pictures(said["two figures"])) == 2
    assert len(pictures(said["same number"])) == 1


def test_each_column_is_a_curve(said: dict[str, list[Message]]) -> None:
    assert len(curves(picture(said["columns"]))) == 3


def squares(svg: ElementTree.Element) -> list[dict[str, float]]:
    """The squares of an image; none has a colour of its own."""
    found = list(svg.iter(f"{SVG}rect"))
    assert all("fill" not in rect.attrib for rect in found)
    return [{name: float(value) for name, value in rect.items()} for rect in found]


def test_an_image_has_the_ink_of_its_numbers(said: dict[str, list[Message]]) -> None:
    drawn = squares(picture(said["image"]))
    assert [rect["opacity"] for rect in drawn] == [0.25, 0.5, 1, 0.75]
    assert [rect["opacity"] for rect in squares(picture(said["image in gray"]))] == [1, 1, 0.5, 1]
    assert squares(picture(said["image of one number"])) == []


def test_an_image_is_read_from_its_upper_left_corner(said: dict[str, list[Message]]) -> None:
    second, third, below_first, below_second = squares(picture(said["image"]))
    side = second["width"]
    for rect in (second, third, below_first, below_second):
        assert rect["width"] == pytest.approx(side, abs=0.2)
        assert rect["height"] == pytest.approx(side, abs=0.2)
    assert third["x"] - second["x"] == pytest.approx(side, abs=0.2)
    assert second["x"] - below_first["x"] == pytest.approx(side, abs=0.2)
    assert below_first["y"] - second["y"] == pytest.approx(side, abs=0.2)
    assert (below_second["x"], third["y"]) == (second["x"], second["y"])


def test_no_seam_shows_between_two_squares(said: dict[str, list[Message]]) -> None:
    drawn = squares(picture(said["no ticks"]))
    assert len(drawn) == 8 * 8
    for start, size in (("x", "width"), ("y", "height")):
        starts = sorted({rect[start] for rect in drawn})
        ends = sorted({round(rect[start] + rect[size], 6) for rect in drawn})
        assert len(starts) == 8
        assert ends[:-1] == starts[1:]


def test_an_image_counts_its_columns_and_rows(said: dict[str, list[Message]]) -> None:
    shown = texts(picture(said["image"]))
    assert {"0.0", "1.0", "2.0", "column"} <= set(shown)
    assert shown[-2:] == ["0", "column"]  # the title is a text even if it is a number
    assert texts(picture(said["no ticks"])) == []


def test_an_axis_can_be_left_out(said: dict[str, list[Message]]) -> None:
    svg = picture(said["no axis"])
    assert texts(svg) == ["kept"]
    assert list(svg.iter(f"{SVG}path")) == curves(svg)
    assert len(curves(svg)) == 1
    assert "1.0" in texts(picture(said["axis again"]))


def test_images_stand_in_rows_under_their_titles(said: dict[str, list[Message]]) -> None:
    svg = picture(said["images"])
    assert texts(svg) == list("012345")
    assert svg.get("aria-label") == "0; 1; 2; 3; 4; 5"
    drawn = squares(svg)
    width, height = map(float, svg.get("viewBox").split()[2:])
    assert len(drawn) == 6 * 4
    for number in range(6):
        row, column = divmod(number, 3)
        for rect in drawn[4 * number : 4 * number + 4]:
            assert column / 3 <= rect["x"] / width <= (column + 1) / 3
            assert row / 2 <= rect["y"] / height <= (row + 1) / 2


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("unknown function", "it has no pyplot.pie"),
        ("unknown format", "does not know the format 'C0?'"),
        ("lengths", "x and y differ in length: 2 and 1"),
        ("colours of an image", "only the colour maps gray and gray_r, not 'viridis'"),
        ("colour image", "an image of two axes, not of 3"),
        ("axis", """knows axis("on") and axis("off"), not 'equal'"""),
    ],
)
def test_what_it_cannot_draw_it_says(
    said: dict[str, list[Message]], name: str, message: str
) -> None:
    assert message in error(said[name])["evalue"]
