"""Confirm winners: first show who is included, who is not and why; then confirm."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from litestar import Response, post
from litestar.response import Redirect

from awards import limits
from awards.audit.people import shown_names
from awards.audit.sentences import shown_account
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid
from awards.notices import queries, rules, service
from awards.notices.rules import Obstacle
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, may, page, redirect
from awards.winners.pages.list_actions import chosen
from awards.words import N_, Language, translations

#: A winner and a revision, as the page itself writes them.
_SEEN = re.compile(r"[0-9]{1,9}-[0-9]{1,9}")

OBSTACLES = {
    Obstacle.STATE: N_("They are already confirmed, or were withdrawn or revoked."),
    Obstacle.HELD: N_("They are held back: an objection is open, or somebody gave a reason."),
    Obstacle.SAME_PERSON: N_("You registered or changed them: another person must confirm."),
    Obstacle.WRITER_UNKNOWN: N_(
        "A user of the machine without an account wrote their words in the shell: first join that "
        "user to an account (awards account link NAME --os-user ID)."
    ),
    Obstacle.NOT_NOTICED: N_("They have not been on notice."),
    Obstacle.NOTICE_RUNS: N_("Their notice still runs."),
}


@post("/c/{code:str}/notices/confirm", opt={"permission": Permission.CONFIRM})
async def confirm(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """First show what would happen; with ``sure`` confirm those who may be confirmed."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    asked = await chosen(here, form)
    facts = await queries.confirmation_facts(here, asked)
    found = rules.sorted_out(asked, request.user.actor, facts)
    may_override = may(request, Permission.OVERRIDE_NOTICE)
    justification = form.text("justification", limits.REASON, lines=True)
    overridable = may_override and any(o in found for o in rules.OVERRIDABLE)
    going = list(found[None])
    if form.flag("sure") and not going and overridable and not justification:
        form.fault("justification", N_("Fill this in."))
    if justification and may_override:
        going += [w for obstacle in rules.OVERRIDABLE for w in found.get(obstacle, [])]
    if form.flag("sure") and going and form.sound:
        try:
            await service.confirm(
                request.user.actor,
                [winner.id for winner in going],
                justification=justification,
                may_override=may_override,
                seen=_seen(form),
            )
        except (Invalid, Conflict) as fault:
            form.refuse(fault)
        else:
            words = translations(visits.language(request)).ngettext(
                "%(num)s winner is confirmed.", "%(num)s winners are confirmed.", len(going)
            )
            return redirect(request, f"/c/{code}/certificates", words % {"num": len(going)})
    return await _asked(request, here, form, overridable=overridable)


def _seen(form: WebForm) -> dict[int, int]:
    """The revisions that the page showed, by winner."""
    pairs = (each.split("-") for each in form.many("seen") if _SEEN.fullmatch(each))
    return {int(winner): int(revision) for winner, revision in pairs}


async def _asked(
    request: AnyRequest, here: CommendationRecord, form: WebForm, *, overridable: bool
) -> Response[str]:
    """Read again: others may have changed the winners since the page was shown."""
    asked = await chosen(here, form)
    facts = await queries.confirmation_facts(here, asked)
    found = rules.sorted_out(asked, request.user.actor, facts)
    return page(
        request,
        "notices/confirm.html",
        status=422 if form.faults else 200,
        here=here,
        section="winners",
        form=form,
        asked=asked,
        going=found[None],
        left_out=[(o, found[o]) for o in Obstacle if o in found],
        reasons={
            o: translations(visits.language(request)).gettext(w) for o, w in OBSTACLES.items()
        },
        overridable=overridable,
        wrote=await _by_name(facts, visits.language(request)),
        otherwise=await queries.before_amended(asked),
        counts=Counter(winner.category for winner in found[None]),
        names={category.code: category.name for category in here.categories},
    )


async def _by_name(facts: rules.ConfirmationFacts, language: Language) -> dict[int, list[str]]:
    """Winner → the people who wrote unconfirmed words, by their display names."""
    people = await shown_names()
    return {
        winner: [shown_account(each, people, language) for each in wrote]
        for winner, wrote in facts.writers.items()
    }


ROUTES: list[Any] = [confirm]
