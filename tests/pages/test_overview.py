"""The front page, the year's tasks and the search."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from awards import clock, database
from awards.accounts import service as accounts
from awards.accounts import sessions
from awards.app import create_app
from awards.catalogue import service as catalogue
from awards.database.migrate import migrate
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.issuing.service import issue
from awards.notices import service as notices
from awards.proofs import closing
from awards.settings import Settings, from_environment
from awards.tables import Role
from awards.web import visits
from awards.winners.queries import listing
from tests.api.test_flow import OUYANG
from tests.conftest import FIXTURES
from tests.people import Cast, client

pytestmark = pytest.mark.usual  # too long for a run between two edits

XLSX = FIXTURES / "winners-2023.xlsx"


async def test_the_front_page_leads_to_the_newest_commendation(guests: Cast) -> None:
    answer = await guests.vera.get("/")

    assert (answer.status_code, answer.headers["location"]) == (303, "/c/2023")


def _next(shown: str) -> str:
    """The words of the one next step."""
    [bar] = re.findall(r'<section class="next".*?</section>', shown, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", bar).split())


async def test_the_next_step_follows_a_whole_year(cast: Cast, settings: Settings) -> None:
    async def home(person: str = "adam") -> str:
        answer: httpx.Response = await getattr(cast, person).get("/c/2023?lang=en")
        return answer.text

    begun = await home()
    assert "Next: Register or import winners: 400 places are free" in _next(begun)
    assert 'href="/commendations/sample.xlsx"' in begun
    assert begun.count("Import a list") == 1

    await intake.commit("cli/a", "2023", XLSX.read_bytes(), XLSX.name, Choices(), settings)
    assert "400/400" in await home()
    assert "Next: Let the units proofread 400 winners" in _next(await home("rita"))
    assert "Next: Confirm 400 winners" in _next(await home("anna"))
    assert "It is the turn of Registrar" in _next(await home("paul"))

    await cast.rita.post("/c/2023/proofs", data={"deadline": str(clock.today()), "all": "true"})
    assert re.search(r"Next: Remind \d+ units that have not answered 0 of", _next(await home()))
    await closing.close("cli/a", "2023", "已电话核对")

    registered = await listing(await catalogue.find("2023"))
    await notices.confirm("cli/c", [winner.id for winner in registered])
    assert "Next: Issue all 400 certificates" in _next(await home())

    await issue("cli/c", "2023", settings)
    assert "Next: Print 400 certificates" in _next(await home("paul"))
    assert "It is the turn of Print operator" in _next(await home("rita"))

    await cast.paul.post("/c/2023/print", data={"form": "pdf"})
    shown = await home()
    assert "Nothing is left to do here." in shown
    assert "Roster ready" in shown


async def test_a_step_of_another_role_is_shown_with_that_role(guests: Cast) -> None:
    viewer = (await guests.vera.get("/c/2023?lang=en")).text
    registrar = (await guests.rita.get("/c/2023?lang=en")).text

    assert "It is the turn of Registrar" in _next(viewer)
    assert 'href="/c/2023/intake"' not in viewer
    assert "It is the turn" not in registrar
    assert 'href="/c/2023/intake"' in registrar


async def test_changes_are_shown_with_old_and_new_until_they_are_seen(cast: Cast) -> None:
    winner = await cast.rita.post("/api/v1/commendations/2023/winners", json={"winners": [OUYANG]})
    [key] = winner.json()["winners"]
    await cast.rita.patch(
        f"/api/v1/winners/{key}", json={"name": "欧阳若冰"}, headers={"If-Match": '"1"'}
    )

    before = (await cast.anna.get("/c/2023?lang=en")).text
    await cast.anna.post("/c/2023/seen")
    after = (await cast.anna.get("/c/2023?lang=en")).text

    assert re.search(r"<del>欧阳若水</del>.*<ins>欧阳若冰</ins>", " ".join(before.split()))
    assert "Since you were last here" in after
    assert "Nothing has changed since then." in after


async def test_entries_of_one_action_are_shown_as_one(cast: Cast, settings: Settings) -> None:
    await intake.commit("web/rita", "2023", XLSX.read_bytes(), XLSX.name, Choices(), settings)

    shown = " ".join((await cast.vera.get("/c/2023?lang=en")).text.split())

    assert "<strong>Rita</strong> registered the winner (400 entries)" in shown
    assert "imported a spreadsheet winners-2023.xlsx" in shown


async def test_a_whole_number_leads_straight_to_its_winner(cast: Cast, settings: Settings) -> None:
    await intake.commit("cli/a", "2023", XLSX.read_bytes(), XLSX.name, Choices(), settings)
    registered = await listing(await catalogue.find("2023"))
    await notices.confirm("cli/c", [winner.id for winner in registered])
    await issue("cli/c", "2023", settings)

    answer = await cast.vera.get("/search", params={"q": "郑经开表(2024)TC001号"})
    partly = await cast.vera.get("/search", params={"q": "TC001", "lang": "en"})

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/winners/")
    assert "郑经开表〔2024〕TC001号" in partly.text


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("", 200, "Type what you want to find."),
        ("无此人", 200, "Nothing was found for “无此人”."),
        ("x" * 101, 400, "101 characters; 100 at most."),
        ("林\x00", 400, "control or direction character"),
        ("<script>", 200, "&lt;script&gt;"),
    ],
)
async def test_a_search_answers_whatever_is_typed(
    guests: Cast, text: str, status: int, said: str
) -> None:
    answer = await guests.vera.get("/search", params={"q": text, "lang": "en"})

    assert answer.status_code == status
    assert said in answer.text
    assert "<script>" not in answer.text.replace("<script src", "")


async def test_an_office_that_begins_is_shown_how(database_url: str, tmp_path: Path) -> None:
    here = from_environment({"AWARDS_DATA_DIR": str(tmp_path), "AWARDS_DATABASE_URL": database_url})
    async with database.opened(here.database, here.secret_key):
        await migrate()
        account = await accounts.create_account("cli/alice", "adam", "Adam", Role.ADMIN)
        token = await sessions.begin(account.id, complete=True)
    app = create_app(here)
    cookie = f"{visits.cookie_name(here, visits.SESSION)}={token}"
    headers = {"Cookie": cookie, "X-Form-Token": visits.form_token(here, token)}
    async with app.lifespan(), client(app, **headers) as adam:
        welcome = await adam.get("/?lang=en")
        loaded = await adam.post("/commendations/sample")
        again = await adam.post("/commendations/sample")
        home = await adam.get("/c/2023")
        sheet = await adam.get("/commendations/sample.xlsx")

    assert "There is no commendation yet." in welcome.text
    assert loaded.headers["location"] == again.headers["location"] == "/c/2023"
    assert home.status_code == 200
    assert sheet.content == XLSX.read_bytes()
