"""Whole builds of a small project: what comes out, and what stays when something is wrong."""

from __future__ import annotations

import json
import re
import shutil
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bs4 import BeautifulSoup
from mkdocs.exceptions import PluginError

from builder.errors import BuildError
from builder.mkdocs_hooks import on_build_error
from tests.builder.conftest import SmallProject, write

SECONDS_TO_WAIT = 120


def page(project: SmallProject, path: str) -> BeautifulSoup:
    return BeautifulSoup(project.site()[path].decode(), "html.parser")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("index.html", "答案是 42，见例子。"),
        ("en/index.html", "The answer is 42, see the example."),
    ],
)
def test_a_page_shows_values_and_cells_in_its_language(
    built_project: SmallProject, path: str, sentence: str
) -> None:
    shown = page(built_project, path)
    assert sentence in [paragraph.get_text() for paragraph in shown.find_all("p")]
    assert shown.find(id="cell-answer").find(class_="output__text").get_text() == "42"


@pytest.mark.parametrize("path", ["examples/worked/index.html", "en/examples/worked/index.html"])
def test_a_worked_example_goes_through_mkdocs_jupyter(
    built_project: SmallProject, path: str
) -> None:
    shown = page(built_project, path)
    assert shown.find(id="cell-work").find(class_="output__text").get_text() == "worked"
    assert "jp-" not in str(shown)


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("name", ["index", "examples/worked"])
def test_each_page_offers_its_notebook_and_its_twin(
    built_project: SmallProject, folder: str, name: str
) -> None:
    site = built_project.site()
    assert json.loads(site[f"{folder}{name}.ipynb"])["nbformat"] == 4
    assert b"```python\n" in site[f"{folder}{name}.md"]
    html = site[f"{folder}{name.replace('index', '')}/index.html".replace("//", "/").lstrip("/")]
    links = BeautifulSoup(html.decode(), "html.parser").select("nav.page-formats a")
    last = name.rpartition("/")[2]
    assert [link["href"].rpartition("/")[2] for link in links] == [f"{last}.ipynb", f"{last}.md"]


def test_llms_txt_lists_every_twin_with_its_description(built_project: SmallProject) -> None:
    lines = built_project.site()["llms.txt"].decode().splitlines()
    assert lines[0] == "# 小项目"
    assert [line for line in lines if line.startswith("- ")] == [
        "- [首页](https://example.org/index.md): 一段示例代码和一个值。",
        "- [例子](https://example.org/examples/worked.md): 由 mkdocs-jupyter 渲染的页面。",
        "- [Home](https://example.org/en/index.md): One snippet and one value.",
        "- [Example](https://example.org/en/examples/worked.md): "
        "A page that mkdocs-jupyter renders.",
    ]


def test_each_language_searches_its_own_pages(built_project: SmallProject) -> None:
    site = built_project.site()
    for path, title in (("", "首页"), ("en/", "Home")):
        docs = json.loads(site[f"{path}search/search_index.json"])["docs"]
        assert [doc["title"] for doc in docs if doc["location"] == ""] == [title]


BROKEN_SNIPPETS = {
    "syntax": "# %% one\nDense(\n",
    "unannounced": "# %% one\nx = 1\n1 / 0\n",
    "did_not_come": '# %% one tags=["raises-exception"]\n1\n',
    "killed": "# %% one\nimport os\n\n# %% two\nos.kill(os.getpid(), 9)\n",
    "megabyte": "# %% one\nprint('x' * 10**6)\n",
    "new": "# %% one\nprint('never committed')\n",
    "index": "# %% question\nprint('6 * 7')\n\n# %% answer\nprint('43')\n",
}
BROKEN_PAGE = """
```snippet
unknown
```

```snippet
file/unknown:one
```
"""
ERRORS = [
    "snippets/syntax.py:2, cell one: syntax error: ",
    "snippets/unannounced.py:3, cell one: the cell raised an exception that nobody announced\n"
    "    1 / 0\n    ZeroDivisionError: division by zero\n",
    "snippets/did_not_come.py:2, cell one: the announced exception did not come\n",
    "snippets/killed.py:5, cell two: the process that ran the file died (exit code -9)\n",
    "snippets/megabyte.py:2, cell one: the cell printed more than 100,000 characters\n",
    "snippets/new.output.txt: the snippet's output is not committed\n",
    "snippets/index.output.txt:5, cell answer: the output differs from the committed one\n"
    "    committed: 42\n    now:       43\n",
    "docs/en/index.md:6: {{ answer }} has no value: KeyError: 'answer'\n",
    "docs/en/examples/worked.md:12, cell unknown: snippets/examples/worked.py has no cell unknown\n"
    "  What to do: use one of: work\n",
    "docs/en/examples/worked.md:16: there is no snippet file file/unknown\n"
    "  What to do: create snippets/file/unknown.py or mend the name\n",
]


