"""Small projects to build in: a few snippets, or a whole site that has been built once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from builder.paths import PROJECT, Project

FIXTURE = Path(__file__).parent / "fixtures" / "small_project"
HOOKS = PROJECT.root / "builder" / "mkdocs_hooks.py"


def project_of(folder: Path, snippets: Mapping[str, str]) -> Project:
    """A project that has nothing but snippets."""
    project = Project(folder)
    project.snippets.mkdir(parents=True)
    shutil.copy(PROJECT.snippets / "__init__.py", project.snippets)
    for name, source in snippets.items():
        write(project.snippet_file(name), source)
    return project


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@dataclass
class SmallProject:
    """A project of two pages in two languages, with what `python -m mkdocs` makes of it."""

    root: Path

    @property
    def snippets(self) -> Path:
        return self.root / "snippets"

    def change(self, path: str, before: str, after: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert before in text
        write(file, text.replace(before, after))

    def mkdocs(self, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """Start a command of MkDocs; its messages come on standard error."""
        environment = {
            **os.environ,
            "HOOKS": str(HOOKS),
            "NO_MKDOCS_2_WARNING": "1",
            **options.pop("env", {}),
        }
        return subprocess.Popen(
            [sys.executable, "-m", "mkdocs", *arguments],
            cwd=self.root,
            env=environment,
            **{"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, **options},
            text=True,
            encoding="utf-8",
        )

    def build(self, *arguments: str, **options: Any) -> tuple[int, str]:
        """The exit status and the messages of a build."""
        process = self.mkdocs("build", *arguments, **options)
        _, messages = process.communicate()
        return process.returncode, messages

    def site(self) -> dict[str, bytes]:
        """Every file of the site."""
        site = self.root / "site"
        return {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in site.rglob("*")
            if file.is_file()
        }

    def leftovers(self) -> list[str]:
        """What builds should have cleared away."""
        return [path.name for path in self.root.iterdir() if path.name.startswith(".site.b")]


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """Built once, from an empty cache; do not change it."""
    root = tmp_path_factory.mktemp("small") / "project"
    shutil.copytree(FIXTURE, root)
    shutil.copy(PROJECT.snippets / "__init__.py", root / "snippets")
    project = SmallProject(root)
    status, messages = project.build()
    assert status == 0, messages
    return project


@pytest.fixture
def small_project(built_project: SmallProject, tmp_path: Path) -> SmallProject:
    """A copy with its site and its warm cache."""
    return SmallProject(shutil.copytree(built_project.root, tmp_path / "project"))
