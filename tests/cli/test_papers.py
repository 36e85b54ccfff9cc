"""Commands write lists in the form of the file's name."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl

from tests.cli.conftest import Awards
from tests.conftest import FIXTURES


def test_lists_are_written_in_the_form_of_the_files_name(ready: Awards, tmp_path: Path) -> None:
    assert ready("import", str(FIXTURES / "winners-2023.xlsx"), "--commit").returncode == 0

    winners = ready("winners", "--category", "TC", "-o", str(tmp_path / "list.docx"))
    history = ready("audit", "log", "-o", str(tmp_path / "history.xlsx"))
    unknown = ready("winners", "-o", str(tmp_path / "list.odt"))
    no_notice = ready("notice", "-o", str(tmp_path / "notice.docx"))
    no_link = ready("proofs", "letters", "-o", str(tmp_path / "letters.pdf"))
    no_form = ready("proofs", "letters", "-o", str(tmp_path / "letters.xlsx"))

    assert (winners.returncode, history.returncode) == (0, 0)
    [table] = docx.Document(str(tmp_path / "list.docx")).tables
    assert len(table.rows) == 1 + 20
    assert openpyxl.load_workbook(tmp_path / "history.xlsx").worksheets[0]["A1"].value == "历史记录"
    assert (unknown.returncode, no_form.returncode) == (2, 2)
    assert "docx" in unknown.stderr
    assert (no_notice.returncode, no_link.returncode) == (4, 4)
