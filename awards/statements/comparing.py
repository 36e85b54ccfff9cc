"""Compare statements with the register: one mechanism for every kind, for winners named by id.

SQL leaves out what is the same; Python names the fields that differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from awards import database
from awards.free_fields import FreeFieldRecord, read
from awards.statements.records import StatementDifference
from awards.statements.wording import differing_heading, differing_photo, differing_wording
from awards.tables import AcceptedDifference, FreeField, Statement, WinnerState

#: Words of a winner. A statement that has none of a field, as most have no English, has NULL.
_WORDS = ("name", "unit", "honour", "category", "name_en", "unit_en")

_REGISTER = """w."id" AS "winner", w."name", w."state", w."held", w."free",
       w."name" AS "now_name", w."unit" AS "now_unit", k."name" AS "now_category",
       w."name_en" AS "now_name_en", w."unit_en" AS "now_unit_en", k."commendation"
"""

#: Lines of notices, lists, proofs, rosters and frozen ceremonies in force.
_LINES = f"""
SELECT {_REGISTER}, s."kind", s."notice", s."proof", h."name" AS "now_honour",
       l."name" AS "says_name", l."unit" AS "says_unit", l."honour" AS "says_honour",
       l."category_name" AS "says_category", l."name_en" AS "says_name_en",
       l."unit_en" AS "says_unit_en", l."arranged" AS "says_order",
       w."hand_place", k."order_method",
       v."title" AS "says_heading", v."issuers" AS "says_issuers", v."decided_on" AS "says_day",
       y."title" AS "now_heading", y."issuers" AS "now_issuers", y."decided_on" AS "now_day"
FROM "statement_line" l
JOIN "statement" s ON s."id" = l."statement" AND s."ended_at" IS NULL
JOIN "statement_version" v ON v."statement" = s."id" AND v."version" = (
    SELECT MAX(x."version") FROM "statement_version" x WHERE x."statement" = s."id"
)
JOIN "commendation" y ON y."id" = s."commendation"
JOIN "winner" w ON w."id" = l."winner"
JOIN "category" k ON k."id" = w."category"
LEFT JOIN "honour" h ON h."id" = w."honour"
WHERE l."until" IS NULL AND w."id" IN (winners)
  AND (l."name" <> w."name" OR l."unit" <> w."unit" OR l."honour" <> COALESCE(h."name", '')
       OR l."category_name" <> k."name" OR l."name_en" <> w."name_en"
       OR l."unit_en" <> w."unit_en" OR s."kind" = 'roster'
       OR (s."kind" = 'stage' AND (w."held" OR w."state" <> 'issued'))
       OR (s."kind" = 'published' AND w."state" NOT IN ('confirmed', 'issued'))
       OR (s."kind" IN ('notice', 'published') AND (
           v."title" <> y."title" OR v."issuers" <> y."issuers"
           OR v."decided_on" <> y."decided_on"
       )))
ORDER BY s."id", l."position"
"""  # noqa: S608 - put together from texts of this module

#: Winners who belong on the announced list, the roster or the stage and are not on it.
_UNLISTED = f"""
SELECT {_REGISTER}, s."kind"
FROM "winner" w
JOIN "category" k ON k."id" = w."category"
JOIN "statement" s ON s."commendation" = k."commendation" AND s."ended_at" IS NULL
WHERE w."id" IN (winners)
  AND (s."kind" = 'published' AND w."state" IN ('confirmed', 'issued')
       OR s."kind" IN ('roster', 'stage') AND w."state" = 'issued' AND NOT w."held")
  AND NOT EXISTS (
      SELECT 1 FROM "statement_line" l
      WHERE l."statement" = s."id" AND l."winner" = w."id" AND l."until" IS NULL
  )
ORDER BY s."id", k."place", w."place"
"""  # noqa: S608 - put together from texts of this module

_PRINTED = """COALESCE(h."name", k."name") AS "now_honour", c."id" AS "certificate",
       COALESCE(h."name_en", k."name_en") AS "now_honour_en", w."photo",
       k."salutation", k."body", k."closing", k."body_en",
       y."year", y."issuers", y."issuers_en", y."decided_on",
       y."certificate_title", y."certificate_title_en", y."signer", y."signer_duty",
       c."version", c."state" AS "stands", c."snapshot"::json -> 'fields' AS "fields",
       c."snapshot"::json -> 'pictures' AS "pictures"
