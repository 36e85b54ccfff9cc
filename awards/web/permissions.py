"""What a route may ask of its caller; declared in `awards.roles`."""

from __future__ import annotations

from awards.roles import Permission

__all__ = ["Permission"]
