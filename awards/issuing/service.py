"""Issue, reissue, revoke: each is one transaction, which also counts the numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from awards import clock, database, limits
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import DatabaseBusy, FieldRefused, OwnWords, Stale, WrongState
from awards.issuing import rows
from awards.issuing.drafts import Composed, Draft, first_versions, snapshots
from awards.issuing.queries import StoredCertificate, awaiting, last_numbers, versions
from awards.issuing.records import CertificateRecord, Reissue
from awards.layouts import service as layouts
from awards.notices.rules import named
from awards.settings import Settings
from awards.statements import marks
from awards.statements import service as statements
from awards.tables import CertificateState, StatementKind, Values, Winner, WinnerState
from awards.winners.queries import find
from awards.winners.records import WinnerRecord
from awards.winners.rules import account_of
from awards.winners.writers import forget, require_known_writers, require_person, writers
from awards.words import Phrase

#: How often issuing starts again because somebody else was faster, before it gives up.
ATTEMPTS = 5


async def issue(
    actor: str,
    commendation: str,
    settings: Settings,
    *,
    category: str | None = None,
    winners: Collection[int] | None = None,
    reason: str = "",
) -> list[str]:
    """Issue to everyone confirmed, or to those of a category or in ``winners``; all or none.

    Returns the new numbers, counted in the one order. The two-person rule requires a ``reason``,
    which the history keeps, and nobody issues words that they changed since the confirmation.
    Raises NotFound, FieldRefused, OwnWords, WriterUnlinked, NumberRecorded, or PrintRefused if a
    sheet could not be printed correctly, because an issued sheet is frozen.
    """
    for _ in range(ATTEMPTS):
        here = await catalogue.find(commendation)
        if here.two_person or reason:
            _require_reason(reason)
        if category is not None:
            here.require_category(category)
        last = await last_numbers(here)
        drafts = first_versions(here, await awaiting(here, category, winners), last)
        await _require_others_words(actor, here, [draft.winner for draft in drafts])
        frozen = await snapshots(here, drafts, settings)
        try:
            await _freeze(actor, here, drafts, frozen, last, reason)
        except rows.MeanwhileChanged:
            continue
        return [draft.number for draft in drafts]
    raise DatabaseBusy(reason=Phrase("others issue at the same time"))


async def _require_others_words(
    actor: str, here: CommendationRecord, them: Sequence[WinnerRecord]
) -> None:
    """A photo or a wording may change after the confirmation: who issues reads it then."""
    wrote = await writers(here, them)
    own = [winner for winner in them if account_of(actor) in wrote.get(winner.id, ())]
    if own:
        raise OwnWords(name=named(own))
    if wrote:
        require_person(here, actor)
    require_known_writers(them, wrote)


async def _freeze(
    actor: str,
    here: CommendationRecord,
    drafts: Sequence[Draft],
    frozen: Composed,
    last: dict[int, int],
    reason: str,
) -> None:
    async with database.transaction():
        await rows.count_up(drafts, last)
        await rows.require_unrecorded(drafts)
        await rows.to_issued(drafts)
        for batch in database.batches([draft.winner.id for draft in drafts]):
            await forget(batch)
        numbers = await rows.store_numbers(drafts)
        layout = await layouts.store(frozen.layout)
        await rows.store(frozen.snapshots, numbers, layout, clock.now())
        await marks.settle_issued(here.id, [each.winner.id for each in drafts])
        await audit.record(actor, [_issued(each, reason) for each in drafts])


def _issued(draft: Draft, reason: str) -> Change:
    told = {"reason": reason} if reason else {}
    facts = {"number": draft.number, "version": draft.version, **told}
    return Change(Action.CERTIFICATE_ISSUED, f"winner/{draft.winner.id}", None, facts)


async def reissue(
    actor: str, number: str, reason: str, settings: Settings, *, seen: int | None = None
) -> Reissue:
    """Print the winner's current words as the next version under the same number.

    The previous version is superseded but kept. If the new sheet would say the same, nothing is
    made. ``seen`` is the revision of the winner whose words were read. Under the two-person rule
    nobody reissues their own words, because these were never confirmed. Raises NotFound,
    WrongState, Stale, OwnWords, FieldRefused or PrintRefused.
    """
    _require_reason(reason)
    old = await _require_valid(number, Phrase("reissued"))
    here = await catalogue.find_of_winner(old.record.winner)
    winner = await find(old.record.winner)
    if seen not in (None, winner.revision):
        raise Stale(name=winner.name)
    category = here.require_category(winner.category)
    draft = Draft(winner, category, 0, number, old.record.version + 1)
    made = await snapshots(here, [draft], settings)
    [new] = made.snapshots
    if new.says_the_same(old.snapshot):
        return Reissue(certificate=old.record, changed=False)
    if here.two_person and new.is_about_other_words(old.snapshot):
        await _require_second_person(actor, here, winner)
    try:
        await _supersede(actor, old, made, reason)
    except rows.MeanwhileChanged:
        raise _wrong_state(old, Phrase("reissued")) from None
    return Reissue(certificate=(await versions(number))[-1].record, changed=True)


async def _require_second_person(
    actor: str, here: CommendationRecord, winner: WinnerRecord
) -> None:
    """Raises OwnWords, ShellUnlinked or WriterUnlinked."""
    wrote = await writers(here, [winner])
    if account_of(actor) in (winner.written_by, *wrote.get(winner.id, ())):
        raise OwnWords(name=winner.name)
    require_person(here, actor)
    require_known_writers([winner], wrote)


async def _supersede(actor: str, old: StoredCertificate, made: Composed, reason: str) -> None:
    [new] = made.snapshots
    async with database.transaction():
        await rows.end(old.id, CertificateState.SUPERSEDED, reason, clock.now())
        layout = await layouts.store(made.layout)
        await rows.store([new], {new.number: old.issued_number}, layout, clock.now())
        await marks.settle([old.record.winner])
        before = {"number": new.number, "version": old.record.version}
        after = {"number": new.number, "version": new.version, "reason": reason}
        subject = f"winner/{old.record.winner}"
        await audit.record(actor, [Change(Action.CERTIFICATE_REISSUED, subject, before, after)])


async def revoke(actor: str, number: str, reason: str) -> CertificateRecord:
    """End a certificate. Its number stays with its winner, and its place stays taken.

    The decision counted the place. Raises NotFound, WrongState or FieldRefused.
    """
    _require_reason(reason)
    old = await _require_valid(number, Phrase("revoked"))
    winner = old.record.winner
    here = await catalogue.find_of_winner(winner)
    try:
        async with database.transaction():
            await locks.hold([here.require_category(old.record.category).id])
            await rows.end(old.id, CertificateState.REVOKED, reason, clock.now())
            values: Values = {
                Winner.state: WinnerState.REVOKED.value,
                Winner.hand_place: None,
                Winner.revision: Winner.revision + 1,
            }
            await Winner.update(values).where(Winner.id == winner)
            await statements.take_off(actor, [winner], reason, [StatementKind.PUBLISHED])
            await marks.settle([winner])
            facts = {"number": number, "version": old.record.version, "reason": reason}
            await audit.record(
                actor, [Change(Action.CERTIFICATE_REVOKED, f"winner/{winner}", None, facts)]
            )
    except rows.MeanwhileChanged:
        raise _wrong_state(old, Phrase("revoked")) from None
    return (await versions(number))[-1].record


def _require_reason(reason: str) -> None:
    if not reason.strip() or len(reason) > limits.REASON:
        raise FieldRefused(
            field="reason",
            value=reason[:20],
            reason=Phrase(
                "give a reason of 1 to %(reason_limit)s characters", reason_limit=limits.REASON
            ),
        )


async def _require_valid(number: str, action: Phrase) -> StoredCertificate:
    newest = (await versions(number))[-1]
    if newest.record.state is not CertificateState.VALID:
        raise _wrong_state(newest, action)
    return newest


def _wrong_state(stored: StoredCertificate, action: Phrase) -> WrongState:
    record = stored.record
    return WrongState(name=record.number, state=record.state.value, action=action)
