"""QR codes (ISO/IEC 18004:2015): bytes, level M, versions 1 to 10.

A batch draws one code per page, so this is made for speed: everything that depends on the version
alone is worked out once, a symbol is one whole number, and masks and penalties are single
operations on it. The tests hold every length against another encoder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest
from operator import itemgetter
from typing import Final

BLOCKS: Final = {
    1: (10, (16,)),
    2: (16, (28,)),
    3: (26, (44,)),
    4: (18, (32, 32)),
    5: (24, (43, 43)),
    6: (16, (27,) * 4),
    7: (18, (31,) * 4),
    8: (22, (38, 38, 39, 39)),
    9: (22, (36, 36, 36, 37, 37)),
    10: (26, (43, 43, 43, 43, 44)),
}
"""Version to error correction words per block, and data words of each block (Table 9, level M)."""

VERSIONS: Final = tuple(BLOCKS)

ALIGNMENT: Final = {
    1: (), 2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34),
    7: (6, 22, 38), 8: (6, 24, 42), 9: (6, 26, 46), 10: (6, 28, 50),
}  # fmt: skip
"""Version to the rows and columns alignment patterns are centred on (Annex E)."""

MASKS: Final[tuple[Callable[[int, int], bool], ...]] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _: i % 2 == 0,
    lambda _, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)
"""Where each mask turns a module over (Table 10)."""

GAP = 4
"""Light modules between two rows of the number, as wide as a finder pattern's surround."""

Spot = tuple[int, int]


class TooLong(ValueError):
    """More bytes than the largest version holds."""


def capacity(version: int) -> int:
    """Bytes a version holds beside the mode and the length."""
    return sum(BLOCKS[version][1]) - (2 if version < 10 else 3)


