"""The files of the demonstration, for whoever wants to try first."""

from __future__ import annotations

from pathlib import Path

COMMENDATION = "commendation-2023.toml"
WINNERS = "winners-2023.xlsx"

#: The code that `COMMENDATION` says.
CODE = "2023"


def fixture(name: str) -> Path:
    """Beside the package when installed, in the checkout else."""
    package = Path(__file__).parent.parent
    inside = package / "fixtures" / name
    return inside if inside.exists() else package.parent / "fixtures" / name
