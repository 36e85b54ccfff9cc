"""Faults of commendations and of their number patterns."""

from __future__ import annotations

from awards.errors.families import Invalid
from awards.words import N_


class CommendationRefused(Invalid):
    code = "invalid.commendation"
    what = N_("The commendation file %(file)s is wrong:\n%(listed)s")
    remedy = N_("Correct the file and load it again; nothing was written.")


class PatternRefused(Invalid):
    code = "invalid.number-pattern"
    what = N_("The number pattern “%(pattern)s” is wrong: %(reason)s")
    remedy = N_("Use a pattern such as “表〔2024〕TC{seq:03}号”.")