@pytest.fixture(scope="module")
def broken(
    built_project: SmallProject, tmp_path_factory: pytest.TempPathFactory
) -> tuple[SmallProject, int, str]:
    """One build of a project in which everything is wrong that can be."""
    root = tmp_path_factory.mktemp("broken") / "project"
    project = SmallProject(shutil.copytree(built_project.root, root))
    for name, source in BROKEN_SNIPPETS.items():
        write(project.snippets / f"{name}.py", source)
    page = root / "docs" / "en" / "examples" / "worked.md"
    write(page, page.read_text() + BROKEN_PAGE)
    return project, *project.build()


@pytest.mark.parametrize("error", ERRORS)
def test_one_build_names_every_error_with_its_place_and_cause(
    broken: tuple[SmallProject, int, str], error: str
) -> None:
    assert f"\n{error}" in broken[2]


def test_each_error_comes_with_a_remedy_and_none_twice(
    broken: tuple[SmallProject, int, str],
) -> None:
    messages = broken[2]
    errors = re.findall(r"^(?:snippets|docs)/\S+(?:, cell \S+)?: .*", messages, re.MULTILINE)
    assert len(errors) == len(set(errors)) == messages.count("  What to do: ")


def test_a_build_with_errors_fails_without_a_traceback_and_leaves_the_last_good_site(
    broken: tuple[SmallProject, int, str], built_project: SmallProject
) -> None:
    project, status, messages = broken
    assert status != 0
    assert "Traceback" not in messages
    assert project.site() == built_project.site()
    assert project.leftovers() == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_strict_mode_a_warning_keeps_the_site_from_being_published(
    small_project: SmallProject, built_project: SmallProject, language: str
) -> None:
    """English is built inside the build of Chinese, and ends it at another place."""
    small_project.change(f"docs/{language}/index.md", "examples/worked.md", "examples/gone.md")
    status, messages = small_project.build("--strict")
    assert status != 0
    assert "WARNING" in messages
    assert "examples/gone.md" in messages
    assert small_project.site() == built_project.site()
    assert small_project.leftovers() == []


def test_without_strict_mode_a_warning_does_not(
    small_project: SmallProject, built_project: SmallProject
) -> None:
    small_project.change("docs/en/index.md", "examples/worked.md", "examples/gone.md")
    status, messages = small_project.build()
    assert status == 0, messages
    assert small_project.site() != built_project.site()


def test_a_warm_build_starts_no_worker_and_imports_tensorflow_nowhere(
    small_project: SmallProject, built_project: SmallProject, tmp_path: Path
) -> None:
    """A TensorFlow that leaves a trace stands in the way of whoever would import it."""
    trap = tmp_path / "trap"
    for package in ("tensorflow", "keras"):
        write(trap / f"{package}.py", f"open({str(trap / 'imported')!r}, 'w').close()\n")
    status, messages = small_project.build(env={"PYTHONPATH": str(trap)})
    assert status == 0, messages
    assert "ran snippets/" not in messages
    assert not (trap / "imported").exists()
    assert small_project.site().keys() == built_project.site().keys()


def test_a_broken_cache_entry_is_run_again_and_never_shown(
    small_project: SmallProject, built_project: SmallProject
) -> None:
    for entry in (small_project.root / ".cache" / "runs").iterdir():
        text = entry.read_text(encoding="utf-8")
        entry.write_text(text.replace('"42"', '"43"')[:-1], encoding="utf-8")
    status, messages = small_project.build()
    assert status == 0, messages
    assert "ran snippets/index.py (" in messages
    assert small_project.site()["index.md"] == built_project.site()["index.md"]


