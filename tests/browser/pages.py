"""The pages there are to be looked at: by axe, by a telephone and by whoever takes pictures."""

from __future__ import annotations

from tests.browser.story import Office

#: Who looks at what; braces are filled in from the story.
PAGES = [
    ("nobody", "/sign-in"),
    ("nobody", "/v/{token}"),
    ("nobody", "/v/{revoked_token}"),
    ("nobody", "/v/{superseded_token}"),
    ("nobody", "/v/AAAAAAAAAAAAAAAAAAAAAA"),
    ("nobody", "/verify"),
    ("nobody", "/p/{proof}"),
    ("nobody", "/p/none"),
    ("nobody", "/published/2023"),
    ("nobody", "/published/none"),
    ("nobody", "/notices/1"),
    ("adam", "/"),
    ("adam", "/commendations"),
    ("vera", "/c/2023"),
    ("adam", "/c/2023/winners"),
    ("vera", "/c/2023/winners?text=查无此人"),
    ("rita", "/c/2023/winners/new"),
    ("anna", "/winners/{winner}"),
    ("rita", "/winners/{winner}/edit"),
    ("anna", "/winners/{winner}/objections"),
    ("adam", "/c/2023/intake"),
    ("adam", "/c/2023/intake/{draft}"),
    ("adam", "/c/2023/intake/{draft}/columns"),
    ("adam", "/c/2023/intake/{faulty}"),
    ("adam", "/c/2023/intake/done/{receipt}"),
    ("adam", "/c/2023/intake/done/{receipt}/undo"),
    ("rita", "/c/2023/proofs"),
    ("rita", "/c/2023/proofs/proposals"),
    ("anna", "/c/2023/notices"),
    ("adam", "/calendar"),
    ("adam", "/commendations/new"),
    ("vera", "/c/2023/settings"),
    ("adam", "/c/2023/settings"),
    ("adam", "/c/2023/settings/GR"),
    ("adam", "/c/2023/categories/new"),
    ("adam", "/commendations/load"),
    ("adam", "/tour"),
    ("adam", "/c/2023/published"),
    ("anna", "/c/2023/certificates"),
    ("adam", "/winners/{issued}/certificate"),
    ("adam", "/winners/{revoked}/certificate"),
    ("rita", "/winners/{revoked}"),
    ("paul", "/c/2023/print"),
    ("paul", "/c/2023/print/check?what=all&category=TC"),
    ("paul", "/c/2023/print/check?stock=a4-24up-labels"),
    ("paul", "/c/2023/print/runs/{run}"),
    ("paul", "/feeds"),
    ("paul", "/feeds/feed?printer=HP&tray=1&stock=a4-landscape&side=front"),
    ("paul", "/paper"),
    ("paul", "/c/2023/roster"),
    ("adam", "/search?q=TC001"),
    ("adam", "/search?q=查无此人"),
    ("adam", "/me"),
    ("adam", "/me/second-factor"),
    ("adam", "/me/password"),
    ("adam", "/accounts"),
    ("adam", "/accounts/paul"),
    ("adam", "/history"),
    ("vera", "/none"),
    ("vera", "/c/none"),
    ("vera", "/accounts"),
]

#: What is sent as it stands, so that the page comes back and says what is wrong with it.
REFUSED = [
    ("nobody", "/sign-in"),
    ("nobody", "/verify"),
    ("rita", "/c/2023/winners/new"),
    ("anna", "/winners/{winner}/objections"),
    ("adam", "/c/2023/categories/new"),
    ("adam", "/commendations/new"),
    ("adam", "/accounts"),
    ("adam", "/me/password"),
    ("adam", "/me/second-factor"),
    ("adam", "/calendar"),
]


def address(path: str, office: Office) -> str:
    return path.format_map(office._asdict())
