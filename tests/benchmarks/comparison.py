"""The same certificate by four programs, as a table in Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from math import inf
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.measuring import Measured, NotMeasured, measure
from tests.benchmarks.peers import ALL_CORES, ENGINE, PROGRAMS, TYPST
from tests.benchmarks.peers.program import CORES

PAGE = Path(__file__).parents[2] / "certificates" / "MEASURED.md"

ALL = (("one file", 1), ("one file", 400), ("one file", 10_000), ("single files", 400))
QUICK = (("one file", 1), ("one file", 400))

LIMITS = {
    ("fpdf2", "one file"): 2000,
    ("fpdf2", "single files"): 8,
    ("WeasyPrint", "one file"): 100,
    ("WeasyPrint", "single files"): 8,
}
"""The most pages of a program in one job; more would take minutes."""

LEFT_OUT = {(ALL_CORES, "single files")}
"""Jobs measured under another name: single files use all cores anyway."""

TURNS = 3
"""How often each job is measured. Programs take turns and the best time counts, because the machine
is shared."""

LONG = 60
"""Jobs that take at least these seconds are measured once."""

CORES_USED = {
    ENGINE: "one core for one file, all for single files; tagged PDF/A-2u, which no other makes here",
    TYPST: "all cores",
    "fpdf2": "one core for one file, as it cannot do otherwise; all for single files",
    "WeasyPrint": "one core for one file, as it cannot do otherwise; all for single files",
}

HEADINGS = (
    "job",
    "pages",
    "program",
    "seconds",
    "pages a second",
    "to Typst",
    "processor s",
    "to Typst",
    "peak MB",
    "MB written",
)


class Row(NamedTuple):
    job: str
    pages: int
    program: str
    measured: Measured | None
    """How many pages were measured, if the program has a limit."""
    reason: str = ""
    load: float = 0.0
    """Of the machine, when the job had ended."""


def rows(jobs: Sequence[tuple[str, int]], tell: Callable[[str], None]) -> Iterator[Row]:
    for job, pages in jobs:
        best: dict[str, Row] = {}
        for turn in range(1, TURNS + 1):
            for program in PROGRAMS:
                if (program, job) in LEFT_OUT or (program in best and not _again(best[program])):
                    continue
                row = _measured(job, pages, program)
                tell(f"turn {turn}: {row.measured or row}")
                best[program] = min(best.get(program, row), row, key=_seconds)
        yield from best.values()


def _measured(job: str, pages: int, program: str) -> Row:
    asked = min(pages, LIMITS.get((program, job), pages))
    try:
        return Row(job, pages, program, measure(job, program, asked), load=_present_load())
    except NotMeasured as reason:
        return Row(job, pages, program, None, str(reason))


def _again(row: Row) -> bool:
    return row.measured is not None and row.measured.seconds < LONG


def _seconds(row: Row) -> float:
    return row.measured.seconds if row.measured else inf


def page(measured: Sequence[Row]) -> str:
    lines = [
        "# Measured",
        "",
        *_preface(measured),
        "",
        _line(HEADINGS),
        _line(["---"] * len(HEADINGS)),
    ]
    typst = {(r.job, r.pages): r.measured for r in measured if r.program == TYPST}
    lines += [_line(_cells(row, typst.get((row.job, row.pages)))) for row in measured]
    reasons = dict.fromkeys(f"{r.program}: {r.reason}" for r in measured if r.reason)
    return "\n".join((*lines, *(f"\n- not measured, {reason}" for reason in reasons), ""))


def _preface(measured: Sequence[Row]) -> Iterator[str]:
    yield "`make bench` writes this page. Four programs make the same certificate, one after the other, on"
    yield f"one machine ({_machine()}), by"
    yield f"`python -m tests.benchmarks peers` on {datetime.now(UTC):%d %B %Y}, with a load of {_load(measured)}."
    yield "The certificate is `tests/benchmarks/certificate.toml`. It has the same words, places, faces and"
    yield "sizes, a border and a flourish as vectors, a name that shrinks to its line, and a QR code on every"
    yield "page. Each job runs in its own process, which loads its fonts and makes one page before the clock"
    yield "starts. The time includes making the codes. Afterwards the pages are counted, the words are found"
    yield f"and the codes are read. The best of {TURNS} turns counts; a job of {LONG} seconds or more has one"
    yield "turn. “≈” is estimated from fewer pages; “>” was measured with those. Where other work shares the"
    yield "machine, the seconds of its processors are the fairer measure: those of all processes of a job."
    yield ""
    for name, cores in CORES_USED.items():
        yield f"- {name}{'' if name == ENGINE else ' ' + _version(name)}: {cores}"


def _machine() -> str:
    return f"{CORES} cores, {_processor()}, {platform.system()}, Python {platform.python_version()}"


def _load(measured: Sequence[Row]) -> str:
    """How many processes wanted a processor in the minutes before the best turns ended."""
    loads = [row.load for row in measured] or [0.0]
    return f"{min(loads):.1f} to {max(loads):.1f}"


def _present_load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def kept(page: str) -> str:
    """The sections after the comparison, which other commands measure."""
    _, found, sections = page.partition("\n## ")
    return found + sections


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = info.read_text().split("model name") if info.exists() else []
    return (
        names[1].partition(":")[2].partition("\n")[0].strip() if names[1:] else platform.machine()
    )


def _version(name: str) -> str:
    try:
        return version(name.lower())
    except ModuleNotFoundError:
        return "(not installed)"


def _cells(row: Row, typst: Measured | None) -> list[str]:
    head = [row.job, f"{row.pages:,}", row.program]
    got = row.measured
    if not got:
        return [*head, *["–"] * 7]
    about, least = ("≈ ", "> ") if got.count < row.pages else ("", "")
    ratio = f"{got.rate / typst.rate:.2g}" if typst else "–"
    work = got.processor * row.pages / got.count
    share = f"{typst.processor / work:.2g}" if typst and typst.processor and work else "–"
    seconds, size = row.pages / got.rate, got.size_mb * row.pages / got.count
    return [
        *head,
        f"{about}{seconds:.3g}",
        f"{about}{got.rate:,.0f}" if got.rate >= 10 else f"{about}{got.rate:.2g}",
        f"{about}{ratio}",
        f"{about}{work:.3g}",
        f"{about}{share}",
        f"{least}{got.peak_mb:,}",
        f"{about}{size:.3g}",
    ]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
