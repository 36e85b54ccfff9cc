"""Any arrangement: trays and bags hold every valid certificate once, in the order of the stage."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awards.stage.content import StageBag, StageCertificate, StageContent, StageGroup, StageMember
from tests.ceremony.papers.cards import changed, texts, written
from tests.depth import examples
from tests.stage.arranged import arranged, version

NUMBER = re.compile(r"郑经开表〔2024〕[A-Z]{2}\d{3}号")


def _random(seed: int) -> StageContent:
    """Some of all certificates in groups of any size on trays of any size, the rest in bags."""
    random = Random(seed)  # noqa: S311 - an arrangement, no secret
    certificates = list(arranged().order)
    random.shuffle(certificates)
    staged, others = certificates[: random.randint(0, 40)], certificates[40:60]
    groups: list[StageGroup] = []
    while staged:
        size = random.randint(1, 20)
        groups.append(_group(len(groups) + 1, staged[:size], random))
        staged = staged[size:]
    units = dict.fromkeys(each.unit for each in others)
    bags = tuple(
        StageBag(at, unit, tuple(each for each in others if each.unit == unit))
        for at, unit in enumerate(units, 1)
    )
    return changed(groups=tuple(groups), bags=bags)


def _group(number: int, certificates: list[StageCertificate], random: Random) -> StageGroup:
    on_tray = random.randint(1, 8)
    positions = random.sample(range(1, len(certificates) + 1), len(certificates))
    members = tuple(
        StageMember(
            place=at + 1,
            position=positions[at],
            certificate=each,
            tray=at // on_tray + 1,
            tray_place=at % on_tray + 1,
            presenter=at // on_tray % 8 + 1,
        )
        for at, each in enumerate(certificates)
    )
    return StageGroup(number, 3, f"第{number}组", certificates[0].category, "", members)


@pytest.mark.deep
@settings(max_examples=examples(200), deadline=None)
@given(st.integers(0, 10**6))
def test_trays_and_bags_hold_every_certificate_once_in_the_order_of_the_stage(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    content = _random(seed)
    folder = tmp_path_factory.getbasetemp()

    trays, bags = (_numbers(kind, content, folder) for kind in ("trays", "hand-out"))

    wanted = [each.number for each in content.order]
    assert trays == [each.certificate.number for each in content.on_stage]
    assert trays + bags == wanted
    assert len(set(wanted)) == len(wanted)


def _numbers(kind: str, content: StageContent, folder: Path) -> list[str]:
    """Of each certificate once; a number in brackets only tells two equal names apart."""
    words = "".join(texts(written(kind, folder, version(content))))
    found: list[str] = NUMBER.findall(re.sub(rf"（{NUMBER.pattern}）", "", words))
    return found


def test_the_digest_on_paper_is_that_of_the_version(tmp_path: Path) -> None:
    made = msgspec.structs.replace(
        version(changed(groups=arranged().groups[:1])), digest="0a1b2c3d"
    )

    assert all("第3版·0a1b2c·" in page for page in texts(written("stage-plan", tmp_path, made)))
