"""A corrected version of a list: what it changes, and the change itself, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import anyio
import msgspec

from awards import database
from awards.accounts.refusals import refusal
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.clock import CHINA
from awards.errors import FieldRefused, FileRefused, NothingNew, Stale
from awards.intake import previewing, queries, service
from awards.intake.checking.choices import NO_CORRECTION, Choices
from awards.intake.checking.difference import (
    CorrectionAnswers,
    ListDifference,
    difference,
    differing,
)
from awards.intake.checking.known_recipients import to_compare, with_known
from awards.intake.checking.matched_rows import MatchedRow, RegisteredWinner
from awards.intake.checking.preview import CheckedRow, ImportPreview, RowState
from awards.intake.checking.preview_after import corrected, updated
from awards.intake.checking.questions import is_correction
from awards.intake.checking.repeats import identity_of
from awards.intake.files import CheckedFile, FileToStore, SentFile
from awards.intake.reading.refusals import require_readable
from awards.intake.records import Receipt
from awards.roles import Permission, Role
from awards.settings import Settings
from awards.tables import Winner
from awards.text.names import match_key
from awards.winner_fields import Registration
from awards.winners import service as winners
from awards.winners.award_queries import known_awards
from awards.winners.preparing import PreparedWinners
from awards.winners.rules import fingerprint, key_of
from awards.words import Phrase


async def preview(
    commendation: str, data: bytes, choices: Choices, settings: Settings
) -> CheckedFile:
    """Everything to report about the file, beside what is registered; changes nothing.

    Raises FileRefused, and NotFound for an unknown import.
    """
    sent = SentFile("", data, choices)
    [found] = await preview_together(commendation, [sent], settings)
    return require_readable(found)


async def preview_together(
    commendation: str, files: Sequence[SentFile], settings: Settings
) -> list[CheckedFile | FileRefused]:
    """Like `preview`, for several files that are checked as if they were one."""
    here = await catalogue.find(commendation)
    roots = [await _root(here, file.choices) for file in files]
    found = await previewing.preview_together(commendation, files, settings)
    return [
        one
        if isinstance(one, FileRefused)
        else await compared(here, one, root, file.choices, settings)
        for file, root, one in zip(files, roots, found, strict=True)
    ]


async def _root(here: CommendationRecord, choices: Choices) -> int | None:
    """The id of the import that the file corrects. Raises NotFound."""
    if choices.corrects in ("", NO_CORRECTION):
        return None
    return await queries.root_of(here, choices.corrects)


async def compared(
    here: CommendationRecord,
    report: CheckedFile,
    corrects: int | None,
    choices: Choices,
    settings: Settings,
) -> CheckedFile:
    """The file beside the version that it corrects, or beside the registry and earlier awards.

    If it may correct an earlier version, that is a question.
    """
    if corrects is not None:
        preview, found = await _compared_with_import(here, report, corrects, choices, settings)
        report = report._replace(preview=preview, difference=found, corrects=corrects)
    else:
        report = await _compared_with_registry(here, report, choices, settings)
        if not (report.earlier or choices.corrects):
            report = await _asked(here, report, settings)
    return report._replace(preview=await _with_known(here, report.preview, settings))


async def _compared_with_import(
    here: CommendationRecord,
    report: CheckedFile,
    intake: int,
    choices: Choices,
    settings: Settings,
) -> tuple[ImportPreview, ListDifference]:
    """The preview of a file that corrects that import, and what it changes of it."""
    stored = await queries.stored(here, intake)
    secret = settings.secret_key()
    given = CorrectionAnswers(choices.leave, choices.anew, choices.same, choices.withdraw)
    find = partial(
        difference,
        report.preview.rows,
        stored,
        given,
        partial(previewing.key, secret=secret),
        partial(fingerprint, secret=secret),
        here.own_fields,
    )
    found = await anyio.to_thread.run_sync(find)
    return corrected(report.preview, found, previewing.slots(here)), found


async def _compared_with_registry(
    here: CommendationRecord, report: CheckedFile, choices: Choices, settings: Settings
) -> CheckedFile:
    """Find rows that differ from their registered winner, and those chosen to update it.

    In the preview these rows are separate from the skipped ones.
    """
    preview = report.preview
    secret = settings.secret_key()
    repeated = [row for row in preview.rows if row.state is RowState.REGISTERED and row.asked]
    keys = await anyio.to_thread.run_sync(
        lambda: [key_of(row.asked, secret) for row in repeated if row.asked]
    )
    stored = await queries.registered(here, list(dict.fromkeys(keys)))
    find = partial(
        differing,
        repeated,
        stored,
        partial(previewing.key, secret=secret),
        partial(fingerprint, secret=secret),
        here.own_fields,
    )
    found = await anyio.to_thread.run_sync(find)
    chosen = tuple(pair for pair in found if pair.row.place in choices.update)
    if chosen:
        preview = updated(preview, chosen, previewing.slots(here))
    return report._replace(preview=preview, differing=found, updates=chosen)


async def _asked(here: CommendationRecord, report: CheckedFile, settings: Settings) -> CheckedFile:
    """With the question whether it corrects an earlier import, if there is a similar one."""
    similar = await similar_import(here, report.preview, settings)
    if similar is None:
        return report
    at = f"{similar.at.astimezone(CHINA):%Y-%m-%d %H:%M}"
    question = is_correction(similar.reference, similar.file_name, at)
    questions = (*report.preview.questions, question)
    return report._replace(preview=replace(report.preview, questions=questions), resembles=similar)


async def _with_known(
    here: CommendationRecord, preview: ImportPreview, settings: Settings
) -> ImportPreview:
    """With remarks about recipients who are registered or have an award of an earlier year."""
    secret = settings.secret_key()
    rows = to_compare(preview)
    identities = await anyio.to_thread.run_sync(
        lambda: [
            identity_of(row.registration, fingerprint(row.registration.personal_number, secret))
            for row in rows
            if row.registration is not None
        ]
    )
    awards = await known_awards(here, identities)
    places = {row.place: known for row, known in zip(rows, awards, strict=True) if known}
    return with_known(preview, places)


async def similar_import(
    here: CommendationRecord, preview: ImportPreview, settings: Settings
) -> Receipt | None:
    """The import that holds most of the file's recipients, if it holds at least half of them."""
    asked = [row.asked for row in preview.rows if row.asked is not None]
    secret = settings.secret_key()
    keys = await anyio.to_thread.run_sync(lambda: [key_of(one, secret) for one in asked])
    shared = await queries.sharing(here, list(dict.fromkeys(keys)))
    best = max(shared, key=shared.__getitem__, default=None)
    if best is None or shared[best] * 2 < len(asked):
        best = await _by_names(here, asked)
    if best is None:
        best = await _by_places(here, preview.rows)
    return await queries.by_id(here, best) if best is not None else None


