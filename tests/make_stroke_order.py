"""Build ``awards/text/stroke_order.txt``; needed only when one of its three sources changes.

    python -m tests.make_stroke_order all_word.json stroke.dict.yaml Unihan_IRGSources.txt

The first is in the wheel of cn-sort (MIT), the second in Debian's rime-data-stroke, the third in
Debian's unicode-data. Only facts are used: the order of characters.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate, pairwise
from pathlib import Path

TARGET = Path(__file__).parent.parent / "awards" / "text" / "stroke_order.txt"
HEADER = """\
# Han characters in stroke order: one line per number of strokes, the number, a tab, the characters.
# Within a line: stroke by stroke 横 竖 撇 点 折, then the order of the standard (GF 3003-1999, which
# GB/T 25741-2010 continues).
#
# Sources, facts only. (1) The order of the {official:,} characters of the Unified Repertoire: the
# ranks in the data file of cn-sort 0.14 (MIT). It wins wherever another source disagrees, but for
# {outvoted} characters such as 达 which both others count alike and it does not.
# (2) Numbers of strokes: Unicode 15.0, Unihan kTotalStrokes, the value for mainland China.
# (3) Places of the other {others:,} characters among those: their strokes in rime-stroke 2023-02
# (from 全字庫 CNS 11643 and the Peking University forum); where it has none that agree with the
# number, a character stands last in its line ({last:,} do).
#
# To rebuild: python -m tests.make_stroke_order (its first lines name the three files it reads).
"""
DIGITS = str.maketrans("hspnz", "12345")  # 横 竖 撇 点 折
FIRST_HAN = "\u3007"


def official_order(path: Path) -> list[str]:
    entries = json.loads(path.read_text("utf-8"))["all_word"]
    ranks = {entry["chinese"]: entry["stroke_increment_level"] for entry in entries}
    return sorted((one for one in ranks if one >= FIRST_HAN), key=ranks.__getitem__)


def stroke_strings(path: Path) -> dict[str, list[str]]:
    strings: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        character, tab, strokes = line.partition("\t")
        if tab and len(character) == 1:
            strings[character].append(strokes.split("\t")[0].translate(DIGITS))
    return strings


def total_strokes(path: Path) -> dict[str, int]:
    rows = (
        line.split() for line in path.read_text("utf-8").splitlines() if "kTotalStrokes\t" in line
    )
    return {
        chr(int(row[0].removeprefix("U+"), 16)): int(row[2])
        for row in rows
        if row[0].startswith("U+")
    }


def cut_by_count(order: list[str], totals: dict[str, int]) -> dict[int, list[str]]:
    """Cut the official order into lines, where it contradicts the fewest stroke counts."""
    counts = range(1, max(totals[one] for one in order))
    cuts = [
        0,
        *(_best_cut([totals[one] <= count for one in order]) for count in counts),
        len(order),
    ]
    return {count: order[start:end] for count, (start, end) in enumerate(pairwise(cuts), 1)}


def _best_cut(belongs_before: list[bool]) -> int:
    scores = [0, *accumulate(1 if before else -1 for before in belongs_before)]
    return max(range(len(scores)), key=scores.__getitem__)


def agreeing(strings: list[str], count: int) -> str:
    return next((strokes for strokes in strings if len(strokes) == count), "")


def anchors(line: list[str], strokes: dict[str, str]) -> list[tuple[str, int]]:
    """Return the longest sequence of characters in a line whose strokes rise: (strokes, place)."""
    heads: list[str] = []
    chains: list[tuple[tuple[str, int], ...]] = []
    for place, character in enumerate(line):
        if not strokes[character]:
            continue
        length = bisect_right(heads, strokes[character])
        chain = (*(chains[length - 1] if length else ()), (strokes[character], place))
        heads[length:] = [strokes[character], *heads[length + 1 :]]
        chains[length:] = [chain, *chains[length + 1 :]]
    return list(chains[-1]) if chains else []


def merged(line: list[str], others: list[str], strokes: dict[str, str]) -> list[str]:
    """Merge the other characters into one line, each behind the last anchor before it."""
    fixed = anchors(line, strokes)
    known = [""] + [sequence for sequence, _ in fixed]
    places = [-1] + [place for _, place in fixed]
    keyed = [(place, 0, "", character) for place, character in enumerate(line)]
    for character in others:
        sequence = strokes[character]
        place = places[bisect_right(known, sequence) - 1] if sequence else len(line)
        keyed.append((place, 1, sequence, character))
    return [character for *_, character in sorted(keyed)]


def table(official: list[str], totals: dict[str, int], strings: dict[str, list[str]]) -> str:
    """Return the whole file. A character known only to ``strings`` (〇) has that many strokes."""
    totals = {one: len(written[0]) for one, written in strings.items()} | totals
    lines = {
        count: [one for one in line if not _outvoted(one, count, totals, strings)]
        for count, line in cut_by_count(official, totals).items()
    }
    counts = totals | {one: count for count, line in lines.items() for one in line}
    strokes = {one: agreeing(strings.get(one, []), count) for one, count in counts.items()}
    placed = {one for line in lines.values() for one in line}
    others: dict[int, list[str]] = defaultdict(list)
    for character in sorted(counts.keys() - placed):
        others[counts[character]].append(character)
    body = "".join(
        f"{count}\t{''.join(merged(lines.get(count, []), others[count], strokes))}\n"
        for count in sorted(set(counts.values()))
    )
    return _header(official, placed, others, strokes) + body


def _outvoted(one: str, count: int, totals: dict[str, int], strings: dict[str, list[str]]) -> bool:
    return totals[one] != count and agreeing(strings.get(one, []), totals[one]) != ""


def _header(
    official: list[str], placed: set[str], others: dict[int, list[str]], strokes: dict[str, str]
) -> str:
    rest = [one for line in others.values() for one in line]
    return HEADER.format(
        official=len(placed),
        outvoted=len(official) - len(placed),
        others=len(rest),
        last=sum(not strokes[one] for one in rest),
    )


def main(ranks: str, strings: str, unihan: str) -> None:
    sources = (
        official_order(Path(ranks)),
        total_strokes(Path(unihan)),
        stroke_strings(Path(strings)),
    )
    TARGET.write_text(table(*sources), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
