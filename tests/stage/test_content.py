"""What the content of a version adds up to."""

from __future__ import annotations

import msgspec

from awards.stage.content import StageContent
from tests.stage.arranged import arranged


def test_the_stage_order_holds_each_certificate_once_and_bags_come_last() -> None:
    content = arranged()
    assert len(content.on_stage) == 94
    assert sum(len(bag.certificates) for bag in content.bags) == 306
    numbers = [each.number for each in content.order]
    assert len(numbers) == len(set(numbers)) == 400
    assert numbers[0] == "郑经开表〔2024〕TC001号"
    assert numbers[93].startswith("郑经开表〔2024〕GR")


def test_the_order_of_the_decision_does_not_follow_the_stage() -> None:
    content = arranged()
    turned = msgspec.structs.replace(content, groups=content.groups[::-1], bags=content.bags[::-1])
    assert turned.order != content.order
    assert turned.decision_order == content.decision_order
    assert [each.winner for each in content.decision_order] == list(range(1, 401))


def test_a_content_is_the_same_after_json() -> None:
    content = arranged()
    assert msgspec.json.decode(msgspec.json.encode(content), type=StageContent) == content