async def _by_names(here: CommendationRecord, asked: Sequence[Registration]) -> int | None:
    """Find the earlier import of a list whose numbers alone were added or corrected."""
    names = await anyio.to_thread.run_sync(
        lambda: {(one.category, match_key(one.name), match_key(one.unit)) for one in asked}
    )
    return await queries.named(here, names)


async def _by_places(here: CommendationRecord, rows: Sequence[CheckedRow]) -> int | None:
    """Find the earlier import of a mostly changed list, by what stood in each row."""
    return await queries.placed(here, await anyio.to_thread.run_sync(_places_of, rows))


def _places_of(rows: Sequence[CheckedRow]) -> dict[str, tuple[str, str, str]]:
    """The category, the unit and the name of each row, by its place."""
    return {
        row.kept_place: (row.category, row.asked.unit, row.asked.name) for row in rows if row.asked
    }


async def commit(
    actor: str,
    commendation: str,
    data: bytes,
    file_name: str,
    choices: Choices,
    settings: Settings,
    *,
    reason: str = "",
    role: Role = Role.ADMIN,
) -> Receipt:
    """Preview the file and `store` what was found.

    A role without the permission to withdraw withdraws drafts alone. Raises NotPermitted and what
    `store` raises.
    """
    report = await preview(commendation, data, choices, settings)
    going = report.going
    if Permission.WITHDRAW not in role.permissions and not all(one.is_draft for one in going):
        raise refusal(role, Permission.WITHDRAW)
    return await store(
        actor, commendation, report, file_name, settings, again=choices.again, reason=reason
    )


