"""What another person asks this one to agree to, and what was decided for this one."""

from __future__ import annotations

from awards.accounts.consent_queries import requests
from awards.accounts.consents import waiting
from awards.accounts.records import ConsentRecord
from awards.accounts.rules import Principal
from awards.overview.bell.newest import MOST, since
from awards.overview.bell.records import Note, NoteKind
from awards.roles import Permission
from awards.tables import ConsentState
from awards.web.labels import CONSENTS
from awards.words import N_, Phrase

_DECIDED = {
    ConsentState.AGREED: N_("%(about)s: “%(act)s” was agreed"),
    ConsentState.DONE: N_("%(about)s: “%(act)s” took effect"),
    ConsentState.REFUSED: N_("%(about)s: “%(act)s” was refused"),
    ConsentState.EXPIRED: N_("%(about)s: nobody decided “%(act)s” in time"),
    ConsentState.OVERTAKEN: N_("%(about)s: “%(act)s” no longer applies"),
}


async def consents(principal: Principal) -> list[Note]:
    asked = [_asked(each) for each in await waiting() if _is_for(principal, each)]
    decided = [
        _decided(each)
        for each in await requests(*_DECIDED)
        if each.asker == principal.username
        and each.decided_at is not None
        and each.decided_at > since()
        and each.decided_by.rpartition("/")[2] != principal.username
    ]
    return [*asked, *decided[-MOST:]]


def _is_for(principal: Principal, asked: ConsentRecord) -> bool:
    """Administrators agree; approvers refuse what would take effect by itself."""
    if asked.asker == principal.username:
        return False
    return principal.may(Permission.MANAGE_ACCOUNTS) or asked.due_at is not None


def _asked(each: ConsentRecord) -> Note:
    facts = {"about": each.about, "act": Phrase(CONSENTS[each.act]), "asker": each.asker}
    words = Phrase("%(about)s: %(asker)s asks for your consent: %(act)s", **facts)
    if each.due_at is not None:
        words = Phrase("%(about)s: takes effect unless somebody refuses: %(act)s", **facts)
    return Note(NoteKind.CONSENTS, each.asked_at, words, "/accounts#consents")


def _decided(each: ConsentRecord) -> Note:
    words = Phrase(_DECIDED[each.state], about=each.about, act=Phrase(CONSENTS[each.act]))
    at = each.decided_at or each.asked_at
    return Note(NoteKind.CONSENTS, at, words, "/accounts#consents")
