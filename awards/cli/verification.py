"""``awards verify``."""

from __future__ import annotations

import click

from awards.cli.console import emit
from awards.cli.languages import language
from awards.cli.running import NOT_TRUE, json_option, run
from awards.settings import Settings
from awards.verification.rules import CertificateStanding, Verdict, standing_words
from awards.verification.service import verify as check


@click.command()
@click.argument("code")
@json_option
def verify(code: str, as_json: bool) -> None:
    """Check CODE, the text or address of a certificate's QR code.

    Exits with 9 unless the certificate is valid.

    \b
    Examples:
      awards verify https://awards.example/v/lq1Zr0uV8yXWc3kP9aJd2g
      awards verify lq1Zr0uV8yXWc3kP9aJd2g --json
    """

    async def work(_: Settings) -> Verdict:
        return await check(code.rstrip("/").rsplit("/", 1)[-1])

    verdict = run(work)
    if as_json:
        emit(verdict)
    else:
        click.echo(
            f"{standing_words(verdict.standing, language())}  {verdict.number}  {verdict.name}  {verdict.category}"
        )
    if verdict.standing is not CertificateStanding.VALID:
        raise SystemExit(NOT_TRUE)


COMMANDS = {"verify": verify}
