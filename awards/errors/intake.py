"""Faults of importing a spreadsheet."""

from __future__ import annotations

from awards.errors.families import Conflict, Invalid, NotFound
from awards.errors.words import Words


class FileRefused(Invalid):
    """A spreadsheet that is not even opened; `awards.intake.reading.refusals` holds the reasons."""

    code = "invalid.file"


class DraftEnded(NotFound):
    """Alike for a draft that was imported, dropped, is too old, or is somebody else's."""

    code = "not-found.draft"
    zh = Words("这次导入已经结束。", "它已导入、已放弃或已超过 7 天；请到“导入”页查看。")
    en = Words("This import has ended.", "It was imported, dropped or is over 7 days old.")


class AlreadyImported(Conflict):
    code = "conflict.already-imported"
    zh = Words("此文件已于 {at} 导入（{reference}）。", "如确需再次导入，请明确选择“再次导入”。")
    en = Words("This file was imported on {at} ({reference}).", "Say “again” if you mean it.")


class IntakeHasFaults(Conflict):
    code = "conflict.intake-faults"
    zh = Words("文件中还有 {count} 处错误，未导入任何一行。", "请按预览逐条更正后重新上传。")
    en = Words(
        "The file still has {count} faults; no row was imported.",
        "Mend them as the preview says and send it again.",
    )


class NothingNew(Conflict):
    code = "conflict.nothing-new"
    zh = Words("文件中没有可登记的新获奖者。", "各行均已登记、重复或被跳过；如有遗漏请核对预览。")
    en = Words("The file holds no new winner.", "All rows are registered, repeated or skipped.")


class AlreadyUndone(Conflict):
    code = "conflict.already-undone"
    zh = Words("导入 {reference} 已被撤销。", "无需再次撤销。")
    en = Words("The import {reference} was undone already.", "There is nothing left to undo.")


class ImportIssued(Conflict):
    code = "conflict.import-issued"
    zh = Words(
        "导入 {reference} 中已有 {count} 个证书签发（{names}），不能整批撤销。",
        "请逐个处理：未签发的撤下，已签发的撤销证书。",
    )
    en = Words(
        "Of the import {reference}, {count} are issued ({names}): it cannot be undone whole.",
        "Withdraw those not issued one by one, and revoke the others.",
    )


class ImportBeyondDraft(Conflict):
    code = "conflict.import-beyond-draft"
    zh = Words(
        "导入 {reference} 中有 {count} 个已公示、已确认或已暂缓（{names}）。",
        "请由审核人员撤销此次导入。",
    )
    en = Words(
        "Of the import {reference}, {count} are on notice, confirmed or held back ({names}).",
        "Whoever may withdraw winners can undo it.",
    )
