"""A certificate's code cannot be guessed: 128 random bits, as OWASP ASVS 7.2.3 requires."""

from __future__ import annotations

import base64
import re
from itertools import combinations
from pathlib import Path

from awards.catalogue.records import CommendationRecord
from awards.issuing import service
from awards.issuing.queries import versions
from awards.issuing.rules import new_token
from tests.cast import EVERYONE, confirmed, settings

#: In so many fair draws, one bit stays the same with a probability of 2 to the power of -199.
DRAWS = 200


def _bits(token: str) -> list[bool]:
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", token)
    drawn = base64.urlsafe_b64decode(f"{token}==")
    return [bool(byte >> shift & 1) for byte in drawn for shift in range(8)]


def test_each_of_the_128_bits_of_a_token_is_drawn() -> None:
    drawn = list(zip(*(_bits(new_token()) for _ in range(DRAWS)), strict=True))

    assert len(drawn) == 128
    assert [at for at, bit in enumerate(drawn) if len(set(bit)) == 1] == []


def test_no_bit_of_a_token_repeats_or_inverts_another() -> None:
    drawn = [
        int("".join("1" if one else "0" for one in bit), 2)
        for bit in zip(*(_bits(new_token()) for _ in range(DRAWS)), strict=True)
    ]
    every = (1 << DRAWS) - 1

    assert [pair for pair in combinations(drawn, 2) if pair[0] ^ pair[1] in (0, every)] == []


async def test_every_issued_certificate_carries_such_a_token_of_its_own(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(*EVERYONE)

    numbers = await service.issue("cli/carol", "2023", settings(tmp_path))

    tokens = [(await versions(number))[0].record.token for number in numbers]
    assert len(set(tokens)) == 5
    assert {len(_bits(token)) for token in tokens} == {128}
