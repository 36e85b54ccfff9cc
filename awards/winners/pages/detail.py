"""One winner: the registered values, the remarks about them, and the history."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from awards.audit import queries as audit
from awards.audit.people import shown_names
from awards.audit.sentences import sentence_of
from awards.catalogue import service as catalogue
from awards.roles import Permission
from awards.statements import queries as statements
from awards.statements.differing import differences
from awards.web import visits
from awards.web.fields import IdInPath
from awards.web.pages import AnyRequest, page
from awards.winner_fields import FIELDS, NAME, PERSONS, TYPED
from awards.winners import lists, queries, similar_names
from awards.winners.award_queries import awards_of
from awards.winners.filters import Position
from awards.winners.identity import Likeness
from awards.winners.known_awards import KnownAward
from awards.winners.neighbours import neighbours
from awards.winners.rules import (
    AMEND_FROM,
    CONFIRM_FROM,
    WITHDRAW_FROM,
    examine,
    registration_of,
)


@get("/winners/{winner:int}", opt={"permission": Permission.READ})
async def detail(request: AnyRequest, winner: IdInPath) -> Response[str]:
    found = await queries.find(winner)
    here = await catalogue.find_of_winner(winner)
    category = here.require_category(found.category)
    spoken = visits.language(request)
    people = await shown_names()
    back = Position.read(request.query_params)
    names = {category.code: category.name for category in here.categories}
    history = [
        sentence_of(link, spoken, people, names) for link in await audit.history(f"winner/{winner}")
    ]
    return page(
        request,
        "winners/detail.html",
        here=here,
        section="winners",
        winner=found,
        category=category,
        differences=await differences(here, winner=winner),
        proofs=await statements.proofs_about(winner),
        number=(await lists.numbers_of([winner])).get(winner, ""),
        findings=[
            (finding, finding.words(spoken))
            for finding in examine(registration_of(found), category.recipient_kind)
        ],
        same_name=await similar_names.same_name(here, found),
        near=await similar_names.similar_name(here, found),
        awards=[award for award in await awards_of(here, winner) if _is_news(award)],
        history=history,
        back=back,
        beside=await neighbours(here, back.wanted, back.sort, found),
        names=names,
        fields=[field for field in (*FIELDS, *here.own_fields) if field.on_page],
        kept=[
            field for field in (*TYPED, *here.own_fields) if field != NAME and not field.personal
        ],
        may_amend=found.state in AMEND_FROM,
        is_person=PERSONS.get(category.recipient_kind) is not False,
        may_withdraw=found.state in WITHDRAW_FROM,
        may_confirm=found.state in CONFIRM_FROM and not found.held,
    )


def _is_news(award: KnownAward) -> bool:
    """Winners of this commendation with an equal or similar name are listed apart."""
    return not award.here or award.likeness in (Likeness.NUMBER, Likeness.CODE)


ROUTES: list[Any] = [detail]
