"""Search engines and switchers of language find each page under its one address."""

from __future__ import annotations

import re

from builder.errors import BuildError
from tests.site.checks.documents import BuiltSite, Document

LOCATION = re.compile(r"<loc>\s*(.*?)\s*</loc>")


def alternates(document: Document) -> dict[str, str]:
    """Language - address of the page in it."""
    return {
        link.get("hreflang", ""): link.get("href", "")
        for link in document.elements("link")
        if link.get("rel") == "alternate" and link.get("hreflang")
    }


def address_problems(site: BuiltSite) -> list[BuildError]:
    """The canonical address is the page's own, and language pairs name each other."""
    problems = []
    remedy = "mend overrides/main.html"
    for page in site.pages:
        own = site.address(page.name)
        canonical = [e.get("href") for e in page.elements("link") if e.get("rel") == "canonical"]
        if canonical != [own]:
            what = f"the canonical address is {canonical}, not {own}"
            problems.append(page.problem(what, remedy, 'rel="canonical"'))
        english = page.name if page.name.startswith("en/") else f"en/{page.name}"
        pair = {"zh": english.removeprefix("en/"), "en": english, "x-default": english}
        expected = {language: site.address(name) for language, name in pair.items()}
        if alternates(page) != expected:
            what = f"the hreflang addresses are {alternates(page)}, not {expected}"
            problems.append(page.problem(what, remedy, "hreflang"))
        for name in set(pair.values()) - site.documents.keys():
            what = f"the page has no counterpart {name}"
            problems.append(page.problem(what, "translate it", "hreflang"))
    return problems


def sitemap_problems(site: BuiltSite) -> list[BuildError]:
    text = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    listed = LOCATION.findall(text)
    pages = {site.address(page.name) for page in site.pages}
    faults = {
        "is missing": pages - set(listed),
        "is not a page": set(listed) - pages,
        "stands twice": {address for address in listed if listed.count(address) > 1},
    }
    return [
        BuildError(
            what=f"{address} {fault}", file="sitemap.xml", remedy="mend overrides/sitemap.xml"
        )
        for fault, addresses in faults.items()
        for address in sorted(addresses)
    ]


def error_page_problems(site: BuiltSite) -> list[BuildError]:
    """Each language has its own page for an address that is not there."""
    return [
        BuildError(what="the page is missing", file=name, remedy="write it at build time")
        for name in ("404.html", "en/404.html")
        if name not in site.documents
    ]
