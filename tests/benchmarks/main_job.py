"""The main job at one size, in a separate process, to measure its own peak memory."""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio
import msgspec
import xlsxwriter

from awards import database
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.ceremony.roster_files import as_xlsx
from awards.ceremony.service import roster
from awards.database.migrate import migrate
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.issuing.service import issue
from awards.printing.press.direct import FileKind, print_sheets
from awards.printing.runs.choosing import CertificateSelection
from awards.winners import service as winners
from awards.winners.queries import listing
from tests.benchmarks.memory import peak_mb
from tests.benchmarks.winners import person
from tests.cast import settings

COMMENDATION = """
code = "bench"
title = "性能测量"
year = 2024
decided_on = 2024-02-28
ceremony_on = 2024-02-28
issuers = ["测量委员会"]
number = "测〔2024〕{{category}}{{seq:05}}号"

[[category]]
code = "GR"
name = "先进个人"
kind = "individual"
quota = {quota}
order = "surname-strokes"
salutation = "{{name}}同志："
body = "在{{year}}年度工作中成绩突出，被评为“{{honour}}”。"
closing = "特发此证，以资鼓励。"
"""


class Measured(msgspec.Struct):
    size: int
    seconds: dict[str, float]
    peak_mb: int
    pdf_mb: float


def spreadsheet(size: int) -> bytes:
    """Write a spreadsheet with ``size`` individuals, all different."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("名单")
        sheet.write_row(0, 0, ["序号", "奖项", "姓名", "单位", "工号"])
        for n in range(size):
            row = [str(n + 1), "先进个人", person(n), f"第{n % 97}办事处", f"B{n:06}"]
            sheet.write_row(n + 1, 0, row)
    return out.getvalue()


@contextmanager
def _timed(seconds: dict[str, float], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[name] = round(time.perf_counter() - start, 2)


async def measure(size: int, url: str, folder: Path) -> Measured:
    here = settings(folder, AWARDS_INTAKE_ROWS="200000", AWARDS_UPLOAD_MB="100")
    data, seconds = spreadsheet(size), dict[str, float]()
    async with database.opened(url or here.database, here.secret_key):
        await migrate()
        plan = parse(COMMENDATION.format(quota=size), "bench.toml")
        record = await catalogue.load("bench", plan)
        with _timed(seconds, "import"):
            await intake.commit("bench", "bench", data, "bench.xlsx", Choices(), here)
        with _timed(seconds, "confirm"):
            await winners.confirm("bench", [w.id for w in await listing(record)])
        with _timed(seconds, "issue"):
            await issue("bench", "bench", here)
        with _timed(seconds, "print"), (folder / "out.pdf").open("wb") as out:
            await print_sheets("bench", "bench", CertificateSelection(), FileKind.PDF, here, out)
        with _timed(seconds, "roster"):
            as_xlsx(await roster("bench"))
    return Measured(size, seconds, peak_mb(), round((folder / "out.pdf").stat().st_size / 1e6, 2))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        measured = anyio.run(measure, int(sys.argv[1]), sys.argv[2], Path(temporary))
    sys.stdout.buffer.write(msgspec.json.encode(measured))
