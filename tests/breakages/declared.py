"""The breakages: which text of which file is replaced, and which tests must notice it."""

from __future__ import annotations

from tests.breakages.door import DOOR
from tests.breakages.records import Breakage


def _chain() -> list[Breakage]:
    path, file = "awards/audit/rules.py", "tests/audit/test_chain.py"
    keyed = "tests/audit/test_keyed.py"
    return [
        Breakage(
            "1 the code of the head is made again after it was false",
            "awards/audit/chain_head.py",
            "if key is None or not self.is_true(key):",
            "if key is None:",
            (f"{keyed}::test_a_cut_history_stays_broken_when_it_is_continued",),
        ),
        Breakage(
            "1 an entry is not hashed with its details",
            path,
            "*act, details, previous]",
            "*act, previous]",
            (f"{keyed}::test_details_changed_together_with_their_digest_are_noticed",),
        ),
        Breakage(
            "1 the digest leaves out the hash of the entry before",
            path,
            "self.before, self.after, self.previous_hash)",
            "self.before, self.after)",
            (f"{file}::test_a_rewritten_entry_that_the_next_one_names_is_noticed",),
        ),
        Breakage(
            "1 an entry is not compared with the hash of the one before",
            "awards/audit/chain_head.py",
            "if entry.previous_hash != self._hash:",
            "if False:",
            (f"{file}::test_an_entry_rewritten_together_with_its_own_hash_is_noticed",),
        ),
    ]


def _notices() -> list[Breakage]:
    return [
        Breakage(
            "2 confirmed on the last day of the notice",
            "awards/notices/records.py",
            "return today > self.ends_on",
            "return today >= self.ends_on",
            (
                "tests/notices/test_notice.py::test_the_public_period_runs_to_the_night_of_its_last_day",
            ),
        ),
        Breakage(
            "16 a confirmed winner who is held stays confirmed, and so on the list",
            "awards/notices/holds.py",
            "_state_once_held(each) if held else each.state for each in them",
            "each.state for each in them",
            (
                "tests/verification/test_verify.py::test_a_held_winner_is_off_the_list_until_confirmed_again",
            ),
        ),
    ]


def _intake() -> list[Breakage]:
    return [
        Breakage(
            "3 a file with open questions is stored",
            "awards/intake/files.py",
            "len(preview.faults) + len(preview.questions)",
            "len(preview.faults)",
            (
                "tests/intake/test_commit.py::test_a_file_with_an_open_question_stores_no_row_until_it_is_answered",
            ),
        )
    ]


def _secrets() -> list[Breakage]:
    token = "return secrets.token_urlsafe(16)"  # noqa: S105 - a line of source
    path, tests = "awards/issuing/rules.py", ("tests/issuing/test_tokens.py",)
    return [
        Breakage(
            "4 of a proof token the first characters are compared",
            "awards/proofs/rules.py",
            "hmac.compare_digest(_mac(link, secret), found[2])",
            "hmac.compare_digest(_mac(link, secret)[:11], found[2][:11])",
            (
                "tests/proofs/test_proofs.py::test_a_link_with_any_one_character_changed_leads_nowhere",
            ),
        ),
        Breakage(
            "5 a token has fewer bits", path, token, "return secrets.token_urlsafe(12)", tests
        ),
        Breakage(
            "5 a part of a token is constant",
            path,
            token,
            'return "AAAA" + secrets.token_urlsafe(16)[4:]',
            tests,
        ),
        Breakage(
            "5 a token says half its bits twice",
            path,
            token,
            "return secrets.token_hex(4).ljust(11, 'A') * 2",
            tests,
        ),
        Breakage(
            "6 the fingerprint of a personal number needs no key",
            "awards/winners/rules.py",
            "hmac.new(secret, folded.encode(), hashlib.sha256)",
            "hashlib.sha256(folded.encode())",
            (
                "tests/winners/test_registry.py::test_a_personal_number_is_kept_as_its_hmac_under_the_servers_key",
            ),
        ),
    ]


def _issuing() -> list[Breakage]:
    file = "tests/issuing/test_issue.py"
    return [
        Breakage(
            "7 the counter is not compared with the one that was read",
            "awards/issuing/rows.py",
            "seen.where(Category.id == key, unmoved, same)",
            "seen.where(Category.id == key, same)",
            (
                f"{file}::test_numbers_composed_before_another_issued_are_not_stored",
                f"{file}::test_different_winners_of_one_category_issued_at_once_get_numbers_without_a_gap",
            ),
        ),
        Breakage(
            "12 another font is the same sheet",
            "awards/issuing/rules.py",
            "return words, snapshot.shown, snapshot.layout_digest, snapshot.fonts",
            "return words, snapshot.shown, snapshot.layout_digest",
            (f"{file}::test_another_font_is_another_sheet",),
        ),
    ]


