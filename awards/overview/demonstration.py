"""The files of the demonstration, for people who want to try the program first."""

from __future__ import annotations

from pathlib import Path

COMMENDATION = "commendation-2023.toml"
WINNERS = "winners-2023.xlsx"
CEREMONY = "ceremony-2023.toml"
HALL = "hall-2023.toml"

#: The code in `COMMENDATION`.
CODE = "2023"


def fixture(name: str) -> Path:
    """Beside the package if installed, else in the checkout."""
    package = Path(__file__).parent.parent
    inside = package / "fixtures" / name
    return inside if inside.exists() else package.parent / "fixtures" / name
