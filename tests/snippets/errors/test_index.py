from builder.pages import read_page
from builder.paths import PROJECT


def test_the_sentence_is_the_middle_of_the_message(run):
    sentence = run.cell("the-sentence").text
    assert sentence.startswith("Input 0")
    assert run.cell("long-message").error.split("\n\n")[1] == sentence


def test_it_names_what_is_wanted_and_what_is_given(run):
    assert f"to have value {run.value('wanted')}," in run.value("sentence")
    assert f"shape (4, {run.value('given')})" in run.value("sentence")


def test_a_warning_stops_nothing(run):
    assert run.cell("answers").warnings
    assert run.value("with_warning") == (None, 2)


def test_the_table_links_every_page_of_the_catalogue():
    folder = PROJECT.docs / "en/errors"
    others = {file.name for file in folder.glob("*.md")} - {"index.md"}
    linked = {link.name for link in read_page(folder / "index.md").links}
    assert others <= linked
