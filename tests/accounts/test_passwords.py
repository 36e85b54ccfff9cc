"""Which passwords are accepted, how they are stored, and that timing does not reveal accounts."""

from __future__ import annotations

import asyncio

import pytest
from argon2 import PasswordHasher

from awards.accounts import entrance, hashing, passwords, service
from awards.accounts.rules import Visitor
from awards.accounts.strength import require_strong
from awards.errors import PasswordRefused, SignInRefused
from awards.tables import Account, Role

PASSWORD = "olive quartz window"  # noqa: S105 - of the tests alone
HERE = Visitor("192.0.2.7", "")


@pytest.mark.parametrize(
    "password",
    [
        "olive quartz window",
        "白杨 河堤 三月 的 信件 与 雨",
        "xkqpwmzvbtnr",
        "839201746529",
        "a" * 20 + "bcdef" * 8,
        "i keep my password 7 in a teapot",
    ],
)
def test_a_long_enough_password_of_ones_own_is_taken_whatever_it_is_made_of(password: str) -> None:
    require_strong(password, ("wang", "王干事"))


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short 11 ch",
        "x9" * 129,
        "aaaaaaaaaaaa",
        "abababababab",
        "123456789012",
        "abcdefghijklm",
        "Password2024!",
        "ｐａｓｓｗｏｒｄ２０２４",
        "passwordpassword",
        "qwertyuiop12",
        "1qaz2wsx3edc",
        "zhengzhou2024",
        "5201314520520",
        "wanghaiyan2024",
        "Wang_Haiyan!!",
        "awards-2026-awards",
        "biaozhang2026",
        "admin@123456",
    ],
)
def test_easily_guessed_passwords_are_refused(password: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        require_strong(password, ("wanghaiyan", "wang", "haiyan"))

    told = " ".join(refused.value.words("en") + refused.value.words("zh"))
    assert not password or password not in told


async def test_a_password_is_stored_as_argon2_and_matches_from_any_keyboard() -> None:
    kept = await hashing.hashed("olive quartz １２")

    assert kept.startswith("$argon2id$")
    assert await hashing.matches(kept, "olive quartz 12")
    assert not await hashing.matches(kept, "olive quartz 13")


def test_a_hash_costs_what_rfc_9106_recommends(strong_hasher: PasswordHasher) -> None:
    """The second recommended option, of section 4: 64 MiB, three passes, four lanes."""
    assert strong_hasher.hash(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


@pytest.mark.parametrize("kept", ["", "not a hash"])
async def test_nothing_matches_a_missing_hash(kept: str) -> None:
    assert not await hashing.matches(kept, "")


async def test_for_an_unknown_account_a_hash_is_computed_all_the_same(
    opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    real = hashing._HASHER

    class Watched:
        def verify(self, kept: str, password: str) -> bool:
            verified.append(kept)
            return real.verify(kept, password)

        hash = staticmethod(real.hash)

    monkeypatch.setattr(hashing, "_HASHER", Watched())
    with pytest.raises(SignInRefused):
        await entrance.sign_in("nobody", PASSWORD, HERE)

    [kept] = verified
    assert kept.split("$")[3] == (await hashing.hashed("x")).split("$")[3]


async def test_a_password_kept_with_older_parameters_is_renewed_at_sign_in(opened: str) -> None:
    await service.create_account("cli/alice", "rita", "Rita", Role.REGISTRAR)
    weaker = PasswordHasher(time_cost=1, memory_cost=8192).hash(PASSWORD)
    await Account.update({Account.password_hash: weaker}, force=True)

    await entrance.sign_in("rita", PASSWORD, HERE)

    [row] = await Account.select(Account.password_hash)
    assert row["password_hash"] != weaker
    assert not hashing.is_outdated(row["password_hash"])
    assert await hashing.matches(row["password_hash"], PASSWORD)


async def test_only_one_of_two_simultaneous_uses_of_a_link_succeeds(opened: str) -> None:
    await service.create_account("cli/alice", "rita", "Rita", Role.REGISTRAR)
    token = await passwords.make_link("cli/alice", "rita")

    ends = await asyncio.gather(
        passwords.set_by_link(token, "olive quartz one", HERE),
        passwords.set_by_link(token, "olive quartz two", HERE),
        return_exceptions=True,
    )

    assert sorted(type(end).__name__ for end in ends) == ["LinkSpent", "NewSession"]
