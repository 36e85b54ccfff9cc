"""The office's own words and choices for its papers, by their keys in a version's texts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class OfficeText(StrEnum):
    """What an office may say otherwise. A text that is missing or empty has the usual words."""

    #: “decision” (决定) or “circular” (通报).
    DECISION_FORM = "decision.form"
    DECISION_TITLE = "decision.title"
    ADDRESSEE = "decision.addressee"
    BASIS = "decision.basis"
    HOPES = "decision.hopes"
    #: “yes” if the bodies seal it.
    SEALED = "decision.sealed"
    #: The red mark, such as ××委员会文件; without it there is no red head.
    RED_MARK = "decision.mark"
    DOCUMENT_NUMBER = "decision.number"
    #: “ink” or “word”, see `awards.documents`.
    MEASURES = "decision.measures"
    #: 抄送 and 印发 of the imprint; without both there is none.
    COPIES = "decision.copies"
    PRINTED_BY = "decision.printed-by"
    #: When the press may publish, such as 2月28日12时; without it when the meeting begins.
    EMBARGO = "press.embargo"
    #: The id of a size, or a stock in TOML whose first two places are the faces.
    NAME_CARD_SIZE = "name-cards.size"
    #: “yes” prints duties below names, never those of leaders.
    NAME_CARD_DUTY = "name-cards.duty"
    #: “unit” lists by unit, also where there are seats.
    SIGN_IN_BY = "sign-in.by"
    ARRIVAL = "instructions.arrival"
    REHEARSAL = "instructions.rehearsal"
    DRESS = "instructions.dress"
    FETCHING = "instructions.fetching"
    CONTACT = "instructions.contact"
    #: The words of the host before the first item and after the last.
    SCRIPT_OPENING = "meeting.opening"
    SCRIPT_CLOSING = "meeting.closing"
    #: Pixels of the screen of the hall, such as 3840×1280.
    SCREEN_SIZE = "screen.size"


def text_of(texts: Mapping[str, str], key: OfficeText, usual: str = "") -> str:
    return texts.get(key.value, "").strip() or usual
