"""Settings are read once, and every fault is reported at once."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from awards import settings
from awards.errors import SettingsFault
from awards.tables import Role


def test_without_any_setting_the_database_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    here = settings.from_environment({"AWARDS_DATA_DIR": str(tmp_path)})

    assert here.database == f"sqlite:///{tmp_path}/awards.sqlite"


def test_every_fault_is_named_at_once() -> None:
    wrong = {"AWARDS_PORT": "eighty", "AWARDS_LANGUAGE": "fr", "AWARDS_PUBLIK_URL": "x"}

    with pytest.raises(SettingsFault) as refused:
        settings.from_environment(wrong)

    said = str(refused.value)
    assert all(name in said for name in wrong)


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite:", "not an address"])
def test_a_database_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(SettingsFault, match="AWARDS_DATABASE_URL"):
        settings.from_environment({"AWARDS_DATABASE_URL": url})


def test_the_secret_key_is_the_owners_alone_and_stays(tmp_path: Path) -> None:
    here = settings.from_environment({"AWARDS_DATA_DIR": str(tmp_path / "new")})

    first, again = here.secret_key(), here.secret_key()

    assert first == again
    assert len(first) == 32
    assert stat.S_IMODE((tmp_path / "new" / "secret.key").stat().st_mode) == 0o600


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    code = "from awards.settings import from_environment as f; print(f().secret_key().hex())"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env={"AWARDS_DATA_DIR": str(tmp_path)},
            stdout=subprocess.PIPE,
        )
        for _ in range(4)
    ]

    assert len({run.communicate()[0] for run in runs}) == 1


def test_settings_are_shown_without_the_password() -> None:
    told = settings.from_environment(
        {"AWARDS_DATABASE_URL": "postgresql://ann:s3cret@db/awards"}
    ).told()

    assert told["AWARDS_DATABASE_URL"] == "postgresql://ann:***@db/awards"
    assert told.keys() == {row["name"] for row in settings.rows()}


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://folder/awards.sqlite",
        "postgresql://ann@db:port/awards",
        "postgresql://ann@db:99999/awards",
        "postgresql://ann@db:0/awards",
    ],
)
def test_an_address_that_leads_nowhere_is_refused_at_start(url: str) -> None:
    with pytest.raises(SettingsFault, match="AWARDS_DATABASE_URL"):
        settings.from_environment({"AWARDS_DATABASE_URL": url})


def test_a_refused_address_is_reported_without_its_password() -> None:
    with pytest.raises(SettingsFault) as refused:
        settings.from_environment({"AWARDS_DATABASE_URL": "postgresql://ann:s3cret@db:port/awards"})

    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "zzz", "ab" * 16, "é" * 64])
def test_a_key_file_that_holds_no_key_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "secret.key").write_text(text, "utf-8")

    with pytest.raises(SettingsFault, match=r"secret\.key"):
        settings.from_environment({"AWARDS_DATA_DIR": str(tmp_path)}).secret_key()


def test_roles_that_need_a_second_factor_and_proxies_are_listed_with_commas() -> None:
    here = settings.from_environment(
        {"AWARDS_SECOND_FACTOR": "admin, approver", "AWARDS_PROXIES": "10.0.0.0/8,::1"}
    )
    told = here.told()

    assert here.second_factor == {Role.ADMIN, Role.APPROVER}
    assert here.proxies == {"10.0.0.0/8", "::1"}
    assert told["AWARDS_SECOND_FACTOR"] == "admin,approver"
    assert settings.from_environment({}).second_factor == frozenset()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("AWARDS_SECOND_FACTOR", "admin,emperor"),
        ("AWARDS_SECOND_FACTOR", "yes"),
        ("AWARDS_PROXIES", "*"),
        ("AWARDS_PROXIES", "proxy.example.com"),
        ("AWARDS_PROXIES", "10.0.0.1/8"),
    ],
)
def test_an_unknown_role_and_a_proxy_that_could_be_anyone_are_refused(name: str, text: str) -> None:
    with pytest.raises(SettingsFault, match=name):
        settings.from_environment({name: text})


def test_units_have_a_week_unless_the_office_sets_another_time() -> None:
    assert settings.from_environment({}).proof_days == 7
    assert settings.from_environment({"AWARDS_PROOF_DAYS": "3"}).proof_days == 3
    with pytest.raises(SettingsFault, match="AWARDS_PROOF_DAYS"):
        settings.from_environment({"AWARDS_PROOF_DAYS": "367"})
