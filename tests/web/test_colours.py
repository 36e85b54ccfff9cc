"""The colours of the style sheets have enough contrast (WCAG 1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STATIC = files("awards.web").joinpath("static")
_TOKEN = re.compile(r"--([\w-]+): (?:light-dark\()?(#[0-9a-f]{6})\b(?:, (#[0-9a-f]{6}))?")

#: Colours of text, and of their backgrounds.
WORDS = [
    *((word, ground) for word in ("ink", "faint", "link") for ground in ("paper", "sheet", "sunk")),
    *((word, "paper") for word in ("step", "bad", "good", "warn", "calm")),
    *((word, "sheet") for word in ("step", "bad", "good", "warn", "calm")),
    *((word, f"{word}-sunk") for word in ("good", "warn", "bad", "calm")),
    *(("ink", f"{ground}-sunk") for ground in ("good", "warn", "bad", "calm")),
    *((word, "pick") for word in ("ink", "faint", "link")),
    ("on-red", "red"),
    ("on-red", "red-deep"),
]
#: Colours that must be visible, but are not text.
SHAPES = [*((shape, ground) for shape in ("edge", "focus") for ground in ("paper", "sheet"))]
#: The colours of public pages.
PLAIN = [
    *((word, ground) for word in ("ink", "faint", "bad") for ground in ("paper", "sheet")),
    ("good", "sheet"),
    ("warn", "sheet"),
]


def _lights(sheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return each token in light and dark; a plain sheet has a second block for dark."""
    day: dict[str, str] = {}
    night: dict[str, str] = {}
    for name, first, second in _TOKEN.findall(STATIC.joinpath(sheet).read_text("utf-8")):
        if name in day:
            night[name] = first
        else:
            day[name] = first
            night[name] = second or first
    return day, night


def _brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, bright = sorted((_brightness(one), _brightness(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("sheet", "pairs", "least"),
    [
        ("awards.css", WORDS, 4.5),
        ("awards.css", SHAPES, 3.0),
        ("stranger.css", PLAIN, 4.5),
    ],
)
def test_every_pair_differs_enough_by_day_and_by_night(
    sheet: str, pairs: list[tuple[str, str]], least: float
) -> None:
    faint = [
        f"{front} on {back} by {light}: {contrast:.2f}"
        for light, colours in zip(("day", "night"), _lights(sheet), strict=True)
        for front, back in pairs
        if (contrast := _contrast(colours[front], colours[back])) < least
    ]

    assert faint == []
