"""Links to data files, which both languages share and MkDocs knows in one only.

They are written as HTML, `<a href="../../assets/data/x.csv">`, which MkDocs leaves alone.
"""

from __future__ import annotations

import re

UP_TO_DATA = re.compile(r"(?:\.\./)+(?=assets/data/)")


def data_links(text: str, address: str) -> str:
    """The text of a file at an address below the site, its links to `assets/data/` leading there.

    In a source they lead to docs/assets/data/, so that an editor finds the file too.
    """
    return UP_TO_DATA.sub("../" * address.count("/"), text)
