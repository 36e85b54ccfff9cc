"""Faults of issuing and reissuing certificates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from awards.errors.families import Conflict
from awards.words import N_, Joined, sentences

if TYPE_CHECKING:  # The engine takes long to load, and most commands need none.
    from certificates import Problem

#: Problems that a refusal lists. The rest is counted.
NAMED = 50


class OwnWords(Conflict):
    code = "conflict.own-words"
    what = N_(
        "You changed what the certificate of “%(name)s” prints (words, photo or wording): another "
        "person must issue it."
    )
    remedy = N_("Have another person read and issue it.")


class NumberRecorded(Conflict):
    code = "conflict.number-recorded"
    what = N_("The number %(number)s is recorded as a certificate on paper; nothing was issued.")
    remedy = N_("Let the category begin at a later number, on its page or in its file.")


class PrintRefused(Conflict):
    code = "conflict.preflight"
    what = N_("Preflight found %(count)s problems; no file was made:\n%(problems)s")
    remedy = N_("Correct each of them and print again.")


def print_refusal(problems: Sequence[Problem]) -> PrintRefused:
    """The reasons in words for a person who issues or prints, in both languages."""
    named = problems[:NAMED]
    return PrintRefused(
        count=len(problems),
        problems=Joined(tuple(sentences(each.what, each.remedy) for each in named), "\n"),
    )
