"""The size of a screen, as an office writes it."""

from __future__ import annotations

import pytest

from awards.ceremony.screen.sizes import screen_size
from awards.errors import ScreenSizeRefused


@pytest.mark.parametrize(
    ("text", "pixels", "slide"),
    [
        ("", (1920, 1080), (338.667, 190.5)),
        ("3840×1280", (3840, 1280), (571.5, 190.5)),
        (" 1080 x 1920 ", (1080, 1920), (190.5, 338.667)),
        ("1024*768", (1024, 768), (254.0, 190.5)),
        ("8000X1000", (8000, 1000), (1400.0, 175.0)),
        ("16384×16384", (16384, 16384), (190.5, 190.5)),
    ],
)
def test_a_screen_has_the_shape_of_its_pixels(
    text: str, pixels: tuple[int, int], slide: tuple[float, float]
) -> None:
    size = screen_size(text)
    assert tuple(size) == pixels
    assert size.slide == slide


@pytest.mark.parametrize(
    "text", ["16:9", "1920", "319×1080", "16385×16000", "8001×1000", "320×1281", "-1×5", "甲×乙"]
)
def test_what_is_no_size_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ScreenSizeRefused) as refusal:
        screen_size(text)
    assert "3840×1280" in refusal.value.words("zh").remedy
    assert text in refusal.value.words("zh").what
