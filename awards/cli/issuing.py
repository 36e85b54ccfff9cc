"""``awards issue``, ``awards reissue`` and ``awards revoke``."""

from __future__ import annotations

from datetime import date

import click

from awards import clock
from awards.catalogue import service as catalogue
from awards.cli.audit import leave_head
from awards.cli.console import emit, progress, say
from awards.cli.languages import told
from awards.cli.running import (
    WINNER,
    actor,
    category_option,
    chosen,
    commendation_option,
    json_option,
    run,
)
from awards.issuing import service
from awards.issuing.records import CertificateRecord, Reissue
from awards.notices import left_open
from awards.settings import Settings
from awards.words import Phrase


@click.command()
@commendation_option
@category_option
@click.option("--winner", type=WINNER, multiple=True, help="Only these winners.")
@click.option("--reason", default="", help="Kept in the history; the two-person rule requires it.")
@json_option
def issue(
    commendation: str | None,
    category: str | None,
    winner: tuple[int, ...],
    reason: str,
    as_json: bool,
) -> None:
    """Number and freeze certificates for all confirmed winners, or for some.

    \b
    Examples:
      awards issue
      awards issue --category TC
    """

    async def work(settings: Settings) -> tuple[list[str], date]:
        code = await chosen(commendation)
        for matter in await left_open.before_issuing(await catalogue.find(code)):
            say(Phrase("! %(matter)s", matter=matter.words))
        issued = await service.issue(
            actor(),
            code,
            settings,
            category=category,
            winners=set(winner) or None,
            reason=reason,
        )
        await leave_head(settings)
        return issued, (await catalogue.find(code)).decided_on

    with progress(Phrase("issuing")):
        numbers, decided_on = run(work)
    if numbers and decided_on > clock.today():
        say(
            Phrase(
                "! The decision is dated %(day)s, which is still ahead: the certificates carry that date.",
                day=decided_on,
            )
        )
    if as_json:
        emit(numbers)
    elif numbers:
        say(
            Phrase(
                "✓ %(count)s issued: %(first)s … %(last)s",
                count=len(numbers),
                first=numbers[0],
                last=numbers[-1],
            )
        )
    else:
        say(Phrase("No one is confirmed and without a certificate."))


@click.command()
@click.argument("number")
@click.option("--reason", required=True, help="Why; it is kept in the history.")
@json_option
def reissue(number: str, reason: str, as_json: bool) -> None:
    """Issue NUMBER again with the winner's current words; if they did not change, do nothing.

    \b
    Example:
      awards reissue '郑经开表〔2024〕GR017号' --reason 姓名更正
    """

    async def work(settings: Settings) -> Reissue:
        done = await service.reissue(actor(), number, reason, settings)
        await leave_head(settings)
        return done

    done = run(work)
    if as_json:
        emit(done)
    elif done.changed:
        say(
            Phrase(
                "✓ %(number)s: version %(version)s; the one before is superseded",
                number=number,
                version=done.certificate.version,
            )
        )
    else:
        say(Phrase("%(number)s: the sheet would be the same; nothing was issued", number=number))


@click.command()
@click.argument("number")
@click.option("--reason", required=True, help="Why; it is kept in the history.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@json_option
def revoke(number: str, reason: str, yes: bool, as_json: bool) -> None:
    """Revoke the certificate NUMBER. This cannot be undone.

    \b
    Examples:
      awards revoke '郑经开表〔2024〕GR017号' --reason 经查不符合条件
      awards revoke '郑经开表〔2024〕GR017号' --reason 经查不符合条件 --yes --json
    """
    if not yes:
        click.confirm(told(Phrase("Revoke %(number)s?", number=number)), abort=True, err=True)

    async def work(settings: Settings) -> CertificateRecord:
        done = await service.revoke(actor(), number, reason)
        await leave_head(settings)
        return done

    done = run(work)
    if as_json:
        emit(done)
    else:
        say(Phrase("✓ %(number)s (%(name)s) is revoked", number=done.number, name=done.name))


COMMANDS = {"issue": issue, "reissue": reissue, "revoke": revoke}
