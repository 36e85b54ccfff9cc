"""The language of the command line: messages, results and help texts."""

from __future__ import annotations

import os
from copy import copy
from typing import TypeVar

import click

from awards import settings
from awards.errors import SettingsFault
from awards.words import Language, Phrase, translated, translations

AnyCommand = TypeVar("AnyCommand", bound=click.Command)


def language() -> Language:
    """The language that is set, even if other settings are wrong; Chinese if it is wrong too."""
    try:
        return settings.from_environment().language
    except SettingsFault:
        return "en" if os.environ.get("AWARDS_LANGUAGE", "").strip() == "en" else "zh"


def told(words: object) -> str:
    return translated(words, language())


def usage_error(words: Phrase) -> click.UsageError:
    """Return the fault of a command that was called wrongly."""
    return click.UsageError(told(words))


def bad_value(words: Phrase) -> click.BadParameter:
    """Return the fault of an option or argument with a wrong form."""
    return click.BadParameter(told(words))


def told_heading(msgid: str) -> str:
    return told(Phrase(msgid)) if msgid else ""


def translated_help(text: str) -> str:
    """Translate a help text by the catalogue; without a translation it stays English."""
    return translations(language()).gettext(text) if text else text


def with_translated_help(command: AnyCommand) -> AnyCommand:
    """Copy the command and its subcommands, with help texts in the configured language."""
    own = copy(command)
    own.help = translated_help(own.help or "")
    own.params = [_translated_parameter(each) for each in own.params]
    if isinstance(own, click.Group):
        own.commands = {name: with_translated_help(each) for name, each in own.commands.items()}
    return own


def _translated_parameter(parameter: click.Parameter) -> click.Parameter:
    own = copy(parameter)
    if isinstance(own, click.Option):
        own.help = translated_help(own.help or "") or None
    return own
