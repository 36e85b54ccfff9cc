"""Chinese numerals as documents write them."""

from __future__ import annotations

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_PLACES = ("", "十", "百", "千")
_LIMIT = 10_000


def digits(number: int) -> str:
    """Digit by digit, as in years: 2024 is 二〇二四, with 〇 (U+3007)."""
    return str(number).translate(_DIGITS)


def cardinal(number: int) -> str:
    """The cardinal number: 28 is 二十八, 208 is 二百零八; from 0 to 9,999."""
    if not 0 <= number < _LIMIT:
        raise ValueError(number)
    if number == 0:
        return "零"
    counted = "".join(_placed(digit, place) for place, digit in _by_place(number))
    plain = counted.strip("零")
    while "零零" in plain:
        plain = plain.replace("零零", "零")
    return plain.removeprefix("一") if 10 <= number < 20 else plain


def capital(number: int) -> str:
    """The digits that nobody can alter, as on receipts: 壹拾贰."""
    words = cardinal(number).translate(_CAPITALS)
    return f"壹{words}" if words.startswith("拾") else words


_CAPITALS = str.maketrans("〇零一二三四五六七八九十百千", "零零壹贰叁肆伍陆柒捌玖拾佰仟")


def _by_place(number: int) -> list[tuple[int, int]]:
    text = str(number)
    return [(len(text) - index - 1, int(digit)) for index, digit in enumerate(text)]


def _placed(digit: int, place: int) -> str:
    return digits(digit) + _PLACES[place] if digit else "零"


def number_of(text: str) -> int | None:
    """The whole number that digits or a numeral such as 二百零八 say; None if they say none."""
    if text.isascii() and text.isdecimal():
        return int(text)
    plain = "〇".join(text.split("零"))
    if not any(place in plain for place in _PLACES[1:]):
        return _by_digits(plain)
    total, digit = 0, None
    for character in plain:
        if character in _PLACES[1:]:
            total += (1 if digit is None else digit) * 10 ** _PLACES.index(character)
            digit = None
        else:
            digit = _by_digits(character)
    return total + (digit or 0)


def _by_digits(text: str) -> int | None:
    digits_only = text.translate({chinese: digit for digit, chinese in _DIGITS.items()})
    return int(digits_only) if digits_only.isascii() and digits_only.isdecimal() else None
