"""A person in a browser, and the errors that the browser logged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from tests.browser.story import Office
from tests.waiting import PATIENCE


@dataclass
class Desk:
    """Open browser contexts for people; an error on a console fails the test."""

    browser: Browser
    address: str
    office: Office
    faults: list[str] = field(default_factory=list)
    _kept: ExitStack = field(default_factory=ExitStack)
    _seats: dict[str, Page] = field(default_factory=dict)

    def seat(self, name: str, *, expected: tuple[int, ...]) -> Page:
        """Return the one page of a person who only looks; it stays open until `leave`."""
        if name not in self._seats:
            self._seats[name] = self._kept.enter_context(self.sat_at(name, expected=expected))
        return self._seats[name]

    def leave(self) -> None:
        self._kept.close()

    @contextmanager
    def sat_at(
        self,
        name: str,
        *,
        language: str = "zh",
        theme: str = "light",
        width: int = 1440,
        scripts: bool = True,
        expected: tuple[int, ...] = (),
    ) -> Iterator[Page]:
        """Open a context for a person of the office, or nobody; ``expected`` statuses may come."""
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            java_script_enabled=scripts,
            accept_downloads=True,
            reduced_motion="reduce",  # a colour in transition has no contrast to judge
        )
        context.set_default_timeout(PATIENCE * 1000)
        self._carry(context, name, language)
        page = context.new_page()
        page.on("console", lambda message: self._heard(message, expected))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("response", lambda answer: self._answered(answer, expected))
        try:
            yield page
        finally:
            context.close()

    def _carry(self, context: BrowserContext, name: str, language: str) -> None:
        context.add_cookies([{"name": "language", "value": language, "url": self.address}])
        if session := self.office.sessions.get(name):
            context.add_cookies([{"name": "session", "value": session, "url": self.address}])

    def _heard(self, message: ConsoleMessage, expected: tuple[int, ...]) -> None:
        told = any(f"status of {status}" in message.text for status in expected)
        if message.type in ("error", "warning") and not told:
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _answered(self, answer: Response, expected: tuple[int, ...]) -> None:
        if answer.status >= 400 and answer.status not in expected:
            self.faults.append(f"{answer.status} {answer.request.method} {answer.url}")
