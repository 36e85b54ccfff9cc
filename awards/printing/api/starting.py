"""Print runs over HTTP before they begin: earlier runs, the check, the start."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from awards.catalogue import service as catalogue
from awards.printing.api.runs import OPEN, Name, Once, Position, RunDetails, run_details
from awards.printing.press.press import call
from awards.printing.runs import queries
from awards.printing.runs import service as runs
from awards.printing.runs.checking import outlook
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.records import CountedRun
from awards.printing.runs.rules import LARGEST_VOLUME, VOLUME, RunSetup
from awards.settings import Settings
from awards.statements.records import StatementDifference
from awards.web.fields import LARGEST_ID, CodeInPath, Id, Text
from certificates import Problem

HERE = "/commendations/{code:str}/runs"

Numbers = Annotated[str, msgspec.Meta(max_length=20_000, pattern=r"^[^\x00]*$")]
Digest = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?$")]


class NewRun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to print and how. A repeated request with the same ``once`` returns the same run.

    ``certificates`` are ids, ``numbers`` such as ``TC001, GR131-GR139``, ``layout`` a digest;
    positions in the order count from 1. ``unprinted`` leaves out certificates that were printed
    whole or are in an open run; it is the default if neither ids nor numbers are given. ``backs``
    is the id of the layout printed behind each certificate. With ``cut`` each category begins a file. ``title`` is shown beside the run's
    number and never printed. ``accept_differences`` prints certificates that say something else
    than the register; without it they are refused.

    The ``order`` “stage” is that of the ceremony, of its frozen ``version`` or of the draft; the
    others lay out the order of the decision.
    """

    stock: Name
    category: Text | None = None
    first: Position = 1
    last: Position | None = None
    unprinted: bool | None = None
    certificates: Annotated[list[Id], msgspec.Meta(max_length=5000)] | None = None
    numbers: Numbers = ""
    layout: Digest = ""
    printer: Name = ""
    tray: Name = ""
    order: Literal["sequence", "cut-and-stack", "stage"] = "sequence"
    version: Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)] | None = None
    start: Annotated[int, msgspec.Meta(ge=1, le=100)] = 1
    bleed: Annotated[float, msgspec.Meta(ge=0, le=20)] = 0
    crop_marks: bool = False
    colour_bar: bool = False
    slug: Name = ""
    dividers: bool = False
    volume: Annotated[int, msgspec.Meta(ge=1, le=LARGEST_VOLUME)] = VOLUME
    cut: Literal["", "category"] = ""
    backs: Name = ""
    title: Name = ""
    once: Once = ""
    accept_differences: bool = False

    def wanted(self) -> CertificateSelection:
        these = None if self.certificates is None else frozenset(self.certificates)
        return CertificateSelection(
            self.category,
            self.first,
            self.last,
            self._unprinted(),
            these,
            named=self.numbers,
            layout=self.layout,
            by_stage=self.order == "stage",
            version=self.version,
        )

    def _unprinted(self) -> bool:
        """A request that names certificates wants them, printed or not."""
        named = bool(self.numbers) or self.certificates is not None
        return not named if self.unprinted is None else self.unprinted

    def setup(self) -> RunSetup:
        return RunSetup(
            self.stock,
            self.printer,
            self.tray,
            "sequence" if self.order == "stage" else self.order,
            self.start,
            self.bleed,
            self.crop_marks,
            self.colour_bar,
            self.slug,
            self.dividers,
            self.volume,
            self.cut,
            backs=self.backs,
        )


class RunProblem(msgspec.Struct, frozen=True):
    """What would go wrong on paper; ``person`` and ``number`` are empty for every sheet.

    A warning refuses nothing.
    """

    person: str
    number: str
    what_zh: str
    what_en: str
    remedy_zh: str
    remedy_en: str

    @classmethod
    def of(cls, found: Problem) -> RunProblem:
        zh, en = found.zh, found.en
        return cls(found.person, found.key, zh.what, en.what, zh.remedy, en.remedy)


class RunCheck(msgspec.Struct, frozen=True):
    """The outcome of a run. ``tried`` says whether ``problems`` is complete.

    ``on_hand`` is the expected number of sheets of the stock, if anybody counted. A run with backs
    is ``turned_about`` the long or the short edge of the sheet, as the printer must be set.
    ``differs`` is what these certificates say and the register says differently now: ask before they
    are printed.
    """

    certificates: int
    sheets: int
    volumes: int
    tried: bool
    problems: list[RunProblem]
    warnings: list[RunProblem]
    on_hand: int | None
    calibrated: bool
    calibrated_behind: bool
    turned_about: str
    differs: list[StatementDifference]


@get(HERE, opt=OPEN, tags=["printing"])
async def list_runs(code: CodeInPath) -> list[CountedRun]:
    """The newest fifty, the newest first."""
    return await queries.counted_runs(await catalogue.find(code))


@post(HERE, opt=OPEN, tags=["printing"])
async def start_run(
    request: Request[Any, Any, Any],
    code: CodeInPath,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[NewRun],
) -> RunDetails:
    """The run is drawn in the background. Ask for it until its state is ``done``."""
    run = await runs.start(
        actor,
        code,
        data.wanted(),
        data.setup(),
        settings,
        once=data.once,
        title=data.title,
        accept_differences=data.accept_differences,
    )
    call(request.app.state)
    return await run_details(run)


@post(f"{HERE}/check", status_code=200, opt=OPEN, tags=["printing"])
async def check_run(
    code: CodeInPath, settings: NamedDependency[Settings], data: JSONBody[NewRun]
) -> RunCheck:
    """What this run would print and everything that would go wrong; nothing begins."""
    here = await catalogue.find(code)
    seen = await outlook(here, data.wanted(), data.setup(), settings, all_tried=True)
    return RunCheck(
        len(seen.planned.sheets),
        seen.papers,
        len(seen.planned.plan),
        seen.tried.certificates == len(seen.planned.sheets),
        [RunProblem.of(each) for each in seen.tried.problems],
        [RunProblem.of(each) for each in seen.tried.warnings],
        seen.on_hand.expected,
        seen.calibrated is not None,
        seen.calibrated_behind is not None,
        seen.turned_about,
        seen.differs,
    )


ROUTES = [list_runs, check_run, start_run]
