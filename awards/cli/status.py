"""``awards status``."""

from __future__ import annotations

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, show, tell
from awards.cli.languages import told
from awards.cli.running import chosen, commendation_option, json_option, run
from awards.overview.rules import Progress, YearStep
from awards.overview.status import CommendationStatus
from awards.overview.status import status as read
from awards.roles import Role
from awards.settings import Settings
from awards.web.labels import STATES
from awards.words import C_, Phrase

STEPS: dict[str, Phrase] = {
    YearStep.QUOTAS: Phrase("Set the quotas"),
    YearStep.IMPORT: Phrase("Register or import the winners"),
    YearStep.CHECK: Phrase("Check the list"),
    YearStep.NOTICE: Phrase("Public notice"),
    YearStep.CONFIRM: Phrase("Confirm"),
    YearStep.ISSUE: Phrase("Number and issue"),
    YearStep.PRINT: Phrase("Print"),
    YearStep.HAND_OUT: Phrase("Hand out"),
}
PROGRESS: dict[str, Phrase] = {
    Progress.WAITING: Phrase("cannot begin yet"),
    Progress.NOT_STARTED: Phrase("not started"),
    Progress.IN_PROGRESS: Phrase("in progress"),
    Progress.DONE: Phrase("done"),
    Progress.NOT_NEEDED: Phrase("not needed"),
    Progress.SKIPPED: Phrase("skipped"),
    Progress.READY: Phrase("ready"),
}
ROLES: dict[str, Phrase] = {role: Phrase(role.words) for role in Role}
STATEMENTS = {
    "notice": Phrase("Notice"),
    "proof": Phrase("Proof"),
    "certificate": Phrase("Certificate"),
    "published": Phrase("Announced list"),
    "roster": Phrase("Roster"),
    "stage": Phrase("Ceremony"),
    "run": Phrase("Print run"),
}
FIELDS = {
    "name": Phrase("Name"),
    "unit": Phrase("Unit"),
    "honour": Phrase("Honour"),
    "category": Phrase("Category"),
    "name_en": Phrase("Name in English"),
    "unit_en": Phrase("Unit in English"),
    "order": Phrase("Order"),
    "version": Phrase("Version"),
    "state": Phrase("State"),
    "listed": Phrase("List"),
    "heading": Phrase("Title of the commendation"),
    "decided_on": Phrase("Date of the decision"),
    "year": Phrase("Year"),
    "title": Phrase("Title of the certificate"),
    "title_en": Phrase("Title in English"),
    "salutation": Phrase("Salutation"),
    "body": Phrase("Text"),
    "body_en": Phrase("Text in English"),
    "closing": Phrase("Closing"),
    "issuers": Phrase("Issuers"),
    "issuers_en": Phrase("Issuers in English"),
    "signer": Phrase("Signer"),
    "signer_duty": Phrase("Signer’s duty"),
    "date": Phrase("Date"),
    "date_en": Phrase("Date in English"),
    "honour_en": Phrase("Honour in English"),
    "photo": Phrase("Portrait"),
}
STANDING = {
    "listed": Phrase("on the list"),
    "called": Phrase("is called"),
    "printed": Phrase("on paper"),
    "held": Phrase("Held back"),
    **{state: Phrase(words) for state, words in STATES.items()},
}


@click.command()
@commendation_option
@json_option
def status(commendation: str | None, as_json: bool) -> None:
    """Show the tasks of the year, the next one, and what was said that is no longer so.

    \b
    Examples:
      awards status
      awards status --json
    """

    async def work(_: Settings) -> CommendationStatus:
        return await read(await catalogue.find(await chosen(commendation)))

    found = run(work)
    if as_json:
        emit(found)
        return
    _show_tasks(found)
    _show_differences(found)


def _show_tasks(found: CommendationStatus) -> None:
    headings = (
        C_("heading", "step"),
        C_("heading", "progress"),
        C_("heading", "done"),
        C_("heading", "of"),
    )
    rows = [
        (told(STEPS[t.step]), told(PROGRESS[t.progress]), t.done or "", t.total or "")
        for t in found.tasks
    ]
    show(headings, rows)
    if found.next:
        tell(
            Phrase("Next: %(step)s (%(role)s)", step=found.next.words, role=ROLES[found.next.role])
        )


def _show_differences(found: CommendationStatus) -> None:
    if not found.differences:
        tell(Phrase("All statements agree with the register."))
        return
    headings = (
        C_("heading", "statement"),
        C_("heading", "id"),
        C_("heading", "name of the winner"),
        C_("heading", "field"),
        C_("heading", "says"),
        C_("heading", "register"),
    )
    rows = [
        (
            told(STATEMENTS[each.statement]),
            each.winner,
            each.name,
            told(FIELDS.get(each.field, each.field)),
            _shown(each.field, each.says),
            _shown(each.field, each.register),
        )
        for each in found.differences
    ]
    show(headings, rows)


def _shown(field: str, text: str) -> str:
    if field == "state":
        return told(STANDING.get(text, text))
    return text[:12] if field == "photo" else text.replace("\n", " ")


COMMANDS = {"status": status}
