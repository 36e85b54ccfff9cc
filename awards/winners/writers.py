"""Who wrote words of a winner since the last confirmation; see the two-person rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from awards import database
from awards.accounts.one_person import groups
from awards.accounts.shell_links import accounts_of_users, resolved
from awards.audit.rules import os_user_of
from awards.catalogue.records import CommendationRecord
from awards.errors import ShellUnlinked, WriterUnlinked
from awards.tables import EarlierWriter
from awards.winners.records import WinnerRecord
from awards.winners.rules import account_of


async def writers(
    here: CommendationRecord, winners: Sequence[WinnerRecord]
) -> Mapping[int, Sequence[str]]:
    """Winner → the accounts that wrote unconfirmed words, from the first to the latest.

    After them those that may be the same person. Without the two-person rule nobody needs them.
    """
    if not here.two_person:
        return {}
    known, same = await accounts_of_users(), await groups()
    open_words = [winner for winner in winners if not winner.words_confirmed]
    found: defaultdict[int, list[str]] = defaultdict(list)
    for batch in database.batches([winner.id for winner in open_words]):
        rows = (
            await EarlierWriter.select(EarlierWriter.winner, EarlierWriter.account)
            .where(EarlierWriter.winner.is_in(list(batch)))
            .order_by(EarlierWriter.id)
        )
        for row in rows:
            found[row["winner"]].append(row["account"])
    return {
        winner.id: _with_same(
            [resolved(each, known) for each in (*found[winner.id], winner.written_by)], same
        )
        for winner in open_words
    }


def _with_same(wrote: Sequence[str], same: Mapping[str, frozenset[str]]) -> list[str]:
    more = (each for writer in wrote for each in sorted(same.get(writer, ())))
    return list(dict.fromkeys((*wrote, *more)))


def require_person(here: CommendationRecord, actor: str) -> None:
    """Under the two-person rule a user of the machine without an account decides nothing.

    Raises ShellUnlinked.
    """
    os_user = os_user_of(account_of(actor))
    if here.two_person and os_user:
        raise ShellUnlinked(os_user=os_user)


def unknown_writer(wrote: Sequence[str]) -> str:
    """The first user of the machine among the writers who is joined to no account."""
    return next((os_user for each in wrote if (os_user := os_user_of(each))), "")


def require_known_writers(
    winners: Sequence[WinnerRecord], wrote: Mapping[int, Sequence[str]]
) -> None:
    """Raises WriterUnlinked for the first winner whose writer may be anybody."""
    for winner in winners:
        if os_user := unknown_writer(wrote.get(winner.id, ())):
            raise WriterUnlinked(names=winner.name, os_user=os_user)


async def keep_earlier(before: WinnerRecord, account: str) -> None:
    """Remember the latest writer, whom ``account`` replaces, in the caller's transaction."""
    if before.words_confirmed or before.written_by in (account, ""):
        return
    same = (EarlierWriter.winner == before.id) & (EarlierWriter.account == before.written_by)
    if not await EarlierWriter.exists().where(same):
        await EarlierWriter.insert(EarlierWriter(winner=before.id, account=before.written_by))


async def forget(winners: Sequence[int]) -> None:
    """Their words are confirmed now, in the caller's transaction."""
    await EarlierWriter.delete().where(EarlierWriter.winner.is_in(list(winners)))
