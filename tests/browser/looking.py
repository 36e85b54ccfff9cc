"""What axe-core reports about a page, and whether the page is wider than its window."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

#: WCAG 2.2, levels A and AA.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

#: The rules among them that depend on light and dark; the first takes by far the longest.
OF_COLOURS = ["color-contrast", "link-in-text-block"]

#: All rows of a list use one template, and axe takes a second for a hundred rows.
REST_OF_A_LIST = {"exclude": [["tbody tr:nth-child(n+21)"]]}


def violations(page: Page) -> list[str]:
    """Return one line for each fault and place. The debugger injects axe, past the page's CSP."""
    return _found(page, {})


def violations_but_of_colours(page: Page) -> list[str]:
    return _found(page, {rule: {"enabled": False} for rule in OF_COLOURS})


def violations_within(page: Page, selector: str) -> list[str]:
    """Of one part: a menu covers what is behind it."""
    return _lines(page, {"runOnly": {"type": "tag", "values": RULES}}, {"include": [[selector]]})


def violations_of_colours(page: Page) -> list[str]:
    return _lines(page, {"runOnly": {"type": "rule", "values": OF_COLOURS}})


def _found(page: Page, rules: dict[str, object]) -> list[str]:
    return _lines(page, {"runOnly": {"type": "tag", "values": RULES}, "rules": rules})


def _lines(
    page: Page,
    options: dict[str, object],
    context: dict[str, list[list[str]]] = REST_OF_A_LIST,
) -> list[str]:
    asked = {**options, "resultTypes": ["violations"]}
    found = Axe().run(page, context=context, options=asked).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for each in found
        for node in each["nodes"]
    ]


def is_too_wide(page: Page) -> bool:
    """Return whether the whole page scrolls sideways."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
    return wide


def settled(page: Page) -> None:
    """Wait until nothing of the page polls the server but what stays live."""
    expect(page.locator("[hx-trigger^=every]:not(.live)")).to_have_count(0)
