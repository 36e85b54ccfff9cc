"""Limits that a process sets for itself before it reads a hostile file."""

from __future__ import annotations

import resource

from awards.intake.reading.limits import Limits


def confine(limits: Limits) -> None:
    """Memory and processor time are bounded; no file can be written."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    # The soft limit sends SIGXCPU, which tells the parent the reason; the hard one SIGKILL.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
