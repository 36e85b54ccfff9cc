"""Drafts and undoing of imports, on which the pages depend."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from awards import clock
from awards.audit import queries as audited
from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import AlreadyUndone, DraftEnded, ImportBeyondDraft, ImportIssued, NotFound
from awards.intake import drafts, previewing, queries, service, undoing
from awards.intake.answers import Answers, read, with_fixes, with_page_answers, written
from awards.intake.checking.choices import Choices
from awards.issuing.service import issue
from awards.notices import holds
from awards.settings import Settings
from awards.tables import Intake, IntakeDraft, Winner
from awards.winners import service as winners
from awards.winners.queries import listing
from tests.cast import settings
from tests.intake.files import xlsx

HEAD = ("奖项", "称号", "姓名或名称", "所在单位")
WORKER = "综合考评先进工作者"
KEY = b"k" * 32


def people(*names: str) -> bytes:
    return xlsx([HEAD, *(("先进个人", WORKER, name, "潮河办事处") for name in names)])


async def _begin(here: CommendationRecord, username: str = "rita") -> int:
    return await drafts.begin(
        here, username, "名单.xlsx", b"\x00\xff", "0" * 64, Answers(), secret=KEY
    )


async def _import(folder: Path, *names: str) -> str:
    done = await service.commit(
        "web/rita", "2023", people(*names), "名单.xlsx", Choices(), settings(folder)
    )
    return done.reference


async def test_a_draft_keeps_the_file_and_the_answers(commendation: CommendationRecord) -> None:
    draft = await _begin(commendation)
    choices = Choices(
        sheets=("名单",),
        mapping={"name": "C"},
        accept=frozenset({"name.middle-dot", "name.radical"}),
        corrections={"名单!C2": "林晚舟"},
        fill_down=False,
        withdraw=frozenset({3, 1}),
    )
    await drafts.answer(draft, Answers(choices=choices), secret=KEY)

    found = await drafts.find(commendation, draft, "rita", secret=KEY)

    assert found.answers == Answers(choices=choices)
    assert await drafts.content(draft, secret=KEY) == b"\x00\xff"


async def test_a_draft_is_found_by_its_owner_and_by_people_who_may_see_all(
    commendation: CommendationRecord,
) -> None:
    draft = await _begin(commendation)

    with pytest.raises(DraftEnded):
        await drafts.find(commendation, draft, "adam", secret=KEY)
    assert (
        await drafts.find(commendation, draft, "adam", secret=KEY, of_anyone=True)
    ).username == "rita"
    assert await drafts.left_open(commendation, "adam", secret=KEY) == []


async def test_a_draft_untouched_for_a_week_is_forgotten(commendation: CommendationRecord) -> None:
    old, young = await _begin(commendation), await _begin(commendation)
    long_ago = clock.now() - drafts.LIFE - timedelta(minutes=1)
    await IntakeDraft.update({IntakeDraft.changed_at: long_ago}).where(IntakeDraft.id == old)

    await drafts.forget_old()

    assert [draft.id for draft in await drafts.left_open(commendation, "rita", secret=KEY)] == [
        young
    ]


async def test_an_import_ends_its_draft_once_or_stores_nothing(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    draft = await _begin(commendation)
    here = settings(tmp_path)
    report = await previewing.preview("2023", people("林晚舟"), Choices(), here)
    await service.store("web/rita", "2023", report, "名单.xlsx", here, draft=draft)

    with pytest.raises(DraftEnded):
        await service.store("web/rita", "2023", report, "名单.xlsx", here, again=True, draft=draft)

    assert await Winner.count() == 1
    assert await Intake.count() == 1


async def test_a_winner_keeps_the_row_it_came_from(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _import(tmp_path, "林晚舟", "顾南星")

    rows = await Winner.select(Winner.name, Winner.intake_row).order_by(Winner.id)

    assert [(row["name"], row["intake_row"]) for row in rows] == [
        ("林晚舟", "名单!2"),
        ("顾南星", "名单!3"),
    ]


async def _states() -> dict[str, str]:
    here = await catalogue.find("2023")
    return {winner.name: winner.state.value for winner in await listing(here)}


async def test_an_undo_withdraws_its_own_winners_and_frees_their_places(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _import(tmp_path, "沈千山")
    reference = await _import(tmp_path, "林晚舟", "顾南星")

    count = await undoing.undo("web/rita", reference, "部门撤回")

    assert count == 2
    assert await _states() == {"沈千山": "draft", "林晚舟": "withdrawn", "顾南星": "withdrawn"}
    here = await catalogue.find("2023")
    assert here.require_category("GR").taken == 1
    assert (await queries.receipt(here, reference)).undone_by == "web/rita"
    actions = [link.action for link in await audited.history("intake/2")]
    assert sorted(actions) == ["intake.committed", "intake.undone"]
    assert (await audit.verify())[1] is None


async def test_an_undone_import_cannot_be_undone_again_but_imported_again(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _import(tmp_path, "林晚舟")
    await undoing.undo("web/rita", reference, "部门撤回")

    with pytest.raises(AlreadyUndone):
        await undoing.undo("web/rita", reference, "部门撤回")
    with pytest.raises(NotFound):
        await undoing.undo("web/rita", "没有", "部门撤回")

    assert await _import(tmp_path, "林晚舟") != reference


async def test_an_undo_leaves_winners_who_were_withdrawn_before(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _import(tmp_path, "林晚舟", "顾南星")
    first, _ = await listing(commendation)
    await winners.withdraw("web/anna", [first.id], "放弃")

    assert await undoing.undo("web/rita", reference, "部门撤回") == 1


async def test_confirmed_winners_are_undone_only_by_people_who_may_withdraw(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _import(tmp_path, "林晚舟", "顾南星")
    first, _ = await listing(commendation)
    await winners.confirm("web/anna", [first.id])

    with pytest.raises(ImportBeyondDraft, match="林晚舟"):
        await undoing.undo("web/rita", reference, "部门撤回")

    assert await undoing.undo("web/anna", reference, "部门撤回", settled=True) == 2


async def test_a_held_winner_stays_held_after_an_undo_and_a_new_import(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _import(tmp_path, "林晚舟", "顾南星")
    first, _ = await listing(commendation)
    await holds.hold("web/anna", first.id, "核实中")

    with pytest.raises(ImportBeyondDraft, match="林晚舟"):
        await undoing.undo("web/rita", reference, "部门撤回")

    assert await _states() == {"林晚舟": "draft", "顾南星": "draft"}
    assert await undoing.undo("web/anna", reference, "部门撤回", settled=True) == 2


async def test_an_undo_is_refused_with_names_once_any_is_issued(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _import(tmp_path, "林晚舟", "顾南星")
    first, _ = await listing(commendation)
    await winners.confirm("web/anna", [first.id])
    await _issue(settings(tmp_path))

    with pytest.raises(ImportIssued, match="林晚舟"):
        await undoing.undo("web/anna", reference, "部门撤回", settled=True)

    assert await _states() == {"林晚舟": "issued", "顾南星": "draft"}
    [row] = await Intake.select(Intake.undone_at)
    assert row["undone_at"] is None


async def _issue(here: Settings) -> None:
    await issue("web/anna", "2023", here)


def test_a_cell_is_corrected_only_when_it_was_changed() -> None:
    given = {
        "cell:名单!C2": ["林晚舟"],
        "seen:名单!C2": ["林[U+200B]晚舟"],
        "cell:名单!C3": ["顾南星"],
        "seen:名单!C3": ["顾南星"],
        "cell:名单!C4": ["没有见过"],
    }

    assert with_fixes(Choices(), given).corrections == {"名单!C2": "林晚舟"}


def test_what_is_not_on_the_page_stays_as_it_was_answered() -> None:
    choices = Choices(leave=frozenset({"名单!2", "名单!3"}), withdraw=frozenset({7}))
    before = Answers(choices=choices)
    given = {"change:名单!2": ["change"], "gone:8": ["withdraw"], "gone:x": ["withdraw"]}

    after = with_page_answers(before, given)

    assert after.choices.leave == {"名单!3"}
    assert after.choices.withdraw == {7, 8}
    assert read(written(after)) == after
