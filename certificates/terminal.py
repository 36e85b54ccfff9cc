"""What ``python -m certificates`` says, in the language of AWARDS_LANGUAGE; English without it."""

from __future__ import annotations

import os
from gettext import NullTranslations

import click

from certificates.errors import CertificatesError, Fault
from certificates.problems import Problem
from certificates.words import Phrase, chinese, chinese_catalogue


def _in_chinese() -> bool:
    return os.environ.get("AWARDS_LANGUAGE", "").strip() == "zh"


def words() -> NullTranslations:
    return chinese_catalogue() if _in_chinese() else NullTranslations()


def told(phrase: Phrase) -> str:
    return chinese(phrase) if _in_chinese() else str(phrase)


def say(phrase: Phrase) -> None:
    click.echo(told(phrase))


def wrong(phrase: Phrase) -> click.ClickException:
    return click.ClickException(told(phrase))


def fault_words(fault: Fault | Problem) -> str:
    """Where the fault is, what is wrong, and what to do."""
    if not _in_chinese():
        return str(fault)
    words = f"{fault.zh.what}{fault.zh.remedy}"
    if isinstance(fault, Problem):
        return f"{fault.key} {fault.person} [{fault.element}] {words}"
    near = fault.suggestion and told(Phrase("Did you mean “%(name)s”?", name=fault.suggestion))
    return f"{fault.path}：{words}{near or ''}"


def refused(refusal: CertificatesError) -> click.ClickException:
    """Return the refusal as the fault of a command; all its faults, one a line."""
    faults = getattr(refusal, "faults", None) or getattr(refusal, "problems", None)
    if faults:
        return click.ClickException("\n".join(map(fault_words, faults)))
    what = getattr(refusal, "what", None)
    return wrong(what) if isinstance(what, Phrase) else click.ClickException(str(refusal))
