"""The lines of the imprint (GB/T 9704-2012, 7.4): to whom copies go, who printed it and when."""

from __future__ import annotations

from awards.ceremony.decision.name_grid import width

LINE = 29.5
"""Characters of size 4 between one character at each side."""

_COPIES = "抄送："


def imprint_lines(copies: str, printed_by: str) -> list[list[str]]:
    """Each part by itself; without both there is none. Copies that go on align with their first word.

    The second line of ``printed_by`` is the date, at the right: 办公室, 2024年2月28日印发.
    """
    parts = []
    if copies:
        first, *others = _cut(copies.removeprefix(_COPIES), LINE - width(_COPIES))
        parts.append([f"　{_COPIES}{first}", *(f"　　　　{each}" for each in others)])
    if printed_by:
        office, _, day = printed_by.partition("\n")
        parts.append([f"　{office}\t{day}"])
    return parts


def _cut(text: str, room: float) -> list[str]:
    lines = [""]
    for character in text:
        closes = character in "，。、；）"
        if width(lines[-1] + character) > room and not closes:
            lines.append("")
        lines[-1] += character
    return lines
