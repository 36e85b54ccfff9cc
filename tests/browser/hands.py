"""A mouse that counts its clicks, and a keyboard that checks where the focus is."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from awards.words import translations

#: Nobody gets through a page where so many steps do not reach the control.
_MOST_TABS = 400

_NAME_OF_FOCUS = """() => {
  const at = document.activeElement;
  const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
  return (at.getAttribute("aria-label") || label || at.innerText || at.value || "").trim();
}"""
_FOCUS_IS_SEEN = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return ring && inside && (top === null || at.contains(top) || top.contains(at));
}"""


def said(msgid: str, **facts: object) -> str:
    """Return the Chinese of the words, as the office reads them."""
    words = translations("zh").gettext(msgid)
    return words % facts if facts else words


@dataclass
class Mouse:
    """A mouse that counts its clicks; choosing a file and typing do not count."""

    page: Page
    clicks: int = 0

    def press(self, msgid: str, **facts: object) -> None:
        """Click the button or link with these words."""
        self.click(control(self.page, said(msgid, **facts)))

    def click(self, what: Locator) -> None:
        self.clicks += 1
        what.click()


def control(page: Page, words: str) -> Locator:
    button = page.get_by_role("button", name=words, exact=True)
    link = page.get_by_role("link", name=words, exact=True)
    return button.or_(link).first


@dataclass
class Keyboard:
    """A keyboard without a mouse. The element with the focus must be visible."""

    page: Page

    def reach(self, words: str) -> None:
        """Press Tab until the control with these words has the focus."""
        for _ in range(_MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(_NAME_OF_FOCUS).split("\n")[0].strip().startswith(words):
                seen: bool = self.page.evaluate(_FOCUS_IS_SEEN)
                assert seen, f"“{words}” has the focus, but nobody sees it"
                return
        raise AssertionError(f"no way by keyboard to “{words}” on {self.page.url}")

    def press(self, msgid: str, **facts: object) -> None:
        self.reach(said(msgid, **facts))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, msgid: str, text: str) -> None:
        """Replace the content of the field with this label."""
        self.reach(said(msgid))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def tick(self, msgid: str, **facts: object) -> None:
        self.reach(said(msgid, **facts))
        self.page.keyboard.press("Space")
