"""Who wrote words of a winner since the last confirmation; see the two-person rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from awards import database
from awards.tables import EarlierWriter
from awards.winners.records import WinnerRecord


async def writers(winners: Sequence[WinnerRecord]) -> Mapping[int, Sequence[str]]:
    """Winner → the accounts that wrote unconfirmed words, from the first to the latest."""
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
        winner.id: list(dict.fromkeys([*found[winner.id], winner.written_by]))
        for winner in open_words
    }


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