def encode(payload: bytes) -> tuple[str, ...]:
    """The smallest symbol that holds ``payload``: its rows, "1" for dark."""
    version = next((v for v in BLOCKS if len(payload) <= capacity(v)), None)
    if version is None:
        raise TooLong(len(payload))
    return _plan(version).symbol(_codewords(payload, version))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is the same for every symbol of a version.

    A symbol is a number whose binary digits are its rows, with `GAP` light modules between them;
    ``across`` and ``down`` pick those digits, row by row and column by column, out of the
    codewords' bits followed by "01".
    """

    side: int
    across: Callable[[str], tuple[str, ...]]
    down: Callable[[str], tuple[str, ...]]
    masks: tuple[tuple[int, int, int], ...]
    """Each mask across and down, and across with its format information."""
    within: int
    """Every module of the symbol."""
    around: int
    """Every digit of the number, and a gap on either end."""

    def symbol(self, bits: str) -> tuple[str, ...]:
        source = bits + "01"
        across = int("".join(self.across(source)), 2)
        down = int("".join(self.down(source)), 2)
        *_, masked = min(
            (_along(across ^ a, self) + _along(down ^ d, self) + _area(across ^ a, self), n, said)
            for n, (a, d, said) in enumerate(self.masks)
        )
        digits = f"{across ^ masked:0{self.side * self.stride}b}"
        return tuple(digits[at : at + self.side] for at in range(0, len(digits), self.stride))

    @property
    def stride(self) -> int:
        return self.side + GAP


@cache
def _plan(version: int) -> _Plan:
    side = 17 + 4 * version
    fixed = _function_patterns(version)
    numbers = {spot: n for n, spot in enumerate(s for s in _zigzag(side) if s not in fixed)}
    words = sum(BLOCKS[version][1]) + BLOCKS[version][0] * len(BLOCKS[version][1])
    light, dark = words * 8, words * 8 + 1
    picks = {spot: dark if is_dark else light for spot, is_dark in fixed.items()}
    # What is left over after the last codeword stays light before masking (7.7.3).
    picks |= {spot: min(n, light) for spot, n in numbers.items()}
    grid = [[(i, j) for j in range(side)] for i in range(side)]
    gap = [light] * GAP
    within = _number({spot for row in grid for spot in row}, side)
    across = [pick for row in grid for pick in (*(picks[s] for s in row), *gap)]
    down = [pick for row in grid for pick in (*(picks[j, i] for i, j in row), *gap)]
    return _Plan(
        side,
        itemgetter(*across),
        itemgetter(*down),
        _masks(side, numbers, version),
        within,
        (1 << len(across) + 2 * GAP) - 1,
    )


def _masks(side: int, data: dict[Spot, int], version: int) -> tuple[tuple[int, int, int], ...]:
    masks = []
    for number, turns in enumerate(MASKS):
        spots = {spot for spot in data if turns(*spot)}
        across, down = _number(spots, side), _number({(j, i) for i, j in spots}, side)
        masks.append((across, down, across | _number(set(_information(number, version)), side)))
    return tuple(masks)


def _number(spots: set[Spot], side: int) -> int:
    last = side * (side + GAP) - 1
    return sum(1 << (last - i * (side + GAP) - j) for i, j in spots)


def _zigzag(side: int) -> Iterator[Spot]:
    """Every module in the order codewords fill them: up and down in columns of two (7.7.3)."""
    rows = range(side)
    for n, right in enumerate((*range(side - 1, 6, -2), *range(5, 0, -2))):
        for i in rows if n % 2 else reversed(rows):
            yield from ((i, right), (i, right - 1))


def _function_patterns(version: int) -> dict[Spot, bool]:
    """Finders, alignment and timing, and light for the format and version information."""
    side = 17 + 4 * version
    dark = {(i, 6): i % 2 == 0 for i in range(side)} | {(6, j): j % 2 == 0 for j in range(side)}
    centres = ALIGNMENT[version]
    for i, j in ((i, j) for i in centres for j in centres):
        if (i, j) not in {(6, 6), (6, side - 7), (side - 7, 6)}:
            dark |= _rings(i, j, 2, light=(1,), side=side)
    dark |= {spot: False for n in range(len(MASKS)) for spot in _format_spots(side)[n % 2]}
    if version >= 7:
        dark |= dict.fromkeys(_version_spots(side), False)
    for i, j in ((3, 3), (3, side - 4), (side - 4, 3)):
        dark |= _rings(i, j, 4, light=(2, 4), side=side)
    return dark | {(side - 8, 8): True}


def _rings(i: int, j: int, reach: int, light: tuple[int, ...], side: int) -> dict[Spot, bool]:
    """Squares around a centre, each ring dark unless its distance is among ``light``."""
    steps = range(-reach, reach + 1)
    spots = {(i + a, j + b): max(abs(a), abs(b)) not in light for a in steps for b in steps}
    return {s: is_dark for s, is_dark in spots.items() if min(s) >= 0 and max(s) < side}


def _format_spots(side: int) -> tuple[list[Spot], list[Spot]]:
    """The two places of the format information, most significant bit first (Figure 25)."""
    around = [(8, j) for j in (0, 1, 2, 3, 4, 5, 7, 8)] + [(i, 8) for i in (7, 5, 4, 3, 2, 1, 0)]
    split = [(i, 8) for i in range(side - 1, side - 8, -1)]
    return around, split + [(8, j) for j in range(side - 8, side)]


def _version_spots(side: int) -> list[Spot]:
    """Both places of the version information, least significant bit first (Figure 28)."""
    lower = [(side - 11 + n % 3, n // 3) for n in range(18)]
    return lower + [(j, i) for i, j in lower]


def _information(mask: int, version: int) -> Iterator[Spot]:
    """The dark modules that say level M, the mask and, from version 7, the version."""
    side = 17 + 4 * version
    said = (mask << 10 | _remainder(mask << 10, 0x537)) ^ 0x5412
    for spots in _format_spots(side):
        yield from (spot for n, spot in enumerate(spots) if said >> (14 - n) & 1)
    if version >= 7:
        said = version << 12 | _remainder(version << 12, 0x1F25)
        yield from (s for n, s in enumerate(_version_spots(side)) if said >> (n % 18) & 1)


def _remainder(value: int, divisor: int) -> int:
    """What is left of a polynomial over two elements (Annexes C and D)."""
    while value.bit_length() >= divisor.bit_length():
        value ^= divisor << (value.bit_length() - divisor.bit_length())
    return value


# Codewords.


def _codewords(payload: bytes, version: int) -> str:
    """Data and error correction, interleaved (7.6), as binary digits."""
    correction, sizes = BLOCKS[version]
    length = 8 if version < 10 else 16
    bits = f"0100{len(payload):0{length}b}"
    data = int(bits, 2) << 8 * len(payload) | int.from_bytes(payload, "big")
    # The mode is half a byte, so closing it takes the other half: four light bits.
    words = (data << 4).to_bytes(len(payload) + (len(bits) + 4) // 8, "big")
    words += (b"\xec\x11" * sum(sizes))[: sum(sizes) - len(words)]
    blocks, start = [], 0
    for size in sizes:
        blocks.append(words[start : start + size])
        start += size
    checks = [_correction(block, correction) for block in blocks]
    mixed = chain(
        chain.from_iterable(zip_longest(*blocks)), chain.from_iterable(zip(*checks, strict=True))
    )
    return "".join(_BINARY[word] for word in mixed if word is not None)


def _correction(block: bytes, count: int) -> bytes:
    """Reed–Solomon check words: the remainder, one table look-up for each data word."""
    table, top, rest = _feedback(count), 8 * (count - 1), 0
    keep = (1 << top) - 1
    for word in block:
        rest = (rest & keep) << 8 ^ table[word ^ rest >> top]
    return rest.to_bytes(count, "big")


@cache
def _feedback(count: int) -> tuple[int, ...]:
    """Each field element times the generator polynomial of ``count`` check words, as a number."""
    generator = [1]
    for n in range(count):
        raised = [*generator, 0]
        for i, factor in enumerate(generator):
            raised[i + 1] ^= _times(factor, _POWERS[n])
        generator = raised
    return tuple(
        int.from_bytes(bytes(_times(factor, element) for factor in generator[1:]), "big")
        for element in range(256)
    )


def _powers() -> list[int]:
    """Powers of 2 in the field of 256 elements with modulus 0x11D (7.5.2)."""
    powers = [1]
    while len(powers) < 255:
        doubled = powers[-1] << 1
        powers.append(doubled ^ 0x11D if doubled > 255 else doubled)
    return powers


_BINARY: Final = [f"{word:08b}" for word in range(256)]
_POWERS: Final = _powers()
_LOGS: Final = {power: n for n, power in enumerate(_POWERS)}


def _times(a: int, b: int) -> int:
    return _POWERS[(_LOGS[a] + _LOGS[b]) % 255] if a and b else 0


# Penalties (7.8.3), the whole symbol at once.


def _along(dark: int, plan: _Plan) -> int:
    """Runs of five or more in a line, and what looks like a finder pattern."""
    light = plan.within ^ dark
    return _runs(dark) + _runs(light) + 40 * _lookalikes(dark, plan)


def _runs(of: int) -> int:
    """A run of five costs 3, and each module more costs 1."""
    pairs = of & of >> 1
    fives = pairs & pairs >> 2 & of >> 4
    return fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()


def _lookalikes(dark: int, plan: _Plan) -> int:
    """1:1:3:1:1 with four light modules on either side; beyond the edge all is light."""
    dark <<= GAP
    light = plan.around ^ dark
    core = dark & dark >> 2 & dark >> 3 & dark >> 4 & dark >> 6 & light >> 1 & light >> 5
    pairs = light & light >> 1
    fours = pairs & pairs >> 2
    return (core & (fours >> 7 | fours << 4)).bit_count()


def _area(dark: int, plan: _Plan) -> int:
    """Squares of two by two cost 3 each; every 5 % away from half dark costs 10."""
    light, squares = plan.within ^ dark, 0
    for of in (dark, light):
        pairs = of & of >> 1
        squares += (pairs & pairs >> plan.stride).bit_count()
    modules = plan.side**2
    return 3 * squares + 10 * (abs(20 * dark.bit_count() - 10 * modules) // modules)
