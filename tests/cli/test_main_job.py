"""Each command does its part of the main job, reports it, and exits with the right code."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Awards
from tests.conftest import FIXTURES

pytestmark = pytest.mark.usual  # a process for each command

LIST = str(FIXTURES / "winners-2023-gb18030.csv")


def test_from_spreadsheet_to_certificates_and_roster(ready: Awards, tmp_path: Path) -> None:
    pdf, roster, paper = (tmp_path / each for each in ("out.pdf", "roster.csv", "roster.pdf"))
    steps = [
        ready("import", LIST, "--commit"),
        ready("confirm", "--all"),
        ready("issue", "--json"),
        ready("print", "-o", str(pdf), "--category", "TC"),
        ready("roster", "-o", str(roster)),
        ready("roster", "-o", str(paper)),
        ready("audit", "verify"),
    ]

    assert [step.returncode for step in steps] == [0] * len(steps), [s.stderr for s in steps]
    assert len(json.loads(steps[2].stdout)) == 400
    assert len(pypdfium2.PdfDocument(pdf)) == 20
    assert len(roster.read_text("utf-8-sig").splitlines()) == 401
    with pypdfium2.PdfDocument(paper) as document:
        assert "第1页" in document[0].get_textpage().get_text_range()


def test_a_dry_run_stores_nothing(ready: Awards) -> None:
    looked = ready("import", LIST)

    assert looked.returncode == 0
    assert "--commit" in looked.stderr
    assert json.loads(ready("winners", "--json").stdout) == []


def test_the_same_file_twice_is_noticed(ready: Awards) -> None:
    ready("import", LIST, "--commit")

    again = ready("import", LIST, "--commit", AWARDS_LANGUAGE="en")

    assert again.returncode == 5
    assert "imported on" in again.stderr


def test_an_overfull_file_is_refused_with_the_arithmetic(ready: Awards) -> None:
    done = ready("import", str(FIXTURES / "department-quota-over.csv"), "--commit", "--json")

    told = json.loads(done.stdout)
    assert done.returncode == 5
    assert told["receipt"] is None
    assert [t["over"] for t in told["preview"]["arithmetic"] if t["over"]] == [1]


def test_a_messy_file_comes_back_with_its_faults_beside_the_rows(
    ready: Awards, tmp_path: Path
) -> None:
    back = tmp_path / "back.xlsx"

    done = ready(
        "import", str(FIXTURES / "department-messy.xlsx"), "--sheet", "推荐名单",
        "--annotated", str(back),
    )  # fmt: skip

    assert done.returncode == 5
    assert back.read_bytes().startswith(b"PK")


def test_a_file_that_is_no_list_is_named_for_what_it_is(ready: Awards, tmp_path: Path) -> None:
    fake = tmp_path / "winners.xlsx"
    fake.write_bytes(b"%PDF-1.7 not a workbook")

    done = ready("import", str(fake))

    assert done.returncode == 3
    assert "PDF" in done.stderr
    assert "Traceback" not in done.stderr


def test_skipping_a_notice_in_the_shell_is_recorded_with_person_and_reason(
    ready: Awards, tmp_path: Path
) -> None:
    asked = tmp_path / "commendation.toml"
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    asked.write_text(f"notice_days = 5\n{source}", "utf-8")
    ready("load", str(asked))
    ready("import", LIST, "--commit")
    first = str(json.loads(ready("winners", "--category", "ZB", "--json").stdout)[0]["id"])

    too_early = ready("confirm", first)
    done = ready("confirm", first, "--justification", "经批准，会期提前")

    assert (too_early.returncode, done.returncode) == (5, 0)
    last = json.loads(ready("winners", "history", first, "--json").stdout)[-1]
    assert last["actor"].startswith("cli/")
    told = json.loads(last["after"])
    assert (told["notice_set_aside"], told["justification"]) == (True, "经批准，会期提前")
    assert "用户拥有管理员的权限" in ready("confirm", "--help").stdout


def test_verify_distinguishes_true_codes_from_false_ones(ready: Awards) -> None:
    ready("import", LIST, "--commit")
    ready("confirm", "--category", "ZB")
    [number, *_] = json.loads(ready("issue", "--json").stdout)

    unknown = ready("verify", "x" * 22)
    revoked = ready("revoke", number, "--reason", "经查不符合条件", "--yes")

    assert (unknown.returncode, revoked.returncode) == (9, 0)


def test_a_winner_is_corrected_and_the_history_records_it(ready: Awards) -> None:
    ready("import", LIST, "--commit")
    [first, *_] = json.loads(ready("winners", "--category", "ZB", "--json").stdout)

    ready("winners", "amend", str(first["id"]), "--note", "更正")
    told = json.loads(ready("winners", "history", str(first["id"]), "--json").stdout)

    assert [link["action"] for link in told] == ["winner.registered", "winner.amended"]


def test_confirmed_words_are_corrected_with_a_reason_alone(ready: Awards) -> None:
    ready("import", LIST, "--commit")
    ready("confirm", "--category", "ZB")
    [first, *_] = json.loads(ready("winners", "--category", "ZB", "--json").stdout)
    change = ("winners", "amend", str(first["id"]), "--unit", "经开区建设局")

    without = ready(*change)
    done = ready(*change, "--reason", "与公章不符", "--json")

    assert (without.returncode, "请说明为何修改" in without.stderr) == (3, True)
    assert json.loads(done.stdout)["unit"] == "经开区建设局"


def test_the_template_can_be_had(ready: Awards, tmp_path: Path) -> None:
    target = tmp_path / "template.xlsx"

    assert ready("template", "-o", str(target)).returncode == 0
    assert target.read_bytes().startswith(b"PK")


def test_a_database_that_is_behind_is_named_with_its_remedy(awards: Awards) -> None:
    done = awards("winners")

    assert done.returncode == 7
    assert "awards migrate" in done.stderr


def test_a_commendation_that_is_not_there_is_not_found(awards: Awards) -> None:
    awards("migrate")

    assert awards("issue").returncode == 4


def test_a_wrong_setting_is_named(awards: Awards) -> None:
    done = awards("doctor", AWARDS_PORT="eighty")

    assert done.returncode == 8
    assert "AWARDS_PORT" in done.stderr


def test_doctor_finds_a_sound_machine(ready: Awards) -> None:
    done = ready("doctor", "--json")

    checks = {check["name"]: check["good"] for check in json.loads(done.stdout)}
    assert done.returncode == 0
    assert checks["database"] is True
    assert checks["history"] is True


def test_accounts_and_tokens_are_made_and_the_secret_is_shown_once(awards: Awards) -> None:
    init = awards("init", "--admin", "adam")
    created = awards("account", "create", "rita", "--role", "registrar")
    token = awards("token", "create", "rita", "--days", "30")

    assert [run.returncode for run in (init, created, token)] == [0, 0, 0]
    assert init.stdout.strip() != token.stdout.strip()
    assert token.stdout.strip() not in token.stderr


def test_questions_name_the_options_that_answer_them(ready: Awards) -> None:
    messy = str(FIXTURES / "department-messy.xlsx")

    which = ready("import", messy)
    more = ready("import", messy, "--sheet", "推荐名单")
    answered = ready(
        "import", messy, "--sheet", "推荐名单", "--hidden-rows", "skip", "--fill-down"
    )  # fmt: skip

    assert "--sheet 推荐名单" in which.stderr
    assert "--hidden-rows import | --hidden-rows skip" in more.stderr
    assert "--fill-down | --no-fill-down" in more.stderr
    assert "?" not in [line[:1] for line in answered.stderr.splitlines()]


def test_the_columns_of_a_list_with_its_own_headers_are_given_as_options(
    ready: Awards, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("谁,何科\n林晚舟,一科\n林晚舟,一科\n", "utf-8")
    told = ("--column", "name=谁", "--column", "unit=B", "--header-row", "1", "--category", "ZB")

    kept = ready("import", str(odd), *told, "--keep", "CSV!3", "--commit", "--json")
    wrong = ready("import", str(odd), "--column", "who=谁")

    assert json.loads(kept.stdout)["receipt"]["rows"] == 2
    assert wrong.returncode == 2


def test_what_a_command_finds_is_on_stdout_and_what_it_says_on_stderr(ready: Awards) -> None:
    looked = ready("import", str(FIXTURES / "department-messy.xlsx"), "--sheet", "推荐名单")
    verified = ready("verify", "x" * 22)
    examined = ready("doctor")

    assert "name.emoji" in looked.stdout
    assert "name.emoji" not in looked.stderr
    assert verified.stdout.startswith("查无此证")
    assert "AWARDS_PORT: 8000" in examined.stdout


def test_no_cell_of_a_list_is_cut(ready: Awards) -> None:
    ready("import", LIST, "--commit")
    longest = max(
        (winner["name"] for winner in json.loads(ready("winners", "--json").stdout)), key=len
    )

    assert longest in ready("winners").stdout
    assert longest in ready("audit", "log", "--limit", "500").stdout


def test_a_place_that_cannot_be_written_is_named(ready: Awards, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    done = ready("template", "-o", str(tmp_path / "file" / "template.xlsx"))
    nowhere = ready("winners", AWARDS_DATA_DIR=str(tmp_path / "file" / "data"))

    assert (done.returncode, nowhere.returncode) == (7, 7)
    assert "template.xlsx" in done.stderr


def test_a_commendation_file_that_is_no_text_is_refused(ready: Awards, tmp_path: Path) -> None:
    marked, broken = tmp_path / "marked.toml", tmp_path / "broken.toml"
    source = (FIXTURES / "commendation-2023.toml").read_bytes()
    marked.write_bytes(b"\xef\xbb\xbf" + source)
    broken.write_bytes(source + "# 表".encode("gb18030"))

    assert ready("load", str(marked)).returncode == 0
    assert ready("load", str(broken)).returncode == 3


def test_no_to_a_question_stops_with_the_code_of_a_stop(ready: Awards) -> None:
    done = ready("revoke", "郑经开表〔2024〕TC001号", "--reason", "误发", AWARDS_LANGUAGE="en")

    assert done.returncode == 130
    assert "nothing is half done" in done.stderr


def test_accounts_and_tokens_are_listed_without_the_secret(awards: Awards) -> None:
    secret = awards("init", "--admin", "adam").stdout.strip()

    accounts = json.loads(awards("account", "list", "--json").stdout)
    tokens = awards("token", "list", "adam").stdout

    assert [account["username"] for account in accounts] == ["adam"]
    assert "init" in tokens
    assert secret not in tokens


def test_a_range_that_ends_before_it_begins_is_a_wrong_call(ready: Awards) -> None:
    assert ready("print", "-o", "-", "--from", "5", "--to", "2").returncode == 2


def test_what_was_published_is_corrected_and_a_difference_accepted(ready: Awards) -> None:
    assert ready("import", LIST, "--commit").returncode == 0
    assert ready("confirm", "--all").returncode == 0
    assert ready("issue").returncode == 0
    amended = ready("winners", "amend", "400", "--unit", "明湖办事处", "--reason", "与公章不符")
    unnamed = ready("winners", "amend", "400", "--unit", "京航办事处")
    before = json.loads(ready("status", "--json").stdout)["differences"]
    refused = ready("run", "start", "--stock", "a4-landscape", "--later")
    accepted = ready("statements", "accept", "certificate", "400", "--reason", "不影响领取")

    assert (amended.returncode, unnamed.returncode) == (0, 3)
    assert [(each["statement"], each["winner"], each["register"]) for each in before] == [
        ("certificate", 400, "明湖办事处")
    ]
    assert (refused.returncode, "accept-differences" in refused.stderr) == (5, True)
    assert accepted.returncode == 0
    assert json.loads(ready("status", "--json").stdout)["differences"] == []
