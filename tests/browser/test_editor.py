"""The editor that is shipped is the one whose source is here, and it is small."""

from __future__ import annotations

import gzip
import hashlib
import json

from builder.paths import PROJECT

SOURCE = PROJECT.browser / "editor"
BUNDLE = PROJECT.docs / "assets/run/editor.js"
LICENCES = PROJECT.docs / "assets/run/editor.licence.txt"
LARGEST = 150_000
"""Bytes of the gzipped bundle."""


def test_the_bundle_was_made_of_the_source_that_is_here():
    listed = json.loads((SOURCE / "hashes.json").read_text(encoding="utf-8"))
    files = {name: SOURCE / name for name in ("editor.js", "package.json", "package-lock.json")}
    found = {
        name: hashlib.sha256(file.read_bytes()).hexdigest()
        for name, file in {**files, "bundle": BUNDLE}.items()
    }
    assert listed == found, "run `npm ci && npm run build` in browser/editor"


def test_the_bundle_is_small():
    assert len(gzip.compress(BUNDLE.read_bytes())) <= LARGEST


def test_every_package_is_pinned_and_comes_with_its_licence():
    asked = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    licences = LICENCES.read_text(encoding="utf-8")
    assert asked
    for name, version in asked.items():
        assert f"{name} {version}\n" in licences
