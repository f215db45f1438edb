"""Where things are in the project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"


@dataclass(frozen=True)
class Project:
    """The folders of a project; tests make small projects of their own."""

    root: Path

    @property
    def snippets(self) -> Path:
        return self.root / "snippets"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def browser(self) -> Path:
        """What runs in a reader's browser; a project without it has no live code."""
        return self.root / "browser"

    @property
    def data(self) -> Path:
        """The data files that pages offer and snippets read."""
        return self.docs / "assets" / "data"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    @property
    def translation_lock(self) -> Path:
        return self.docs / "translations.lock.json"

    def snippet_file(self, snippet: str) -> Path:
        """The file of a snippet, named by its path below snippets/ without the ending."""
        return self.snippets / f"{snippet}.py"

    def recorded_file(self, snippet: str) -> Path:
        """The committed text output of a snippet, kept beside it."""
        return self.snippets / f"{snippet}.output.txt"

    def snippet_names(self) -> list[str]:
        """Every snippet below snippets/, sorted."""
        files = self.snippets.rglob("*.py")
        names = (file.relative_to(self.snippets).with_suffix("").as_posix() for file in files)
        return sorted(name for name in names if not name.endswith("__init__"))

    def shown(self, file: Path) -> str:
        """A file's path as messages show it: from the project's root where it lies below."""
        return (
            file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else str(file)
        )


PROJECT = Project(Path(__file__).resolve().parent.parent)


def snippet_of_page(page: str) -> str:
    """The snippet that belongs to a page: `params/use-bias.md` - `params/use_bias`."""
    return page.removesuffix(".md").replace("-", "_")
