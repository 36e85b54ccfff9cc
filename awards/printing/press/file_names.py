"""Names of the files of a run as they are handed over: the run, and the sheets they hold."""

from __future__ import annotations

from awards.printing.press.files import fit_name
from awards.printing.runs.ranges import read, shown
from awards.printing.runs.records import RunRecord, VolumeRecord
from awards.words import C_, Language, Phrase, translated

#: More ranges make no name.
_MOST_RANGES = 3


def delivered_name(run: RunRecord, volume: VolumeRecord, language: Language) -> str:
    """Such as “第3批 先进个人 补打 文件2 第201–400张.pdf”."""
    ranges = read(volume.sheets)
    if len(ranges) > _MOST_RANGES:
        ranges = ((ranges[0][0], ranges[-1][1]),)
    words = Phrase(C_("file", "%(run)s, file %(place)s"), run=run.name, place=volume.place)
    if ranges:
        words = Phrase(C_("file", "%(file)s, sheets %(sheets)s"), file=words, sheets=shown(ranges))
    ending = volume.file.partition(".")[2]
    return f"{fit_name(translated(words, language))}.{ending}"
