"""Formulas as MathML at build time: no script, no font. Arithmatex finds them, this converts."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.arithmatex import ArithmatexExtension

AFTER_INLINE_PATTERNS = 15


class ToMathML(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") == "arithmatex":
                display = "block" if element.tag == "div" else "inline"
                math = convert_to_element((element.text or "").strip(), display=display)
                element.set("class", f"formula formula--{display}")
                element.text = None
                element.append(math)


class MathML(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        finder = ArithmatexExtension(
            generic=True, tex_inline_wrap=["", ""], tex_block_wrap=["", ""]
        )
        finder.extendMarkdown(md)
        md.treeprocessors.register(ToMathML(md), "mathml", AFTER_INLINE_PATTERNS)
