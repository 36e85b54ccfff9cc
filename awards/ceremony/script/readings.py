"""The small line below a name in the host script: how it is read, and who receives for whom."""

from __future__ import annotations

from awards.stage.content import StageCertificate, StageMember
from awards.text.characters import clusters
from awards.text.pinyin import readings, spelled
from awards.text.reading_needs import ReadingNeed, reading_need

#: Where a reading comes from: the surname, a rare character, one of several sounds, the office.
MARKS = {ReadingNeed.SURNAME: "姓", ReadingNeed.RARE: "僻", ReadingNeed.SEVERAL: "多"}
BY_OFFICE = "改"
LEGEND = "（读音标记：姓＝姓氏读音，僻＝生僻字，多＝多音字，改＝人工校订）"


def reading_of(certificate: StageCertificate, *, is_person: bool) -> str:
    """The reading with the mark of its source; empty if everybody reads the name alike.

    A body's name is long, so only its rare characters have their sounds.
    """
    need = reading_need(certificate.name, certificate.surname_length)
    known = _known(certificate, need, is_person=is_person)
    if certificate.reading and certificate.reading != known:
        return _marked(certificate.reading, BY_OFFICE)
    if certificate.reading or need:
        return _marked(known, MARKS[need] if need else "")
    return ""


def _known(certificate: StageCertificate, need: ReadingNeed | None, *, is_person: bool) -> str:
    if is_person or need is None:
        return readings(certificate.name, certificate.surname_length)
    return " ".join(
        f"{character} {sound}"
        for character, sound in dict.fromkeys(spelled(certificate.name))
        if sound and reading_need(character) is ReadingNeed.RARE
    )


def _marked(reading: str, mark: str) -> str:
    return f"{reading}〔{mark}〕" if mark and reading else reading


def received(member: StageMember, *, is_person: bool) -> str:
    """Who receives, if the winner does not."""
    if not member.recipient:
        return ""
    return f"由{member.recipient}代领" if is_person else f"{member.recipient}领奖"


def width(name: str) -> int:
    """In characters."""
    return len(clusters(name))