def _order() -> list[Breakage]:
    path = "awards/winners/order.py"
    placed = "(e for e in gathered if e.hand_place is not None)"
    file = "tests/winners/test_order.py"
    keys = {
        "surname strokes": "(strokes.surname_key(e.name, e.surname_length), e.place)",
        "full-name strokes": "(strokes.fullname_key(e.name), e.place)",
        "pinyin": "(pinyin.key(e.name, e.surname_length), e.place)",
    }
    return [
        Breakage(
            "8 hand places are filled in the order in which they were found",
            path,
            f"sorted({placed}, key=_hand)",
            f"list({placed})",
            (
                f"{file}::test_hand_places_are_kept_in_whatever_order_they_are_given",
                "tests/winners/test_registry.py::test_several_hand_places_given_in_falling_order_are_all_kept",
            ),
        ),
        *(
            Breakage(
                f"9 equal {what} stand as they came",
                path,
                key,
                f"{key.removesuffix(', e.place)')},)",
                (f"{file}::test_equal_names_keep_the_order_of_the_decision_however_they_come",),
            )
            for what, key in keys.items()
        ),
    ]


#: The marks with a rule for their place in a line.
_OPENING = "“‘（〔［｛《〈「『【〖〘｟〝([{￥¥$＄€£№＃"
_CLOSING = (
    "”’）〕］｝》〉」』】〗〙｠〞〟)]}、。，．·•‧・；：！？!?,.;:％%‰℃℉㎎㎏㎜㎝㎞㎡㏄°′″～–－／"
)


def _kinsoku() -> list[Breakage]:
    """Return one breakage for each mark, which removes it."""
    kinds = (
        ("OPENING", _OPENING, "may end a line", "must_not_end_a_line_ends_none"),
        ("CLOSING", _CLOSING, "may begin a line", "must_not_begin_a_line_begins_none"),
    )
    return [
        Breakage(
            f"10 {mark} {wrong}",
            "certificates/typeset/character_classes.py",
            "\nHALF = 0.5\n",
            f'\n{name} = {name}.replace("{mark}", "")\nHALF = 0.5\n',
            (f"tests/certificates/test_kinsoku.py::test_each_mark_that_{test}",),
        )
        for name, marks, wrong, test in kinds
        for mark in marks
    ]


def _sessions() -> list[Breakage]:
    path, file = "awards/accounts/rules.py", "tests/pages/test_entrance.py"
    tests = (
        f"{file}::test_a_session_ends_by_itself",
        f"{file}::test_half_a_sign_in_is_soon_over",
    )
    changes = {
        "11 a session that rests ends later": (
            "IDLE = timedelta(minutes=30)",
            "IDLE = timedelta(minutes=31)",
        ),
        "11 a session that rests never ends": ("at - self.seen_at < IDLE and ", ""),
        "11 a session lasts longer": (
            "ABSOLUTE = timedelta(hours=12)",
            "ABSOLUTE = timedelta(hours=13)",
        ),
        "11 a session never ends": (" and at - self.began_at < longest", ""),
        "11 the code may be given later": (
            "HALFWAY = timedelta(minutes=10)",
            "HALFWAY = timedelta(minutes=11)",
        ),
    }
    return [Breakage(name, path, old, new, tests) for name, (old, new) in changes.items()]


def _pages() -> list[Breakage]:
    tests = ("tests/pages/test_hostile.py",)
    shown = {
        "name": ("awards/winners/templates/detail.html", "winner.name"),
        "unit": ("awards/proofs/templates/links.html", "unit.unit"),
        "title": ("awards/verification/templates/published.html", "heading.title"),
        "honour": ("awards/verification/templates/parts.html", "verdict.honour"),
        "issuer": ("awards/notices/templates/text.html", "issuer"),
    }
    return [
        Breakage(
            "13 pages escape nothing", "awards/web/pages.py", "autoescape=True", "autoescape=False",
            tests,
        ),
        *(
            Breakage(
                f"13 a page does not escape the {field}",
                path,
                f"{{{{ {said} }}}}",
                f"{{{{ {said} | safe }}}}",
                tests,
            )
            for field, (path, said) in shown.items()
        ),
    ]  # fmt: skip


def _database() -> list[Breakage]:
    path, tests = (
        "awards/database/migrate.py",
        ("tests/database/test_migrations.py::test_migrations_wait_for_one_another",),
    )
    return [
        Breakage(
            "14 a transaction begins DEFERRED",
            "awards/database/sqlite.py",
            "TransactionType = TransactionType.immediate",
            "TransactionType = TransactionType.deferred",
            (
                "tests/database/test_engines.py::test_a_transaction_keeps_other_writers_out_from_its_first_moment",
            ),
        ),
        Breakage(
            "15 migrations on SQLite take no lock",
            path,
            "            await asyncio.to_thread(fcntl.flock, file, fcntl.LOCK_EX)\n",
            "",
            tests,
        ),
        Breakage(
            "15 migrations on PostgreSQL take no lock",
            path,
            '        await connection.execute("SELECT pg_advisory_lock($1)", _LOCK)\n',
            "",
            tests,
        ),
    ]


BREAKAGES = [
    *_chain(),
    *_notices(),
    *_intake(),
    *_secrets(),
    *_issuing(),
    *_order(),
    *_kinsoku(),
    *_sessions(),
    *_pages(),
    *_database(),
    *DOOR,
]
