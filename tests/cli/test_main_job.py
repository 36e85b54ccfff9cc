"""Each command does its part of the main job, says so, and leaves with the right code."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2

from tests.cli.conftest import Awards
from tests.conftest import FIXTURES

LIST = str(FIXTURES / "winners-2023-gb18030.csv")


def test_from_spreadsheet_to_certificates_and_roster(ready: Awards, tmp_path: Path) -> None:
    pdf, roster = tmp_path / "out.pdf", tmp_path / "roster.csv"
    steps = [
        ready("import", LIST, "--commit"),
        ready("confirm", "--all"),
        ready("issue", "--json"),
        ready("print", "-o", str(pdf), "--category", "TC"),
        ready("roster", "-o", str(roster)),
        ready("audit", "verify"),
    ]

    assert [step.returncode for step in steps] == [0] * len(steps), [s.stderr for s in steps]
    assert len(json.loads(steps[2].stdout)) == 400
    assert len(pypdfium2.PdfDocument(pdf)) == 20
    assert len(roster.read_text("utf-8-sig").splitlines()) == 401


def test_a_dry_run_stores_nothing(ready: Awards) -> None:
    looked = ready("import", LIST)

    assert looked.returncode == 0
    assert "--commit" in looked.stderr
    assert json.loads(ready("winners", "--json").stdout) == []


def test_the_same_file_twice_is_noticed(ready: Awards) -> None:
    ready("import", LIST, "--commit")

    again = ready("import", LIST, "--commit")

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


def test_verify_tells_true_from_false(ready: Awards) -> None:
    ready("import", LIST, "--commit")
    ready("confirm", "--category", "ZB")
    [number, *_] = json.loads(ready("issue", "--json").stdout)

    unknown = ready("verify", "x" * 22)
    revoked = ready("revoke", number, "--reason", "经查不符合条件", "--yes")

    assert (unknown.returncode, revoked.returncode) == (9, 0)


def test_a_winner_is_corrected_and_the_history_tells(ready: Awards) -> None:
    ready("import", LIST, "--commit")
    [first, *_] = json.loads(ready("winners", "--category", "ZB", "--json").stdout)

    ready("winners", "amend", str(first["id"]), "--note", "更正")
    told = json.loads(ready("winners", "history", str(first["id"]), "--json").stdout)

    assert [link["action"] for link in told] == ["winner.registered", "winner.amended"]


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
