"""What the browsers that Playwright cannot drive have in common, and a block of code in them."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.site.checks.running import RUN_MILLISECONDS


class RemoteBrowser(ABC):
    """One tab of a browser."""

    @abstractmethod
    def open(self, address: str) -> None: ...

    @abstractmethod
    def new_tab(self) -> RemoteBrowser:
        """Another tab of the same browser, empty."""

    @abstractmethod
    def reload(self) -> None: ...

    @abstractmethod
    def value(self, expression: str) -> Any:
        """What a JavaScript expression gives in the page, promises awaited."""

    @abstractmethod
    def click_found(self, selector: str) -> None:
        """Click an element that the page has."""

    def click(self, selector: str) -> None:
        """Click an element, once the page has it: scripts add the buttons after it has loaded."""
        element = f"document.querySelector({selector!r})"
        self.wait(lambda: self.value(f"{element} !== null"), f"the page has no {selector}")
        # Elsewhere the header might cover it.
        self.value(f"{element}.scrollIntoView({{ block: 'center' }})")
        self.click_found(selector)

    @abstractmethod
    def select_all(self) -> None: ...

    @abstractmethod
    def type(self, text: str) -> None: ...

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + RUN_MILLISECONDS / 1000
        while not is_so():
            if time.monotonic() > deadline:
                raise TimeoutError(what)
            time.sleep(0.1)  # between two looks; there is no event to wait for


@dataclass
class RemoteBlock:
    """A block of code on a page that such a browser shows."""

    browser: RemoteBrowser
    cell: str

    def selector(self, within: str) -> str:
        return f'[data-cell="{self.cell}"] {within}'

    def texts(self, within: str) -> list[str]:
        found = f"[...document.querySelectorAll({self.selector(within)!r})]"
        return self.browser.value(f"{found}.map((element) => element.innerText)")

    def press(self, button: str) -> None:
        self.browser.click(self.selector(f".run__button--{button}"))

    def type(self, code: str) -> None:
        """Replace the code in the open editor."""
        self.browser.click(self.selector(".cm-content"))
        self.browser.select_all()
        self.browser.type(code)

    def run(self, ending: str) -> None:
        """Run and wait until the block says `ending`."""
        self.press("run")
        self.wait_until_it_says(ending)

    def wait_until_it_says(self, words: str) -> None:
        self.browser.wait(lambda: words in self.said(), f"{self.cell} does not say {words}")

    def said(self) -> str:
        return self.texts("[role=status]")[0]

    def output(self) -> str:
        return "\n".join(self.texts(".output pre"))
