"""Which modules are mutated, and which tests are aimed at them. Each module is listed once."""

from __future__ import annotations

from typing import NamedTuple


class Group(NamedTuple):
    """Modules that the same tests are aimed at. ``modules`` and ``tests`` are paths."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


def _in(folder: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}.py" for name in names)


GROUPS = (
    Group(
        "hash chain",
        _in("awards/audit", "chain_head", "rules"),
        (
            "tests/audit/test_chain.py",
            "tests/audit/test_keyed.py",
            "tests/audit/test_tampering.py",
        ),
    ),
    Group(
        "claims of the history",
        ("awards/examination/claims.py",),
        ("tests/examination/test_comparison.py",),
    ),
    Group(
        "proofs of a log",
        _in("awards/attest", "notes", "tree"),
        ("tests/attest/test_notes.py", "tests/attest/test_tree.py"),
    ),
    Group(
        "papers of a ceremony",
        _in("awards/ceremony/papers", "namesakes", "slip_rules", "wording"),
        (
            "tests/ceremony/papers/test_footing.py",
            "tests/ceremony/papers/test_change_slips.py",
            "tests/ceremony/papers/test_presenter_cards.py",
            "tests/ceremony/papers/test_stage_plans.py",
        ),
    ),
    Group(
        "permissions and sessions",
        _in(
            "awards/accounts",
            "consent_rules",
            "habits",
            "rules",
            "strength",
            "codes",
            "refusals",
        ),
        (
            "tests/accounts/test_rules.py",
            "tests/accounts/test_consent_rules.py",
            "tests/accounts/test_habits.py",
            "tests/accounts/test_accounts.py",
            "tests/accounts/test_passwords.py",
            "tests/pages/test_second_factor.py",
        ),
    ),
    Group(
        "script of the host",
        _in("awards/stage/rules", "script_layers", "script_words"),
        ("tests/stage/test_script_layers.py", "tests/stage/test_script_words.py"),
    ),
    Group(
        "the stage",
        _in(
            "awards/stage/rules",
            "bagging", "checking", "comparing", "composing", "consequences", "difference_words", "editing", "grouping",
            "positions",
            "presenting", "timing", "warnings",
        ),
        ("tests/stage/test_rules.py", "tests/stage/test_arranging.py", "tests/stage/test_day.py"),
    ),
    Group("the door", _in("awards/door", "codes", "hearing", "rules"), ("tests/door",)),
    Group("the day", _in("awards/day/rules", "folding", "places"), ("tests/day",)),
    Group(
        "seats",
        _in("awards/stage/seats", "filling", "grid", "hall_file", "labels", "plan", "pretix_plan"),
        ("tests/stage/seats/test_filling.py", "tests/stage/seats/test_reading.py"),
    ),
    Group(
        "attendees",
        _in("awards/stage/attendance", "codes", "matching", "merging", "reply_rules", "rules", "sheet"),
        ("tests/stage/attendance/test_rules.py", "tests/stage/attendance/test_reply_rules.py"),
    ),
    Group(
        "slides",
        _in("awards/ceremony/screen", "breaking", "fitting", "sizes"),
        ("tests/ceremony/screen",),
    ),
    Group(
        "pages of the script",
        _in("awards/ceremony/script", "pages", "readings"),
        ("tests/ceremony/script",),
    ),
    Group("cards", ("awards/web/tables.py",), ("tests/web/test_tables.py",)),
    Group(
        "numbers and wording",
        _in("awards/catalogue", "numbers", "wording"),
        ("tests/catalogue", "tests/issuing/test_issue.py", "tests/pages/test_verification.py"),
    ),
    Group(
        "commendation files",
        _in("awards/catalogue", "rules", "file_table"),
        ("tests/catalogue",),
    ),
    Group(
        "text",
        _in(
            "awards/text",
            "beside_bodies", "beside_names", "cell_widths", "characters", "codes", "dates", "english", "gb18030", "glued_names",
            "name_check", "name_checks", "name_marks", "name_remarks", "names", "nobody", "numerals", "pinyin",
            "placeholders", "reading_needs", "recipients", "several", "strokes", "surnames", "titles",
        ),
        ("tests/text", "tests/proofs/test_rules.py"),
    ),
    Group("lists on paper", ("awards/papers/columns.py",), ("tests/papers/test_workbooks.py",)),
    Group(
        "statements",
        _in("awards/statements", "rules", "wording"),
        ("tests/statements",),
    ),
    Group(
        "winners, order and quotas",
        (
            *_in("awards/winner_fields", "declared", "field"),
            *_in(
                "awards/winners",
                "identity", "known_awards", "order", "quotas", "rules", "similar_names",
            ),
        ),
        ("tests/winners",),
    ),
    Group(
        "fields of an office's own",
        (
            *_in("awards", "free_fields", "search_keys"),
            "awards/catalogue/free_field_tables.py",
            "awards/intake/checking/own_columns.py",
        ),
        ("tests/winners/test_free_values.py", "tests/pages/test_free_fields.py"),
    ),
    Group(
        "photos",
        _in("awards/photos", "matching", "portrait", "records"),
        ("tests/photos",),
    ),
    Group(
        "notices and working days",
        _in("awards/notices", "records", "rules", "working_days"),
        ("tests/notices",),
    ),
    Group("proofreading", ("awards/proofs/rules.py",), ("tests/proofs",)),
    Group(
        "issuing",
        ("awards/issuing/rules.py",),
        ("tests/issuing", "tests/pages/test_issuing.py"),
    ),
    Group(
        "checking of lists, matching and places",
        (
            "awards/intake/matching.py",
            *_in(
                "awards/intake/checking",
                "award_columns", "blocks", "categories", "cells", "choices", "chosen_sheets", "contacts", "corrections", "difference",
                "duties", "faults", "fields", "file_labels", "header_words", "list_parts", "matched_rows",
                "filling", "header_rows", "headers", "known_recipients", "marks", "messages", "non_record_words", "non_records", "pivots", "preview", "preview_after",
                "questions", "quotas", "repeats", "row_award", "row_cells", "row_matching", "row_parts",
                "row_reader", "row_reading", "row_words", "rows", "rules", "sheets", "side_by_side", "splitting", "stacked", "totals",
                "unit_headings",
            ),
        ),
        (
            "tests/intake/test_check.py",
            "tests/intake/test_blocks.py",
            "tests/intake/test_list_parts.py",
            "tests/intake/test_merged_names.py",
            "tests/intake/test_splitting.py",
            "tests/intake/test_sprinkled_lists.py",
            "tests/intake/test_unit_headings.py",
            "tests/intake/test_check_words.py",
            "tests/intake/test_difference.py",
            "tests/intake/test_headers.py",
            "tests/intake/test_marks.py",
            "tests/intake/test_matching.py",
            "tests/intake/test_messy_department.py",
            "tests/intake/test_non_records.py",
            "tests/intake/test_other_rows.py",
            "tests/intake/test_any_text.py",
            "tests/intake/test_together.py",
        ),
    ),
    Group(
        "certificates on paper",
        ("awards/paper_records/rules.py",),
        ("tests/paper_records",),
    ),
    Group(
        "verification",
        ("awards/verification/rules.py",),
        ("tests/verification/test_verify.py", "tests/pages/test_verification.py"),
    ),
    Group(
        "quiet days",
        ("awards/catalogue/quiet.py", "awards/deliveries/rules.py"),
        ("tests/catalogue/test_quiet.py", "tests/deliveries/test_rules.py"),
    ),
    Group("roster", ("awards/ceremony/rules.py",), ("tests/ceremony",)),
    Group(
        "decision",
        _in(
            "awards/ceremony/decision",
            "annexes", "imprint_lines", "name_grid", "signature", "title_lines", "wording",
        ),
        ("tests/ceremony/test_decision.py", "tests/ceremony/test_decision_in_libreoffice.py"),
    ),
    Group(
        "tasks",
        _in("awards/overview", "next_steps", "rules", "todo"),
        ("tests/overview/test_rules.py",),
    ),
    Group(
        "print runs",
        _in("awards/printing/runs", "planning", "rules"),
        (
            "tests/printing/test_runs.py",
            "tests/printing/test_choosing.py",
            "tests/printing/test_backs.py",
        ),
    ),
    Group(
        "ledger of sheets",
        _in("awards/printing/runs", "file_pages", "ranges", "sheet_acts", "tally"),
        (
            "tests/printing/test_ranges.py",
            "tests/printing/test_sheet_acts.py",
            "tests/printing/test_tally.py",
            "tests/pages/test_runs.py",
        ),
    ),
    Group(
        "press",
        _in(
            "certificates/press",
            "calibration", "impose", "margins", "measuring", "setup", "sides", "slot_fit", "stock",
            "trim", "volumes",
        ),
        ("tests/certificates/press", "tests/certificates/test_runs.py"),
    ),
    Group(
        "kinsoku and lines",
        _in(
            "certificates/typeset",
            "alike", "arc", "atoms", "balance", "breaking", "character_classes", "columns", "fitting",
            "kerning", "numerals", "rows", "ruby", "seal_places", "seams", "shaped_words", "signature_block",
            "source_lines", "spacing",
        ),
        (
            "tests/certificates/test_kinsoku.py",
            "tests/certificates/test_typeset.py",
            "tests/certificates/test_alike.py",
            "tests/certificates/test_balance.py",
            "tests/certificates/test_fitting.py",
            "tests/certificates/test_edition_2.py",
            "tests/certificates/test_ruby.py",
            "tests/certificates/test_scripts.py",
            "tests/certificates/test_arc.py",
            "tests/certificates/test_issuers.py",
            "tests/certificates/test_text.py",
            "tests/certificates/test_elements.py",
            "tests/certificates/test_oval.py",
            "tests/certificates/test_rare.py",
            "tests/certificates/test_shipped.py",
        ),
    ),
    Group(
        "resolution of pictures",
        ("certificates/resolution.py",),
        ("tests/certificates/test_resolution.py",),
    ),
    Group(
        "gate of drawings",
        ("certificates/vectors/gate.py",),
        ("tests/certificates/test_vectors.py",),
    ),
    Group(
        "colours of pictures",
        ("certificates/inks/pictures.py",),
        ("tests/certificates/test_image_colours.py",),
    ),
    Group("codes", ("certificates/qr_codes_alike.py", "certificates/bit_square.py"), ("tests/certificates/test_qr.py",)),
    Group("turned marks", ("certificates/turning.py",), ("tests/certificates/test_turning.py",)),
    Group(
        "lists",
        _in("certificates/listing", "blocks", "cells", "flow", "page", "page_faults", "ruling"),
        ("tests/certificates/listing",),
    ),
    Group(
        "contours",
        _in("certificates", "contours", "svg"),
        ("tests/certificates/test_contours.py",),
    ),
    Group(
        "inks",
        (
            "certificates/output/icc.py",
            "certificates/inks/press.py",
            "certificates/inks/screen.py",
            "certificates/reading/colours.py",
            "certificates/reading/inks.py",
        ),
        ("tests/certificates/test_press_file.py", "tests/certificates/test_spot_inks.py"),
    ),
    Group(
        "templates, conditions and placing",
        (
            *_in("certificates", "place", "reading_order", "template"),
            "certificates/reading/conditions.py",
        ),
        (
            "tests/certificates/test_variants.py",
            "tests/certificates/test_layout.py",
            "tests/certificates/test_place.py",
            "tests/certificates/test_problems.py",
            "tests/certificates/test_reading_order.py",
            "tests/certificates/test_template.py",
            "tests/certificates/test_text.py",
        ),
    ),
)  # fmt: skip
