"""The rows that are compared with the history, a slice at a time, by the subject of their entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from typing import Any, NamedTuple

from piccolo.table import Table

from awards.audit.rules import Action
from awards.tables import Account, Category, Certificate, Commendation, Honour, Winner

#: So many rows are compared at once.
SLICE = 1000

Rows = dict[str, dict[str, Any]]


class Register(NamedTuple):
    """A kind of subject: the act that made one, its rows, and the columns that are compared."""

    kind: str
    made_by: Action
    table: type[Table]
    key: Any
    columns: tuple[Any, ...]


REGISTERS = (
    Register(
        "winner",
        Action.WINNER_REGISTERED,
        Winner,
        Winner.id,
        (
            Winner.name,
            Winner.unit,
            Winner.name_en,
            Winner.unit_en,
            Winner.credit_code,
            Winner.note,
            Winner.state,
            Winner.category.code.as_alias("category"),
            Winner.honour.name.as_alias("honour"),
        ),
    ),
    Register(
        "commendation",
        Action.COMMENDATION_CREATED,
        Commendation,
        Commendation.id,
        (
            Commendation.code,
            Commendation.title,
            Commendation.year,
            Commendation.decided_on,
            Commendation.ceremony_on,
            Commendation.issuers,
            Commendation.layout,
            Commendation.certificate_title,
            Commendation.notice_days,
            Commendation.two_person,
        ),
    ),
    Register(
        "category",
        Action.CATEGORY_CREATED,
        Category,
        Category.id,
        (
            Category.code,
            Category.name,
            Category.recipient_kind,
            Category.form,
            Category.quota,
            Category.order_method,
            Category.number_pattern,
            Category.salutation,
            Category.body,
            Category.closing,
        ),
    ),
    Register(
        "account",
        Action.ACCOUNT_CREATED,
        Account,
        Account.id,
        (Account.username, Account.role, Account.active),
    ),
)


async def slices(register: Register) -> AsyncIterator[Rows]:
    """All rows by their subjects, in bounded pieces."""
    last = 0
    while (
        rows := await register.table.select(register.key, *register.columns)
        .where(register.key > last)
        .order_by(register.key)
        .limit(SLICE)
    ):
        last = rows[-1]["id"]
        found = {f"{register.kind}/{row['id']}": _without_id(row) for row in rows}
        await _add_parts(register, [row["id"] for row in rows], found)
        yield found


def _without_id(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "id"}


async def _add_parts(register: Register, ids: Sequence[int], found: Rows) -> None:
    """Certificates of winners, and honours of categories."""
    if register.kind == "winner":
        papers = await _certificates(ids)
        for each in ids:
            found[f"winner/{each}"]["certificates"] = papers[each]
    if register.kind == "category":
        honours = await _honours(ids)
        for each in ids:
            found[f"category/{each}"]["honours"] = honours[each]


async def _certificates(winners: Sequence[int]) -> dict[int, dict[str, str]]:
    number = Certificate.issued_number
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in await Certificate.select(
        Certificate.version,
        Certificate.state,
        number.text.as_alias("number"),
        number.winner.as_alias("winner"),
    ).where(number.winner.is_in(list(winners))):
        found[row["winner"]][f"{row['number']} v{row['version']}"] = row["state"]
    return found


async def _honours(categories: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in (
        await Honour.select(Honour.category, Honour.name, Honour.quota, Honour.name_en)
        .where(Honour.category.is_in(list(categories)))
        .order_by(Honour.place)
    ):
        facts = {"name": row["name"], "quota": row["quota"]}
        found[row["category"]].append(
            facts | ({"name_en": row["name_en"]} if row["name_en"] else {})
        )
    return found
