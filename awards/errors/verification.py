"""Faults of public lookups."""

from __future__ import annotations

from awards.errors.families import Denied
from awards.words import N_


class TooManyLookups(Denied):
    """One address made too many public lookups within a minute."""

    code = "denied.too-many-lookups"
    what = N_("There were too many lookups from your network.")
    remedy = N_("Try again in %(seconds)s seconds; others in the same network count too.")