def test_two_builds_at_once_both_end_well_and_leave_one_whole_site(
    small_project: SmallProject, built_project: SmallProject
) -> None:
    for path in ("snippets/index.py", "snippets/index.output.txt"):
        small_project.change(path, "6 * 7", "7 * 6")
    shutil.rmtree(small_project.root / ".cache" / "notebooks")
    builds = [small_project.mkdocs("build") for _ in range(2)]
    messages = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], messages
    site = small_project.site()
    assert site.keys() == built_project.site().keys()
    for path in ("index.html", "en/index.html", "en/index.md", "index.ipynb"):
        assert b"7 * 6" in site[path]
    assert small_project.leftovers() == []


def test_on_a_full_disk_the_last_good_site_stays(
    small_project: SmallProject, built_project: SmallProject
) -> None:
    resource = pytest.importorskip("resource", reason="only Unix limits the size of files")

    def leave_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    small_project.change("docs/en/index.md", "The answer", "The new answer")
    status, messages = small_project.build(preexec_fn=leave_little_room)
    assert status != 0
    assert "the build could not read or write a file\n" in messages
    assert "File too large" in messages
    assert "What to do: free space on the disk" in messages
    assert "Traceback" not in messages
    assert small_project.site() == built_project.site()
    assert small_project.leftovers() == []


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (BuildError("gone", "x.py", "look", line=3), "\nx.py:3: gone\n  What to do: look"),
        (OSError(28, "No space left on device", "site/x"), "\nsite/x: the build could not read or"),
    ],
)
def test_an_error_in_the_middle_of_a_build_is_told_like_any_other(
    error: Exception, message: str
) -> None:
    with pytest.raises(PluginError, match=re.escape(message)):
        on_build_error(error)


class Server:
    """`mkdocs serve` of a project."""

    def __init__(self, address: str, messages: Path) -> None:
        self.address = address
        self.messages = messages

    def text(self, path: str) -> str:
        with urllib.request.urlopen(f"http://{self.address}{path}", timeout=10) as answer:
            return answer.read().decode()

    def wait_for(self, text: str, path: str = "/en/") -> str:
        """The page's HTML, once it holds the text."""
        deadline = time.monotonic() + SECONDS_TO_WAIT
        html = ""
        while time.monotonic() < deadline:
            with suppress(OSError):
                html = self.text(path)
                if text in html:
                    return html
            time.sleep(0.2)
        raise AssertionError(f"{text!r} never came\n{html}\n{self.messages.read_text()}")

    def files_run(self) -> list[str]:
        return re.findall(r"ran (\S+)", self.messages.read_text(encoding="utf-8"))


@contextmanager
def serving(project: SmallProject) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    messages = project.root / "messages.txt"
    # MkDocs serves from a temporary folder, and leaves it there when it is told to end.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, messages.open("w") as stream:
        arguments = ["serve", "--livereload", "--dev-addr", address]
        process = project.mkdocs(*arguments, stderr=stream, env={"TMPDIR": folder})
        try:
            yield Server(address, messages)
        finally:
            process.terminate()
            process.wait()


def test_mkdocs_serve_shows_errors_in_the_pages_and_lives_on(small_project: SmallProject) -> None:
    small_project.change("docs/en/index.md", "\nquestion\n", "\nunknown\n")
    with serving(small_project) as server:
        html = server.wait_for("build-error")
        assert "docs/en/index.md, cell unknown: snippets/index.py has no cell unknown" in html
        assert "The answer is 42" in html
        assert server.files_run() == [], "the cache is warm"

        small_project.change("docs/en/index.md", "\nunknown\n", "\nquestion\n")
        server.wait_for("cell-question")

        small_project.change("snippets/index.py", "answer = 6 * 7", "answer = 6 * seven")
        html = server.wait_for("⚠ snippets/index.py:6, cell answer: the cell raised")
        error = BeautifulSoup(html, "html.parser").find(class_="build-error")
        assert error.get_text() == (
            "snippets/index.py:6, cell answer: the cell raised an exception that nobody announced\n"
            "    answer = 6 * seven\n"
            "    NameError: name 'seven' is not defined\n"
            '  What to do: mend the code, or announce it: `# %% name tags=["raises-exception"]`'
        )

        small_project.change("snippets/index.py", "answer = 6 * seven", "answer = 6 * 8")
        assert "build-error" not in server.wait_for("The answer is 48")
        assert server.files_run() == ["snippets/index.py", "snippets/index.py"]

        small_project.change("snippets/examples/worked.py", "print(result)", "print(results)")
        html = server.wait_for("NameError", "/en/examples/worked/")
        assert "snippets/examples/worked.py:3, cell work" in html
        assert "The answer is 48" in server.text("/en/")