async def store(
    actor: str,
    commendation: str,
    report: CheckedFile,
    file_name: str,
    settings: Settings,
    *,
    again: bool = False,
    draft: int | None = None,
    reason: str = "",
    reading: str = "",
) -> Receipt:
    """Like `store_together`, for one file."""
    file = FileToStore(report, file_name, again, draft, reading)
    [receipt] = await store_together(actor, commendation, [file], settings, reason=reason)
    if receipt is None:
        raise NothingNew
    return receipt


async def store_together(
    actor: str,
    commendation: str,
    files: Sequence[FileToStore],
    settings: Settings,
    *,
    reason: str = "",
) -> list[Receipt | None]:
    """Store files that were compared: lists of their own, and what others correct.

    Raises what `awards.intake.service.store_together` does, FieldRefused without a reason to
    withdraw, and Stale if a winner changed since.
    """
    if not reason.strip() and any(file.report.going for file in files):
        raise FieldRefused(field="reason", value="", reason=Phrase("say why they are withdrawn"))
    return await service.store_together(
        actor,
        commendation,
        files,
        settings,
        correct=partial(_store_correction, reason),
        reason=reason,
    )


async def _store_correction(
    reason: str,
    actor: str,
    here: CommendationRecord,
    file: FileToStore,
    settings: Settings,
    prepared: PreparedWinners,
) -> Receipt:
    """Withdraw with a reason, amend and register, in the caller's transaction."""
    report, found = file.report, file.report.difference
    if found is None:
        raise RuntimeError("the file corrects nothing")
    rows = report.preview.decided
    intake, receipt = await service.record_import(
        here,
        actor,
        report,
        file.name,
        len(rows),
        reading=file.reading,
        corrects=report.corrects,
    )
    await _withdraw(actor, found.going, reason)
    await service.amend_winners(actor, found.changed, settings, reason)
    if rows:
        await service.register_rows(actor, here, rows, intake, settings, prepared)
    await _move((*found.changed, *found.left, *found.same))
    told = {
        "reference": receipt.reference,
        "sha256": report.sha256,
        "rows": len(rows),
        "amended": len(found.changed),
        "withdrawn": len(found.going),
    }
    await audit.record(actor, [Change(Action.INTAKE_COMMITTED, f"intake/{intake}", None, told)])
    root = await queries.by_id(here, report.corrects) if report.corrects else None
    return msgspec.structs.replace(receipt, corrects=root.reference if root else "")


async def _withdraw(actor: str, going: Sequence[RegisteredWinner], reason: str) -> None:
    """Withdraw winners that did not change since the decision. Raises Stale."""
    for batch in database.batches(going):
        rows = await Winner.select(Winner.id, Winner.revision).where(
            Winner.id.is_in([one.id for one in batch])
        )
        now = {row["id"]: row["revision"] for row in rows}
        for one in batch:
            if now.get(one.id) != one.revision:
                raise Stale(name=one.name)
    if going:
        await winners.withdraw(actor, [one.id for one in going], reason)


async def _move(pairs: Sequence[MatchedRow]) -> None:
    """Record the winner's row in the latest version, which the next one is compared with."""
    for pair in pairs:
        if pair.winner.place != (at := pair.row.kept_place):
            await Winner.update({Winner.intake_row: at}).where(Winner.id == pair.winner.id)
