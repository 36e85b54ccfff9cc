"""The ``awards`` command: the list of commands, each loaded when it is called.

Importing everything takes a second; ``awards --help`` should not.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import click

from awards.cli.languages import told, words
from awards.words import Phrase
from certificates.command_language import SpokenGroup, with_translated_help


class ListedCommand(NamedTuple):
    """The module of a command, and its line in ``--help``."""

    module: str
    line: str


COMMANDS = {
    "demo": ListedCommand(
        "demo", "Build a demonstration from nothing: 400 certificates and a ceremony."
    ),
    "init": ListedCommand("server", "Create the data folder, the database and the secret key."),
    "migrate": ListedCommand("server", "Update the database to this program's schema."),
    "serve": ListedCommand("server", "Run the service."),
    "doctor": ListedCommand("server", "Check this machine: database, fonts, settings."),
    "load": ListedCommand("catalogue", "Load a commendation from its file."),
    "import": ListedCommand("intake", "Check a spreadsheet of winners, and commit it."),
    "template": ListedCommand("intake", "Write an empty workbook for a department to fill in."),
    "status": ListedCommand(
        "status", "Show the tasks of the year, and statements that differ from the register."
    ),
    "statements": ListedCommand(
        "statements", "Correct what was published, or accept a difference from the register."
    ),
    "winners": ListedCommand("winners", "List winners; amend, withdraw or place one."),
    "proofs": ListedCommand(
        "proofs", "Which units answered; letters to them; close those that stay silent."
    ),
    "photos": ListedCommand("photos", "Match a ZIP of photos to winners, and keep them."),
    "confirm": ListedCommand("confirming", "Confirm registered winners."),
    "issue": ListedCommand("issuing", "Number and freeze certificates for confirmed winners."),
    "reissue": ListedCommand("issuing", "Issue a corrected certificate under the same number."),
    "revoke": ListedCommand("issuing", "Revoke a certificate, with a reason."),
    "records": ListedCommand("paper_records", "Certificates on paper: list, import, undo."),
    "layout": ListedCommand("layouts", "Layouts: list, versions, export, check, import, restore."),
    "print": ListedCommand("printing", "Print certificates to one PDF or a ZIP of single files."),
    "run": ListedCommand("runs", "Print runs: start, record what was printed, print again."),
    "feed": ListedCommand("feeds", "Calibrate a printer's tray for a stock: card, readings, list."),
    "paper": ListedCommand("paper", "Blank paper: expected, received, counted."),
    "notice": ListedCommand("notice", "Write the list of a notice, to post or to send."),
    "ceremony": ListedCommand(
        "ceremony", "Arrange the ceremony, freeze its versions, take away its papers."
    ),
    "delivery": ListedCommand(
        "deliveries", "Deliver what was not handed over: plan, record, cancel, list."
    ),
    "door": ListedCommand(
        "door", "Pair telephones at the door, revoke them, count who has arrived."
    ),
    "roster": ListedCommand("roster", "Write the ceremony roster."),
    "report": ListedCommand("report", "Write a report, such as the roster, as a table."),
    "names": ListedCommand("names", "Sort names by the official stroke orders."),
    "verify": ListedCommand("verification", "Check the code on a certificate."),
    "audit": ListedCommand("audit", "Verify or read the history."),
    "account": ListedCommand("accounts", "Create and list accounts, make links to set a password."),
    "token": ListedCommand("tokens", "Create, list and revoke API tokens."),
}


INTERRUPTED = 130


class LazyGroup(SpokenGroup):
    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run a command; after Ctrl-C, or “no” to a question, say that nothing is half done."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo(told(Phrase("Stopped; nothing is half done.")), err=True)
            ctx.exit(INTERRUPTED)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__name__}.{COMMANDS[cmd_name].module}")
        found: click.Command = module.COMMANDS[cmd_name]
        return with_translated_help(found, self.translate)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section(self.translate("Commands")):
            formatter.write_dl(
                [(name, self.translate(entry.line)) for name, entry in COMMANDS.items()]
            )


@click.command(
    cls=LazyGroup,
    words=words,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Settings are read from the environment (AWARDS_…); “awards doctor” shows them.",
)
@click.version_option(package_name="awards", help="Show the version and exit.")
def main() -> None:
    """Register winners, print every certificate, write a correct roster.

    \b
    Examples:
      awards demo demo/
      awards init && awards load commendation.toml
      awards import winners.xlsx --commit
      awards confirm --all && awards issue && awards print -o certificates.pdf
    """
