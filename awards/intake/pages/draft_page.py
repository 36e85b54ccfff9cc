"""What all import pages share: the owner of the draft, and the findings about its file."""

from __future__ import annotations

from litestar import Response

from awards.accounts.rules import Principal
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import DraftSealed, FileRefused
from awards.intake import drafts
from awards.intake.drafts import DraftRecord
from awards.intake.files import CheckedFile
from awards.intake.reading import refusals
from awards.intake.running_previews import PreviewStage, PreviewWork, RunningPreviews
from awards.tables import Role
from awards.web import visits
from awards.web.pages import AnyRequest, page
from awards.words import N_, translations

#: How long a page waits for its preview before it shows the progress.
PATIENCE = 1.0
#: A requested change waits longer, so that it is not requested twice.
RESOLVE = 10.0

STAGES: dict[PreviewStage, str] = {
    PreviewStage.WAITING: N_("Waiting for other lists to be checked"),
    PreviewStage.READING: N_("Reading the file"),
    PreviewStage.CHECKING: N_("Checking the rows"),
}

#: Refusals that other answers can fix: another encoding, sheet, header row or column.
CURABLE = (
    refusals.Undecodable,
    refusals.BrokenQuotes,
    refusals.NoHeader,
    refusals.HeaderOnly,
    refusals.DuplicateHeader,
    refusals.MissingColumn,
    refusals.UnknownChoice,
)


def previews(request: AnyRequest) -> RunningPreviews:
    state = request.app.state
    if "previews" not in state:
        state["previews"] = RunningPreviews(visits.settings_of(request))
    found: RunningPreviews = state["previews"]
    return found


async def open_draft(
    request: AnyRequest, code: str, draft: int
) -> tuple[CommendationRecord, DraftRecord]:
    """The draft of the person asking. Raises NotFound, DraftEnded and DraftSealed."""
    here, found = await find_draft(request, code, draft)
    if not found.readable:
        raise DraftSealed
    return here, found


async def find_draft(
    request: AnyRequest, code: str, draft: int
) -> tuple[CommendationRecord, DraftRecord]:
    """Like `open_draft`, for a draft that need not be readable."""
    here = await catalogue.find(code)
    caller: Principal = request.user
    of_anyone = caller.role is Role.ADMIN
    key = secret(request)
    found = await drafts.find(here, draft, caller.username, secret=key, of_anyone=of_anyone)
    return here, found


async def others(request: AnyRequest, here: CommendationRecord, besides: int = 0) -> int:
    """How many other imports the person has not finished."""
    mine = await drafts.ids_left_open(here, request.user.username)
    return len([draft for draft in mine if draft != besides])


def secret(request: AnyRequest) -> bytes:
    return visits.settings_of(request).secret_key()


async def findings(
    request: AnyRequest,
    here: CommendationRecord,
    draft: DraftRecord,
    patience: float = PATIENCE,
) -> CheckedFile | PreviewWork:
    """The findings about the file, or the work that is computing them.

    Raises FileRefused.
    """
    work = previews(request).of(here, draft)
    return await work.done(patience) or work


def as_matched(request: AnyRequest, here: CommendationRecord, draft: DraftRecord) -> DraftRecord:
    """The draft, as its check may have matched its columns like those of an earlier import."""
    return previews(request).of(here, draft).draft


def waiting(
    request: AnyRequest, here: CommendationRecord, draft: DraftRecord, work: PreviewWork
) -> Response[str]:
    _ = translations(visits.language(request)).gettext
    return page(
        request,
        "intake/waiting.html",
        here=here,
        section="intake",
        draft=draft,
        stage=_(STAGES[work.stage]),
        rows=work.rows,
        seconds=work.seconds,
    )


def address(code: str, draft: int, rest: str = "") -> str:
    return f"/c/{code}/intake/{draft}{rest}"


def fault_words(request: AnyRequest, fault: FileRefused) -> str:
    return " ".join(fault.words(visits.language(request)))
