"""No personal number of an unfinished import is stored in the clear, and old ones go by themselves."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from awards import clock
from awards.catalogue import service as catalogue
from awards.intake import drafts, sweeping
from awards.intake.sealing import seal_text
from awards.settings import Settings
from awards.tables import IntakeDraft, Session, Values
from tests.cast import settings
from tests.pages.test_intake import begun, mended
from tests.people import Cast

OTHER = b"o" * 32

#: A personal number that is in the file, and one that is typed on the page.
IN_FILE, TYPED = "410102199003074614", "41010219880524123X"
LIST = f"奖项,称号,姓名,单位,身份证号\n先进个人,综合考评先进工作者,林晚舟,潮河办事处,{IN_FILE}\n"


async def test_an_ended_session_goes_without_anybody_signing_in(cast: Cast, tmp_path: Path) -> None:
    long_ago = clock.now() - timedelta(days=2)
    over: Values = {Session.began_at: long_ago, Session.complete: False}
    some = await Session.select(Session.id).first()
    assert some is not None
    await Session.update(over).where(Session.id == some["id"])

    async with sweeping.running(settings(tmp_path)):
        pass

    assert not await Session.exists().where(Session.id == some["id"])


def _stored_bytes(here: Settings) -> bytes:
    """Everything that the data folder and a SQLite database hold."""
    files = list(here.data_dir.rglob("*"))
    if here.database.startswith("sqlite:///"):
        base = Path(here.database.removeprefix("sqlite://"))
        files += base.parent.glob(f"{base.name}*")
    return b"".join(path.read_bytes() for path in files if path.is_file())


async def test_no_personal_number_of_a_draft_is_in_the_database_or_the_data_folder(
    cast: Cast,
) -> None:
    talk = await begun(cast.rita, LIST.encode(), "名单.csv")
    typed = {"cell:CSV!E2": TYPED, "seen:CSV!E2": IN_FILE}
    shown = await mended(cast.rita, talk, **typed)

    rows = await IntakeDraft.select()
    here = cast.app.state["settings"]
    everything = b"|".join(
        (bytes(rows[0]["content"]), rows[0]["choices"].encode(), _stored_bytes(here))
    )
    answers = await drafts.left_open(await catalogue.find("2023"), "rita", secret=here.secret_key())

    assert shown.status_code == 200
    assert len(rows) == 1
    assert answers[0].answers.choices.corrections == {"CSV!E2": TYPED}
    for number in (IN_FILE, TYPED):
        for form in (number.encode(), number.encode("utf-16-le"), number.encode().hex().encode()):
            assert form not in everything


async def test_the_page_of_a_draft_of_another_key_says_so_and_the_list_offers_to_drop_it(
    cast: Cast,
) -> None:
    talk = await begun(cast.rita, LIST.encode(), "名单.csv")
    await IntakeDraft.update({IntakeDraft.choices: _of_another_key()}, force=True)

    shown = await cast.rita.get(talk)
    listed = await cast.rita.get("/c/2023/intake")
    dropped = await cast.rita.post(f"{talk}/drop")

    assert shown.status_code == 409
    assert "另一个 secret.key" in shown.text
    assert "请放弃，重新上传文件" in listed.text
    assert dropped.status_code == 303
    assert await IntakeDraft.count() == 0


def _of_another_key() -> str:
    return seal_text("{}", OTHER, "answers")
