"""A child process reads each file, within its limits of time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import anyio
import pytest

from awards.intake.reading import refusals
from awards.intake.reading.isolated import read
from awards.intake.reading.limits import Hints, Limits
from tests.intake.cast import book_of
from tests.intake.files import HEADER, bare_parts, csv_text, formatted_blanks, inline, xlsx, zipped

pytestmark = pytest.mark.usual  # a child process for each file

ROOT = Path(__file__).parents[2]
SMALL = xlsx([HEADER, (1, "突出贡献企业", "", "甲公司")])
LONG = csv_text([("姓名", "单位")] + [("甲" * 50, "乙")] * 60_000).encode()


def children() -> list[str]:
    """Return the children of this process, with ended ones that were not waited for."""
    task = Path(f"/proc/self/task/{os.getpid()}/children")
    return task.read_text().split()


async def soon(wanted: list[str]) -> bool:
    """Wait until only these are left; a busy machine needs a moment to remove an ended child."""
    for _ in range(100):
        if children() == wanted:
            return True
        await anyio.sleep(0.05)
    return False


async def test_the_service_returns_what_the_reader_reads() -> None:
    assert await read(SMALL, Limits()) == book_of(SMALL)


async def test_hints_reach_the_reader() -> None:
    book = await read(b"a,b;c", Limits(), Hints(separator=";"))
    assert book.separator == ";"


async def test_a_refusal_comes_back_with_its_facts() -> None:
    with pytest.raises(refusals.TooManyRows) as refused:
        await read(LONG, Limits(rows=100))
    assert refused.value.facts == {"limit": 100}


async def test_a_file_too_big_is_refused_unopened() -> None:
    with pytest.raises(refusals.TooBig):
        await read(SMALL, Limits(upload=100))


async def test_a_reader_that_lasts_too_long_is_ended() -> None:
    before = children()
    with pytest.raises(refusals.TooSlow):
        await read(LONG, Limits(rows=100_000, wall=0.02))
    assert await soon(before)


async def test_a_reader_that_works_too_long_is_ended() -> None:
    parts = bare_parts("".join(f"<row>{inline(f'A{n}', '甲')}</row>" for n in range(1, 250_001)))
    with pytest.raises(refusals.TooSlow):
        await read(zipped(parts), Limits(rows=300_000, cpu=1))


def cornered(text: str) -> bytes:
    """Return a workbook with one name and one cell in the last corner of the sheet."""
    cells = (
        f"<row r='1'>{inline('A1', '甲')}</row><row r='1048576'>{inline('XFD1048576', text)}</row>"
    )
    return zipped(bare_parts(cells))


async def test_a_cell_in_the_last_corner_is_refused_by_its_address() -> None:
    with pytest.raises(refusals.TooWide) as refused:
        await read(cornered("。"), Limits())
    assert "XFD1048576" in str(refused.value)


async def test_a_blank_in_the_last_corner_is_borne() -> None:
    (sheet,) = (await read(cornered(" "), Limits())).sheets
    assert [line.number for line in sheet.lines] == [1]


async def test_memory_is_limited_in_python_too() -> None:
    limits = Limits(rows=100_000, memory=80_000_000)
    assert await read(SMALL, limits)
    with pytest.raises(refusals.TooHeavy) as refused:
        await read(LONG, limits)
    assert "零散" in refused.value.words("zh").remedy


async def test_an_answer_too_large_to_hand_back_is_refused() -> None:
    with pytest.raises(refusals.TooHeavy):
        await read(LONG, Limits(rows=100_000, answer=1_000_000))


async def test_a_stray_mark_in_the_last_row_is_borne() -> None:
    cells = (
        f"<row r='1'>{inline('A1', '姓名')}</row><row r='1048576'>{inline('C1048576', '。')}</row>"
    )
    (sheet,) = (await read(zipped(bare_parts(cells)), Limits())).sheets
    assert [line.number for line in sheet.lines] == [1, 1_048_576]


async def test_a_million_formatted_blank_rows_cost_little_time() -> None:
    (sheet,) = (await read(formatted_blanks(1_048_576), Limits(cpu=4))).sheets
    assert len(sheet.lines) == 2


async def test_cancelling_the_caller_ends_the_child() -> None:
    before = children()
    with anyio.move_on_after(0.05) as scope:
        await read(LONG, Limits(rows=100_000))
    assert scope.cancelled_caught
    assert await soon(before)


def test_the_child_starts_light() -> None:
    heavy = "{'litestar', 'piccolo', 'anyio', 'asyncio', 'xlsxwriter', 'awards.settings'}"
    asked = f"import sys, awards.intake.reading.child; sys.exit(len({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False)
    assert done.returncode == 0


async def test_the_child_sees_no_secret_of_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nonexistent")
    monkeypatch.setenv("PYTHONINSPECT", "1")
    monkeypatch.setenv("PYTHONHOME", "/nonexistent")
    assert await read(SMALL, Limits()) == book_of(SMALL)
