"""Packs of papers of a ceremony that were asked for."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import (
    BigInt,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from awards.tables.catalogue import Commendation
from awards.tables.constraints import one_of


class PackState(StrEnum):
    """A pack is whole when it is done; one that failed has no file."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class CeremonyPack(Table, tablename="ceremony_pack"):
    """A pack, made by the worker that holds its lease; an expired lease is free.

    ``version`` is 0 for the draft. ``kinds`` are its papers if not all, with commas. ``done`` of
    ``total`` files are made. ``manifest`` is JSON.
    """

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    version = Integer(default=0)
    kinds = Varchar(length=400)
    reference = Varchar(length=40, unique=True)
    state = Varchar(length=16)
    holder = Varchar(length=64)
    lease_until = Timestamptz(default=None, null=True)
    attempts = Integer(default=0)
    done = Integer(default=0)
    total = Integer(default=0)
    fault = Text(default="")
    manifest = Text(default="")
    size = BigInt(default=0)
    sha256 = Varchar(length=64)
    asked_by = Varchar(length=100)
    asked_at = Timestamptz(default=None, null=False)
    ended_at = Timestamptz(default=None, null=True)

    ceremony_pack_once = Unique([commendation, version, kinds])
    ceremony_pack_version_counts = Check(version >= 0)
    ceremony_pack_state_known = one_of("state", PackState)


TABLES: tuple[type[Table], ...] = (CeremonyPack,)
