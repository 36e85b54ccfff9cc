"""A click program in the language of its reader: help texts, click's own sentences, Chinese lines.

Click marks its sentences for gettext, but can only read compiled catalogues in folders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import copy
from gettext import NullTranslations
from inspect import cleandoc
from typing import Any, TypeVar

import click
from click import _compat, _textwrap

AnyCommand = TypeVar("AnyCommand", bound=click.Command)
Translate = Callable[[str], str]

#: A character that takes two columns, with the marks that must not begin a line; or other text.
_CHUNK = re.compile(r"[\u2e80-\uffef][，。；：、！？）》”…]*|[^\u2e80-\uffef]+")
_WIDE = re.compile(r"[\u2e80-\uffef]")
#: The modules of click that speak or measure.
_CLICK = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.termui,
    click.types,
    _textwrap,
)
#: Paragraphs that begin so keep their lines.
_AS_WRITTEN = "\b"
_FIRST_SENTENCE = re.compile(r".+?(?:。|\.(?=\s|$)|$)", re.DOTALL)


class _ChineseLines(_textwrap.TextWrapper):
    """Chinese has no spaces: a line may end behind every character."""

    def _split_chunks(self, text: str) -> list[str]:
        self.break_on_hyphens = False  # an option stays whole
        return [part for chunk in super()._split_chunks(text) for part in _CHUNK.findall(chunk)]


def _columns(text: str) -> int:
    return _compat.term_len(text) + len(_WIDE.findall(text))


def speak(words: Callable[[], NullTranslations]) -> None:
    """Let click take its sentences from ``words``, and measure Chinese in columns."""
    own = {
        "_": lambda sentence: words().gettext(sentence),
        "ngettext": lambda *sentences: words().ngettext(*sentences),
        "term_len": _columns,
        "TextWrapper": _ChineseLines,
    }
    for module in _CLICK:
        for name in own.keys() & vars(module).keys():
            setattr(module, name, own[name])


class SpokenGroup(click.Group):
    """A program that is read in the language of ``words``."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - click's signature
        words: Callable[[], NullTranslations],
        **more: Any,  # noqa: ANN401 - click's signature
    ) -> None:
        super().__init__(*arguments, **more)
        self.words = words
        speak(words)

    def translate(self, text: str) -> str:
        return self.words().gettext(text)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = super().get_command(ctx, cmd_name)
        return with_translated_help(found, self.translate) if found else None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click keeps the option; its words must follow the language."""
        found = super().get_help_option(ctx)
        if found:
            found.help = self.translate("Show this message and exit.")
        return found

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        own = with_translated_help(self, self.translate)
        super(SpokenGroup, own).format_help(ctx, formatter)


def with_translated_help(command: AnyCommand, translate: Translate) -> AnyCommand:
    """Copy the command and its subcommands, with help texts in another language."""
    own = copy(command)
    own.help = translated_help(own.help or "", translate)
    own.epilog = translated_help(own.epilog or "", translate)
    own.short_help = _first_sentence(own.help)
    own.params = [_translated_parameter(each, translate) for each in own.params]
    if isinstance(own, click.Group):
        own.commands = {
            name: with_translated_help(each, translate) for name, each in own.commands.items()
        }
    return own


def _first_sentence(text: str) -> str:
    paragraph = text.partition("\n\n")[0]
    found = _FIRST_SENTENCE.match(paragraph)
    return found[0].removesuffix(".").removesuffix("。") if found else ""


def _translated_parameter(parameter: click.Parameter, translate: Translate) -> click.Parameter:
    own = copy(parameter)
    if isinstance(own, click.Option):
        own.help = translated_help(own.help or "", translate) or None
    return own


def translated_help(text: str, translate: Translate) -> str:
    """Translate paragraph by paragraph; in those that keep their lines, line by line."""
    return "\n\n".join(_translated(each, translate) for each in _paragraphs(text))


def _translated(paragraph: str, translate: Translate) -> str:
    if not paragraph.startswith(_AS_WRITTEN):
        return translate(paragraph)
    return "\n".join(_translated_line(line, translate) for line in paragraph.splitlines())


def _translated_line(line: str, translate: Translate) -> str:
    words = line.strip(" ")
    return line.replace(words, translate(words)) if words else line


def _paragraphs(text: str) -> Iterator[str]:
    for found in re.split(r"\n\s*\n", cleandoc(text)) if text else ():
        yield found if found.startswith(_AS_WRITTEN) else " ".join(found.split())


def help_sentences(command: click.Command) -> Iterator[str]:
    """Every text of the command and its subcommands that a catalogue may translate."""
    options = [each.help or "" for each in command.params if isinstance(each, click.Option)]
    for text in (command.help or "", command.epilog or "", *options):
        for paragraph in _paragraphs(text):
            kept = paragraph.startswith(_AS_WRITTEN)
            yield from map(str.strip, paragraph.splitlines()[1:]) if kept else (paragraph,)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if found := command.get_command(context, name):
                yield from help_sentences(found)
