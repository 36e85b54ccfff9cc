"""The language of the command line: messages, results and help texts."""

from __future__ import annotations

import os
from gettext import NullTranslations

import click

from awards import settings
from awards.errors import SettingsFault
from awards.words import Language, Phrase, translated, translations
from certificates.command_language import speak


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


def words() -> NullTranslations:
    return translations(language())


# Before the commands are made: click translates some of its words then.
speak(words)
