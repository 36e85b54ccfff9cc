"""The decision in words: basis, whom it honours with counts and first names, hopes, date."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from awards.ceremony.decision.annexes import COUNTED, Annex, annexes
from awards.ceremony.office_texts import OfficeText, text_of
from awards.stage.content import StageContent
from awards.tables import RecipientKind
from awards.text import dates

#: From so many bodies on a title names the first one alone.
SHORTENED = 4

_ENDS = ("评选表彰大会", "表彰大会", "评选表彰", "表彰会", "表彰")


class DecisionForm(StrEnum):
    """决定 gives a title of honour; 通报 commends."""

    DECISION = "decision"
    CIRCULAR = "circular"

    @property
    def word(self) -> str:
        return "决定" if self is DecisionForm.DECISION else "通报"


class DecisionWords(NamedTuple):
    """``title`` has a line for each body and for the matter."""

    title: str
    addressee: str
    paragraphs: tuple[str, ...]
    annexes: tuple[Annex, ...]
    bodies: tuple[str, ...]
    day: str


def decision_words(content: StageContent) -> DecisionWords:
    texts, form = content.texts, form_of(content)
    lists = annexes(content)
    return DecisionWords(
        text_of(texts, OfficeText.DECISION_TITLE, _title(content, form)),
        text_of(texts, OfficeText.ADDRESSEE, "各有关单位："),
        (
            text_of(texts, OfficeText.BASIS, _basis(content)),
            _given(lists, form),
            text_of(texts, OfficeText.HOPES, _hopes(lists)),
        ),
        lists,
        content.issuers,
        day_of(content),
    )


def form_of(content: StageContent) -> DecisionForm:
    wanted = text_of(content.texts, OfficeText.DECISION_FORM, DecisionForm.DECISION.value)
    return DecisionForm(wanted) if wanted in set(DecisionForm) else DecisionForm.DECISION


def day_of(content: StageContent) -> str:
    """The day of the decision; before there is one a space to write it in."""
    if content.decided_on is None:
        return f"{content.begins_at.year}年　月　日"
    return dates.plain(content.decided_on)


def _title(content: StageContent, form: DecisionForm) -> str:
    """The bodies, the matter and the kind of document."""
    bodies = content.issuers
    if len(bodies) >= SHORTENED:
        bodies = (f"{bodies[0]}等{len(bodies)}部门",)
    return "\n".join((*bodies, f"关于表彰{_matter(content)}的{form.word}"))


def _matter(content: StageContent) -> str:
    """What the commendation is of: its title without 表彰 at the end."""
    matter = content.commendation
    for end in _ENDS:
        if matter.endswith(end) and matter != end:
            matter = matter.removesuffix(end)
            break
    return f"{matter}先进集体和先进个人" if matter.endswith(("年", "年度")) else matter


def _basis(content: StageContent) -> str:
    ending = "作出如下决定" if form_of(content) is DecisionForm.DECISION else "通报如下"
    return (
        f"{content.year}年度，各单位和广大干部职工围绕中心工作真抓实干，涌现出一批成绩突出的集体和个人。"
        f"为表彰先进，激励担当作为，现{ending}。"
    )


def _given(lists: tuple[Annex, ...], form: DecisionForm) -> str:
    clauses = [clause for annex in lists for clause in _clauses(annex, form)]
    if form is DecisionForm.DECISION:
        return f"经研究，决定{'；'.join(clauses)}。"
    return f"经研究，决定对{'、'.join(clauses)}予以通报表彰。"


def _clauses(annex: Annex, form: DecisionForm) -> Iterator[str]:
    for each in annex.lists:
        whom, honour = _counted(annex, each.names), _within(each.honour)
        yield f"授予{whom}“{honour}”称号" if form is DecisionForm.DECISION else f"“{honour}”{whom}"


def _counted(annex: Annex, names: tuple[str, ...]) -> str:
    """甲公司等20家企业; one alone by name, a person as 同志."""
    measure, noun = COUNTED[annex.category.kind]
    if len(names) > 1:
        return f"{names[0]}等{len(names)}{measure}{noun}"
    person = annex.category.kind is RecipientKind.INDIVIDUAL
    return f"{names[0]}同志" if person else names[0]


def _within(honour: str) -> str:
    """Quotes within quotes are single ones."""
    return honour.replace("“", "‘").replace("”", "’")


def _hopes(lists: tuple[Annex, ...]) -> str:
    persons = any(each.category.kind is RecipientKind.INDIVIDUAL for each in lists)
    bodies = any(each.category.kind is not RecipientKind.INDIVIDUAL for each in lists)
    whom = "单位和个人" if persons and bodies else "个人" if persons else "单位"
    return (
        f"希望受到表彰的{whom}珍惜荣誉、再接再厉，发挥示范带动作用，再创佳绩。"
        f"各有关单位要以受到表彰的{whom}为榜样，对标先进、真抓实干，为高质量发展作出新的更大贡献。"
    )
