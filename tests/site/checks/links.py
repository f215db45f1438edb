"""Links lead somewhere, and nothing is asked of another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from builder.errors import BuildError
from tests.site.checks.documents import BuiltSite, Document, local

FETCHING_LINKS = {
    "dns-prefetch",
    "icon",
    "manifest",
    "modulepreload",
    "preconnect",
    "prefetch",
    "preload",
    "stylesheet",
}
FETCHED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "{http://www.w3.org/1999/xlink}href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "{http://www.w3.org/1999/xlink}href"),
    "video": ("src", "poster"),
}
"""What a browser fetches without being asked by the reader."""
NOT_FETCHED = ("data:", "#", "about:", "mailto:", "javascript:")
IN_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
IN_SCRIPTS = re.compile(r"['\"`]((?:https?:|wss?:)?//[^'\"`\s]+)")
NAMES_NOT_ADDRESSES = "http://www.w3.org/"


def link_problems(site: BuiltSite) -> list[BuildError]:
    """Links to files that are not there, and to anchors that the page has not."""
    problems = []
    for document in site.documents.values():
        for link in sorted(set(links(document))):
            name, anchor = site.target(document, link)
            if name is None:
                continue
            if not (site.folder / name).is_file():
                what, remedy = f"the link {link} leads nowhere", "mend the link"
                problems.append(document.problem(what, remedy, near=link))
            elif anchor and name in site.documents and anchor not in site.documents[name].ids:
                what = f"the link {link} leads to no place: {name} has no id {anchor}"
                remedy = "use the id of a heading there"
                problems.append(document.problem(what, remedy, near=link))
    return problems


def links(document: Document) -> Iterator[str]:
    for element in document.elements("a", "area", "link"):
        if (target := element.get("href")) and not target.startswith(NOT_FETCHED[2:]):
            yield target
    yield from fetched(document)


def fetched(document: Document) -> Iterator[str]:
    """The addresses that a browser fetches for a page, without those in its styles."""
    for element in document.elements(*FETCHED):
        for attribute in FETCHED[local(element.tag)]:
            value = element.get(attribute, "")
            sources = value.split(",") if attribute == "srcset" else [value]
            for source in sources:
                if source.strip() and not source.startswith(NOT_FETCHED):
                    yield source.split()[0]
    for element in document.elements("link"):
        if FETCHING_LINKS & set(element.get("rel", "").lower().split()):
            yield element.get("href", "")


def other_host_problems(site: BuiltSite, own_scripts: list[Path]) -> list[BuildError]:
    """Whatever a browser would fetch from another host, in pages, styles and scripts of ours."""
    problems = []
    for document in site.documents.values():
        styles = [element.text or "" for element in document.elements("style")]
        styles += [element.get("style", "") for element in document.elements()]
        scripts = [e.text or "" for e in document.elements("script") if not e.get("src")]
        for address in {*fetched(document), *in_styles(styles), *in_scripts(scripts)}:
            if leaves(site, document.name, address):
                problems.append(
                    document.problem(
                        f"the page asks another host for {address}",
                        "keep a copy in docs/assets, or do without",
                        near=address,
                    )
                )
    for file in sorted(site.folder.rglob("*.css")):
        for address in in_styles([file.read_text(encoding="utf-8")]):
            problems += file_problem(site, file, address)
    for file in own_scripts:
        for address in in_scripts([file.read_text(encoding="utf-8")]):
            problems += file_problem(site, file, address)
    return problems


def file_problem(site: BuiltSite, file: Path, address: str) -> list[BuildError]:
    name = file.relative_to(site.folder).as_posix()
    if not leaves(site, name, address):
        return []
    return [
        BuildError(
            what=f"the file asks another host for {address}",
            file=name,
            remedy="keep a copy in docs/assets, or do without",
        )
    ]


def leaves(site: BuiltSite, name: str, address: str) -> bool:
    if address.startswith(NOT_FETCHED):
        return False
    return not urljoin(site.address(name), address).startswith(site.url)


def in_styles(texts: list[str]) -> set[str]:
    return {one or two for text in texts for one, two in IN_STYLES.findall(text)}


def in_scripts(texts: list[str]) -> set[str]:
    found = {address for text in texts for address in IN_SCRIPTS.findall(text)}
    return {address for address in found if not address.startswith(NAMES_NOT_ADDRESSES)}
