"""The language that the command line speaks: messages, results and help texts."""

from __future__ import annotations

from copy import copy
from typing import TypeVar

import click

from awards import settings
from awards.errors import SettingsFault
from awards.words import Language, Phrase, translated, translations

AnyCommand = TypeVar("AnyCommand", bound=click.Command)


def language() -> Language:
    """The language that is set; Chinese where the settings themselves are wrong."""
    try:
        return settings.from_environment().language
    except SettingsFault:
        return "zh"


def told(words: object) -> str:
    return translated(words, language())


def told_heading(msgid: str) -> str:
    return told(Phrase(msgid)) if msgid else ""


def told_help(text: str) -> str:
    """Help texts are the English words of the catalogue; English is shown where it has none."""
    return translations(language()).gettext(text) if text else text


def with_told_help(command: AnyCommand) -> AnyCommand:
    """A copy of the command with its help texts, and those below it, in the language set."""
    own = copy(command)
    own.help = told_help(own.help or "")
    own.params = [_with_told_help(each) for each in own.params]
    if isinstance(own, click.Group):
        own.commands = {name: with_told_help(each) for name, each in own.commands.items()}
    return own


def _with_told_help(parameter: click.Parameter) -> click.Parameter:
    own = copy(parameter)
    if isinstance(own, click.Option):
        own.help = told_help(own.help or "") or None
    return own
