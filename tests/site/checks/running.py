"""Run code in a page as a reader does: press, type, read."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

RUN_MILLISECONDS = 180_000
"""How long a run may take, with the start of Python on a busy machine."""

WORDS = {
    "zh": {
        "run": "运行",
        "stop": "停止",
        "reset": "复原",
        "running": "正在运行",
        "stopped": "已停止",
        "done": "运行完毕",
    },
    "en": {
        "run": "Run",
        "stop": "Stop",
        "reset": "Reset",
        "running": "Running",
        "stopped": "Stopped",
        "done": "Done in",
    },
}


@dataclass
class LiveBlock:
    """A block of code on a page, found by the cell that it shows."""

    page: Page
    cell: str
    language: str = "en"

    @property
    def box(self) -> Locator:
        return self.page.locator(f".example[data-cell='{self.cell}']").first

    def button(self, name: str) -> Locator:
        return self.box.get_by_role("button", name=WORDS[self.language][name], exact=True)

    @property
    def said(self) -> Locator:
        return self.box.get_by_role("status")

    @property
    def editor(self) -> Locator:
        return self.box.get_by_role("textbox")

    @property
    def output(self) -> Locator:
        return self.box.locator(".output")

    def text(self) -> str:
        """What the output says, without its label."""
        return "\n".join(self.output.locator("pre").all_inner_texts())

    def code(self) -> str:
        return "\n".join(self.editor.locator(".cm-line").all_text_contents())

    def start(self) -> None:
        self.button("run").click()
        self.editor.wait_for()

    def run(self, ending: str = "done") -> None:
        """Run and wait until it says that it is done, or that it failed."""
        self.start()
        self.wait(ending)

    def wait(self, ending: str = "done") -> None:
        failed = self.box.locator(".run__said--error")
        done = self.said.filter(has_text=WORDS[self.language]["done"])
        ended = {"done": done, "failed": failed}[ending]
        ended.or_(failed).first.wait_for(timeout=RUN_MILLISECONDS)
        expect(ended).to_be_visible()

    def type(self, code: str) -> None:
        """Replace the code in the open editor."""
        self.editor.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(code)
