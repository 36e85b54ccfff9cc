"""What people are called in the history."""

from __future__ import annotations

from awards.tables import Account


async def shown_names() -> dict[str, str]:
    """Account → the name shown to others."""
    rows = await Account.select(Account.username, Account.display_name)
    return {row["username"]: row["display_name"] for row in rows}
