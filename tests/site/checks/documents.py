"""Read the HTML pages of a built site once, for all checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

from builder.errors import BuildError


@dataclass
class Document:
    """A parsed page. `name` is its path in the site, `faults` are its parse errors."""

    name: str
    text: str
    root: Element
    faults: list[tuple[int, str, str]] = field(default_factory=list)

    @classmethod
    def parse(cls, name: str, text: str) -> Document:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(text)
        faults = [(line, code, str(data)) for (line, _), code, data in parser.errors]
        return cls(name, text, root, faults)

    @cached_property
    def ids(self) -> list[str]:
        return [element.get("id", "") for element in self.elements() if element.get("id")]

    @property
    def is_error_page(self) -> bool:
        return self.name.endswith("404.html")

    def elements(self, *tags: str) -> Iterator[Element]:
        """The elements with one of these tags, SVG's and MathML's without their namespace."""
        for element in self.root.iter():
            if isinstance(element.tag, str) and (not tags or local(element.tag) in tags):
                yield element

    def problem(self, what: str, remedy: str, near: str = "") -> BuildError:
        """A problem of this page, on the line that holds the text `near`."""
        at = self.text.find(near) if near else -1
        line = self.text.count("\n", 0, at) + 1 if at >= 0 else None
        return BuildError(what=what, file=self.name, line=line, remedy=remedy)


@dataclass
class BuiltSite:
    """A folder with a built site, and the address at which it will stand."""

    folder: Path
    url: str

    @cached_property
    def documents(self) -> dict[str, Document]:
        names = sorted(file.relative_to(self.folder) for file in self.folder.rglob("*.html"))
        return {
            name.as_posix(): Document.parse(
                name.as_posix(), (self.folder / name).read_text(encoding="utf-8")
            )
            for name in names
        }

    @property
    def pages(self) -> list[Document]:
        """The documents that readers look for."""
        return [page for page in self.documents.values() if not page.is_error_page]

    def address(self, name: str) -> str:
        """Where a file of the site stands; a page stands at its folder."""
        return self.url + name.removesuffix("index.html")

    def target(self, document: Document, link: str) -> tuple[str | None, str]:
        """The site's file that a link leads to and the anchor; no file where it leaves the site."""
        address, anchor = urldefrag(urljoin(self.address(document.name), link))
        if not address.startswith(self.url):
            return None, anchor
        name = unquote(urlsplit(address[len(self.url) :]).path)
        return (name + "index.html" if not name or name.endswith("/") else name), unquote(anchor)


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
