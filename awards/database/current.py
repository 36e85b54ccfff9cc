"""The current transaction of a task."""

from __future__ import annotations

from contextvars import ContextVar, Token
from typing import Any


class CurrentTransaction:
    """Replaces the ContextVar of Piccolo's engines and forgets transactions that have ended.

    A task started inside a transaction copies the context. With the plain variable its later
    queries would use a connection that was already returned.
    """

    def __init__(self, name: str) -> None:
        self._variable: ContextVar[Any] = ContextVar(name, default=None)

    def get(self) -> Any:  # noqa: ANN401 - either engine's transaction
        found = self._variable.get()
        return None if found is None or found.ended else found

    def set(self, value: Any) -> Token[Any]:  # noqa: ANN401 - either engine's transaction
        return self._variable.set(value)

    def reset(self, token: Token[Any]) -> None:
        self._variable.reset(token)
