"""Remember which texts of the two languages were last reviewed together, section by section."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from builder.errors import BuildError
from builder.pages import Heading, page_names, read_page
from builder.paths import LANGUAGES

Hashes = dict[str, dict[str, dict[str, str]]]
"""Page - section (an id, "" for the part above the first) - language - hash of the text."""


@dataclass(frozen=True)
class StaleSection:
    """A section of which one language, or both, changed since the last review."""

    page: str
    section: str
    changed: tuple[str, ...]


def record_review(docs: Path, lock_file: Path) -> None:
    """State that all texts, as they are now, say the same in both languages."""
    text = json.dumps(section_hashes(docs), indent=1, sort_keys=True)
    lock_file.write_text(text + "\n", encoding="utf-8")


def stale_sections(docs: Path, lock_file: Path) -> list[StaleSection]:
    """The sections that are new, gone or changed since the last recorded review."""
    reviewed: Hashes = json.loads(lock_file.read_text("utf-8")) if lock_file.exists() else {}
    present = section_hashes(docs)
    stale = []
    for page in sorted(reviewed.keys() | present.keys()):
        before, now = reviewed.get(page, {}), present.get(page, {})
        for section in sorted(before.keys() | now.keys()):
            old, new = before.get(section, {}), now.get(section, {})
            changed = tuple(name for name in LANGUAGES if old.get(name) != new.get(name))
            if changed:
                stale.append(StaleSection(page, section, changed))
    return stale


def section_hashes(docs: Path) -> Hashes:
    found: Hashes = {}
    for language in LANGUAGES:
        for name in page_names(docs / language):
            for section, text in read_page(docs / language / name).sections.items():
                digest = hashlib.sha256(text.encode()).hexdigest()[:16]
                found.setdefault(name, {}).setdefault(section, {})[language] = digest
    return found


def review_problems(docs: Path, lock_file: Path) -> list[BuildError]:
    """Each stale section as a message that points at the changed text."""
    problems = []
    for stale in stale_sections(docs, lock_file):
        file = docs / stale.changed[0] / stale.page
        where = f"section #{stale.section}" if stale.section else "the part above the first id"
        problems.append(
            BuildError(
                what=f"{where} changed in {' and '.join(stale.changed)} since the last review",
                file=file.relative_to(docs.parent).as_posix(),
                line=section_line(file, stale.section),
                remedy="make the other language say the same, then record the review with "
                "`make reviewed` (python -m builder reviewed)",
            )
        )
    return problems


def section_line(file: Path, section: str) -> int | None:
    if not file.exists():
        return None
    headings: list[Heading] = read_page(file).headings if section else []
    return next((heading.line for heading in headings if heading.id == section), 1)
