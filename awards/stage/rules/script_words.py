"""The words for the names in braces of the host script, out of a content.

Nothing is left out silently: what is not decided is 〔待定〕.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from awards.stage.content import StageContent, StageGroup, StageItem, StageMember, StagePresenter
from awards.stage.rules.script_layers import group_script, item_script
from awards.stage.words import WalkOn
from awards.tables import RecipientKind
from awards.text.numerals import cardinal

UNDECIDED = "〔待定〕"

_SIDES = {WalkOn.LEFT: "台下看左侧", WalkOn.RIGHT: "台下看右侧"}


def group_name(number: int) -> str:
    """第1批, as every paper calls a group."""
    return f"第{number}批"


def of_meeting(content: StageContent) -> dict[str, str]:
    titles = (f"{cardinal(item.place)}是{item.title or UNDECIDED}" for item in content.items)
    return {
        "commendation": content.commendation,
        "meeting": content.title or UNDECIDED,
        "place": content.place or UNDECIDED,
        "year": str(content.year),
        "issuers": "、".join(content.issuers),
        "platform": people(content.platform),
        "attendees": str(len(content.attendees)) if content.attendees else UNDECIDED,
        "programme": "；".join(titles) or UNDECIDED,
        "side": _SIDES[content.walk_on],
    }


def of_item(content: StageContent, item: StageItem) -> dict[str, str]:
    groups = [group for group in content.groups if group.item == item.place]
    members = [member for group in groups for member in group.members]
    return of_meeting(content) | {
        "item": f"第{cardinal(item.place)}项",
        "title": item.title or UNDECIDED,
        "speaker": item.speaker or UNDECIDED,
        "minutes": f"{item.minutes:g}",
        "groups": str(len(groups)),
        "count": str(len(members)),
        "names": listed_names(members) or UNDECIDED,
        "units": "、".join(letter.unit for letter in item.letters) or UNDECIDED,
    }


def of_group(content: StageContent, group: StageGroup) -> dict[str, str]:
    item = next((each for each in content.items if each.place == group.item), None)
    around = of_item(content, item) if item else of_meeting(content)
    categories = {each.code: each.name for each in content.categories}
    honours = dict.fromkeys(member.certificate.honour for member in group.members)
    called = [each for each in content.presenters if each.rank in group.presenters()]
    return around | {
        "group": group_name(group.number),
        "group_name": group.name or categories.get(group.category, "") or UNDECIDED,
        "category": categories.get(group.category, "") or group.name or UNDECIDED,
        "honour": "、".join(filter(None, honours)) or UNDECIDED,
        "names": listed_names(group.members) or UNDECIDED,
        "count": str(len(group.members)),
        "presenters": people(called),
    }


def script_of_item(item: StageItem) -> str:
    """The item's text; the shipped one if the content has none."""
    return item.script or item_script(item.kind)


def script_of_group(content: StageContent, group: StageGroup) -> str:
    """The group's text; the shipped one if the content has none."""
    kinds = {each.code: each.kind for each in content.categories}
    return group.script or group_script(kinds.get(group.category, RecipientKind.COLLECTIVE))


def people(them: Iterable[StagePresenter]) -> str:
    """Each with the duty before the name, as they are called."""
    return "、".join(f"{each.duty}{each.name or UNDECIDED}" for each in them) or UNDECIDED


def listed_names(members: Iterable[StageMember]) -> str:
    return "、".join(told_apart(members))


def told_apart(members: Iterable[StageMember]) -> Iterator[str]:
    """Names in their order: of two alike each has its unit in brackets, else its number."""
    them = [member.certificate for member in members]
    names = Counter(each.name for each in them)
    places = Counter((each.name, each.unit) for each in them)
    for each in them:
        if names[each.name] == 1:
            yield each.name
        else:
            is_clear = each.unit and places[each.name, each.unit] == 1
            yield f"{each.name}（{each.unit if is_clear else each.number or each.winner}）"