"""
_CERTIFICATES = f"""
SELECT {_REGISTER}, {_PRINTED}
FROM "winner" w
JOIN "category" k ON k."id" = w."category"
JOIN "commendation" y ON y."id" = k."commendation"
JOIN "issued_number" n ON n."winner" = w."id"
JOIN "certificate" c ON c."current" = n."id"
LEFT JOIN "honour" h ON h."id" = w."honour"
WHERE w."id" IN (winners) AND c."state" = 'valid'
ORDER BY k."place", w."place"
"""  # noqa: S608 - put together from texts of this module

#: Sheets that wait, lie in a file or came out of a printer.
_SHEETS = f"""
SELECT {_REGISTER}, {_PRINTED}, r."reference", f."version" AS "now_version"
FROM "winner" w
JOIN "category" k ON k."id" = w."category"
JOIN "commendation" y ON y."id" = k."commendation"
JOIN "issued_number" n ON n."winner" = w."id"
JOIN "certificate" c ON c."issued_number" = n."id"
JOIN "sheet" p ON p."certificate" = c."id" AND p."state" IN ('waiting', 'made', 'printed')
JOIN "print_run" r ON r."id" = p."run"
LEFT JOIN "certificate" f ON f."current" = n."id"
LEFT JOIN "honour" h ON h."id" = w."honour"
WHERE w."id" IN (winners)
ORDER BY k."place", w."place", r."id", p."position"
"""  # noqa: S608 - put together from texts of this module

#: So many winners go into one query.
_AT_ONCE = 5000


class _Accepted(NamedTuple):
    """What somebody accepted with a reason: settled until a word changes."""

    statement: str
    source: str
    winner: int
    field: str
    says: str
    register: str


async def differences_about(winners: Sequence[int]) -> list[StatementDifference]:
    """What statements of all kinds and the register say differently about these winners.

    Without what somebody accepted. By kind of statement, then in its order.
    """
    found: list[list[StatementDifference]] = [[], [], [], []]
    for batch in database.batches(list(winners), most=_AT_ONCE):
        accepted = await _accepted(batch)
        printed = await _printed_fields()
        for at, (query, compare) in enumerate(_COMPARISONS):
            for row in await _rows(query, batch):
                declared = printed.get(row["commendation"], [])
                found[at] += (
                    each for each in compare(row, declared) if not _is_settled(each, row, accepted)
                )
    return list(chain.from_iterable(found))


async def _rows(query: str, winners: Sequence[int]) -> list[dict[str, Any]]:
    ids = f"({', '.join(map(str, winners))})"
    query = query.replace("(winners)", ids)
    if database.is_sqlite():
        query = query.replace("::json", "")
    found: list[dict[str, Any]] = await Statement.raw(query)
    return found


async def _printed_fields() -> dict[int, list[FreeFieldRecord]]:
    """The free fields that certificates may print, by commendation."""
    found: dict[int, list[FreeFieldRecord]] = {}
    for row in await FreeField.select(
        FreeField.commendation, FreeField.key, FreeField.name, FreeField.kind
    ).where(FreeField.printed.eq(True)):
        home = row.pop("commendation")
        found.setdefault(home, []).append(msgspec.convert(row, FreeFieldRecord))
    return found


async def _accepted(winners: Sequence[int]) -> set[_Accepted]:
    rows = await AcceptedDifference.select().where(AcceptedDifference.winner.is_in(list(winners)))
    return {_Accepted(**{field: row[field] for field in _Accepted._fields}) for row in rows}


def _is_settled(
    found: StatementDifference, row: Mapping[str, Any], accepted: set[_Accepted]
) -> bool:
    """A certificate that is accepted as it is may also lie on sheets as it is."""
    key = _Accepted(
        found.statement, found.source, found.winner, found.field, found.says, found.register
    )
    if found.statement == "run" and row["stands"] == "valid":
        certificate = key._replace(statement="certificate", source=str(row["certificate"]))
        return key in accepted or certificate in accepted
    return key in accepted


def _of_line(row: Mapping[str, Any], _: Sequence[FreeFieldRecord]) -> Iterator[StatementDifference]:
    kind = row["kind"]
    source = str(row["notice"] or row["proof"] or "")
    if row["state"] == WinnerState.REVOKED and kind in ("notice", "proof"):
        return  # It stays as it was, with the note.
    says = {word: row[f"says_{word}"] for word in _WORDS}
    for field, old, new in _differing(says, {**row, "now_honour": row["now_honour"] or ""}):
        yield _difference(row, kind, source, field, old, new)
    if kind in ("notice", "published"):
        for field, old, new in differing_heading(row):
            yield _difference(row, kind, source, field, old, new)
    register = "held" if row["held"] else row["state"]
    if kind == "published" and row["state"] not in ("confirmed", "issued"):
        yield _difference(row, kind, source, "state", "listed", register)
    if kind in ("roster", "stage") and (row["held"] or row["state"] != WinnerState.ISSUED):
        yield _difference(row, kind, source, "state", "called", register)
    if kind == "roster":
        arranged = arrangement(row["hand_place"], row["order_method"])
        if row["says_order"] != arranged:
            yield _difference(row, kind, source, "order", row["says_order"], arranged)


def _of_unlisted(
    row: Mapping[str, Any], _: Sequence[FreeFieldRecord]
) -> Iterator[StatementDifference]:
    yield _difference(row, row["kind"], "", "listed", "", row["name"])


def _of_certificate(
    row: Mapping[str, Any], declared: Sequence[FreeFieldRecord]
) -> Iterator[StatementDifference]:
    source = str(row["certificate"])
    for field, old, new in _on_paper(row, declared):
        yield _difference(row, "certificate", source, field, old, new)


def _of_sheet(
    row: Mapping[str, Any], declared: Sequence[FreeFieldRecord]
) -> Iterator[StatementDifference]:
    """The words on a sheet, and whether its certificate still stands."""
    reference = row["reference"]
    for field, old, new in _on_paper(row, declared):
        yield _difference(row, "run", reference, field, old, new)
    if row["stands"] == "superseded" and row["now_version"] is not None:
        versions = str(row["version"]), str(row["now_version"])
        yield _difference(row, "run", reference, "version", *versions)
    elif row["stands"] != "valid":
        yield _difference(row, "run", reference, "state", "printed", WinnerState.REVOKED.value)


_COMPARISONS = (
    (_LINES, _of_line),
    (_UNLISTED, _of_unlisted),
    (_CERTIFICATES, _of_certificate),
    (_SHEETS, _of_sheet),
)


def arrangement(hand_place: int | None, method: str) -> str:
    """What decides the place of a winner on a roster: a number by hand, or the category's order."""
    return str(method) if hand_place is None else str(hand_place)


def _on_paper(
    row: Mapping[str, Any], declared: Sequence[FreeFieldRecord]
) -> Iterator[tuple[str, str, str]]:
    fields = row["fields"]
    says: dict[str, str] = msgspec.json.decode(fields) if isinstance(fields, str) else fields
    yield from _differing(says, row)
    values = read(row["free"])
    own = {each.key: each.printed_text(values.get(each.key, "")) for each in declared}
    for key, now in own.items():
        if key in says and key not in _WORDS and says[key] != now:
            yield key, says[key], now
    registered = {word: row[f"now_{word}"] for word in _WORDS}
    yield from differing_wording(says, {**own, **registered}, row)
    yield from differing_photo(row)


def _differing(
    says: Mapping[str, str | None], row: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    for word in _WORDS:
        said = says.get(word)
        if said is not None and said != row[f"now_{word}"]:
            yield word, said, row[f"now_{word}"]


def _difference(
    row: Mapping[str, Any], kind: str, source: str, field: str, says: str, register: str
) -> StatementDifference:
    return StatementDifference(
        statement=kind,
        notice=int(source) if kind == "notice" else None,
        winner=row["winner"],
        name=row["name"],
        field=field,
        says=says,
        register=register,
        source=source,
    )
