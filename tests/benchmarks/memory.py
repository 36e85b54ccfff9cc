"""The peak memory of this process."""

from __future__ import annotations

import re
from pathlib import Path


def peak_mb() -> int:
    """Return megabytes as the kernel reports them; 0 where no reliable figure exists.

    ``ru_maxrss`` is not used: on Linux it starts with the size of the parent process.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else 0
