"""A list beside what is known: the version that it corrects, the registry, earlier awards."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import anyio

from awards.catalogue.records import CommendationRecord
from awards.clock import CHINA
from awards.intake import previewing, queries
from awards.intake.checking.choices import Choices
from awards.intake.checking.difference import (
    CorrectionAnswers,
    ListDifference,
    difference,
    differing,
)
from awards.intake.checking.known_recipients import to_compare, with_known
from awards.intake.checking.preview import ImportPreview, RowState
from awards.intake.checking.preview_after import corrected, updated
from awards.intake.checking.questions import is_correction
from awards.intake.checking.repeats import identity_of
from awards.intake.files import CheckedFile
from awards.intake.resembling import similar_import
from awards.settings import Settings
from awards.winners.award_queries import known_awards
from awards.winners.rules import fingerprint, key_of


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
