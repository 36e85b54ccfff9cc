"""A corrected version of a list: what it changes, and the change itself, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from awards.accounts.refusals import refusal
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused, FileRefused, NothingNew
from awards.intake import previewing, queries, service
from awards.intake.checking.choices import NO_CORRECTION, Choices
from awards.intake.comparing import compared
from awards.intake.files import CheckedFile, FileToStore, SentFile
from awards.intake.reading.refusals import require_readable
from awards.intake.records import Receipt
from awards.intake.replacing import store_correction
from awards.roles import Permission, Role
from awards.settings import Settings
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
        correct=partial(store_correction, reason),
        reason=reason,
    )
