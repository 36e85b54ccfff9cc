"""The most memory that this process has had."""

from __future__ import annotations

import re
from pathlib import Path


def peak_mb() -> int:
    """Megabytes, to the kernel's own account; 0 where it keeps none that can be trusted.

    That is not ``ru_maxrss``: on Linux it begins with the size of the process that started this one.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else 0
