"""The names of people in the history."""

from __future__ import annotations

from awards.tables import Account


async def shown_names() -> dict[str, str]:
    """Map each account to the name that others see."""
    rows = await Account.select(Account.username, Account.display_name).order_by(Account.username)
    return {row["username"]: row["display_name"] or row["username"] for row in rows}
