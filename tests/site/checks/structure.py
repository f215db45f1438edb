"""A page is valid HTML that a screen reader can follow."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

from builder.errors import BuildError
from tests.site.checks.documents import Document, local, text_of


def html_problems(document: Document) -> list[BuildError]:
    """Errors of the HTML syntax."""
    return [
        BuildError(
            what=f"invalid HTML: {code} {data}",
            file=document.name,
            line=line,
            remedy="mend what makes this element",
        )
        for line, code, data in document.faults
    ]


def id_problems(document: Document) -> list[BuildError]:
    return [
        document.problem(
            f"the id {name} stands {count} times", "give each element its own", f'"{name}"'
        )
        for name, count in Counter(document.ids).items()
        if count > 1
    ]


def heading_problems(document: Document) -> list[BuildError]:
    """One h1, and no level left out on the way down."""
    problems = []
    headings = list(document.elements("h1", "h2", "h3", "h4", "h5", "h6"))
    titles = [heading for heading in headings if heading.tag == "h1"]
    if len(titles) != 1:
        problems.append(
            document.problem(f"the page has {len(titles)} h1", "give it one title", "<h1")
        )
    before = 0
    for heading in headings:
        level = int(heading.tag[1])
        if level > before + 1 and before:
            problems.append(
                document.problem(
                    f"h{level} “{text_of(heading)}” follows h{before}",
                    f"make it h{before + 1}",
                    near=text_of(heading)[:12],
                )
            )
        before = level
    return problems


def picture_problems(document: Document) -> list[BuildError]:
    """Pictures in the text without words for who cannot see them."""
    problems = []
    for image in document.elements("img"):
        if image.get("alt") is None:
            source = image.get("src", "")
            problems.append(document.problem(f"img {source} has no alt", "describe it", source))
    for article in document.elements("article"):
        for drawing in drawings(article):
            if not has_words(drawing, document):
                start = (drawing.get("class") or drawing.get("viewBox") or "svg")[:40]
                problems.append(
                    document.problem(
                        f"an svg ({start}) has no alternative text",
                        'give it role="img" and a title or aria-label, or aria-hidden="true"',
                        near=start,
                    )
                )
    return problems


def drawings(parent: Element) -> list[Element]:
    """The svg elements below, but not those inside a link, button or label that has a name."""
    found = []
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        if local(child.tag) == "svg":
            found.append(child)
        elif not (child.get("aria-label") or child.get("title") or child.get("aria-hidden")):
            found += drawings(child)
    return found


def has_words(drawing: Element, document: Document) -> bool:
    if drawing.get("aria-hidden") == "true":
        return True
    if drawing.get("role") != "img":
        return False
    if labels := drawing.get("aria-labelledby"):
        return all(label in document.ids for label in labels.split())
    titles = [child for child in drawing if local(str(child.tag)) == "title"]
    return bool(drawing.get("aria-label") or any(map(text_of, titles)))


def language_problems(document: Document) -> list[BuildError]:
    """The language that a page says it has is that of its folder."""
    expected = "en" if document.name.startswith("en/") else "zh"
    found = document.root.get("lang")
    if found == expected:
        return []
    return [document.problem(f"lang is {found}, not {expected}", "mend the template", "<html")]
