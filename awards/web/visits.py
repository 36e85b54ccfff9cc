"""What a browser carries between pages: cookies, and their content."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, Literal, cast

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from awards.errors import Language
from awards.settings import Settings

Connection = ASGIConnection[Any, Any, Any, Any]

SESSION = "session"
VISIT = "visit"
SAID = "said"
LANGUAGE = "language"
THEME = "theme"

Theme = Literal["", "light", "dark"]

#: The longest search text.

#: The longest message carried to the next page.
_LONGEST = 1000
_YEAR = 365 * 24 * 3600


def settings_of(connection: Connection) -> Settings:
    return cast(Settings, connection.app.state.settings)


def is_secure(settings: Settings) -> bool:
    return settings.public_url.startswith("https://")


def cookie_name(settings: Settings, name: str) -> str:
    """Behind HTTPS no other host or path may set our cookies (RFC 6265bis, 4.1.3)."""
    return f"__Host-{name}" if is_secure(settings) else name


def cookie(settings: Settings, name: str, value: str, *, seconds: int | None = None) -> Cookie:
    """Make a cookie. Without ``seconds`` it ends with the browser; with 0 it is removed at once."""
    return Cookie(
        key=cookie_name(settings, name),
        value=value,
        max_age=seconds,
        path="/",
        secure=is_secure(settings),
        httponly=True,
        samesite="lax",
    )


def carried(connection: Connection, name: str) -> str:
    return connection.cookies.get(cookie_name(settings_of(connection), name), "")


def language(connection: Connection) -> Language:
    """The person's choice; until then the service's default."""
    chosen = connection.query_params.get("lang") or carried(connection, LANGUAGE)
    if chosen in ("zh", "en"):
        return cast(Language, chosen)
    return settings_of(connection).language


def theme(connection: Connection) -> Theme:
    """Empty means the choice of the person's system."""
    chosen = carried(connection, THEME)
    return cast(Theme, chosen) if chosen in ("light", "dark") else ""


def preference(settings: Settings, name: str, value: str) -> Cookie:
    return cookie(settings, name, value, seconds=_YEAR)


def seed(connection: Connection) -> str:
    """The seed of this browser's form tokens: its session, or else its visit."""
    return carried(connection, SESSION) or carried(connection, VISIT)


def new_seed() -> str:
    return secrets.token_urlsafe(32)


def form_token(settings: Settings, grown_from: str) -> str:
    """Return the token of forms; only pages that this browser was given contain it."""
    return _signed(settings, "form", grown_from)


def is_genuine(settings: Settings, grown_from: str, token: str) -> bool:
    expected = form_token(settings, grown_from)
    return bool(grown_from) and hmac.compare_digest(expected.encode(), token.encode())


def wrapped(settings: Settings, words: str) -> str:
    """Sign a message for the next page, so that nobody else can inject one."""
    text = urlsafe_b64encode(words[:_LONGEST].encode()).decode()
    return f"{text}.{_signed(settings, 'said', text)}"


def unwrapped(settings: Settings, carried_text: str) -> str:
    text, _, signature = carried_text.partition(".")
    if not hmac.compare_digest(_signed(settings, "said", text).encode(), signature.encode()):
        return ""
    return urlsafe_b64decode(text).decode()


def _signed(settings: Settings, purpose: str, text: str) -> str:
    key = settings.secret_key()
    return hmac.new(key, f"{purpose}|{text}".encode(), hashlib.sha256).hexdigest()
