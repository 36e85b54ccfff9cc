"""Faults of print runs: set-up, sheets, files, workers."""

from __future__ import annotations

from awards.errors.families import Conflict, Invalid, Unavailable
from awards.errors.words import Words


class SetupRefused(Invalid):
    """``reasons`` are those of the engine, each with its remedy."""

    code = "invalid.setup"
    zh = Words("不能这样打印：{reasons_zh}", "请更改打印设置。")
    en = Words("It cannot be printed so: {reasons_en}", "Change how it goes on paper.")


class ReadingsRefused(Invalid):
    """``faults`` are the engine's own, each with the cross or the value it concerns."""

    code = "invalid.readings"
    zh = Words("读数不能用来校准：{faults_zh}", "更正后再提交；尚未保存任何内容。")
    en = Words("No calibration comes of it: {faults_en}", "Correct it; nothing was saved.")


class SheetsUnnamed(Invalid):
    code = "invalid.sheets-unnamed"
    zh = Words("未写明是哪些张。", "请写明从第几张到第几张。")
    en = Words("It is not told which sheets are meant.", "Name the first and the last.")


class SheetsClaimed(Conflict):
    """Nobody prints a certificate twice without meaning to."""

    code = "conflict.sheets-claimed"
    zh = Words(
        "其中 {count} 张已在打印批次 {reference} 中，尚未登记结果。",
        "请在该批次中登记已打印，或取消该批次。",
    )
    en = Words(
        "{count} of these certificates are in the print run {reference}, whose outcome is open.",
        "Record there what was printed, or cancel that run.",
    )


class RunOver(Conflict):
    code = "conflict.run-over"
    zh = Words("打印批次 {reference} 中已没有待处理的证书。", "如需再印，请发起新的批次。")
    en = Words("Nothing of the print run {reference} is open any more.", "Start another run.")


class RunChanged(Conflict):
    code = "conflict.run-changed"
    zh = Words("在您查看之后，所选证书已有变化。", "请重新检查后再开始。")
    en = Words("What is to be printed has changed since you looked.", "Check it again, then begin.")


class PrintedElsewhere(Conflict):
    code = "conflict.printed-elsewhere"
    zh = Words(
        "{number} 已由打印批次 {reference} 完好印出。",
        "如确需再印一份，请新建批次，选择“只打印这些编号”。",
    )
    en = Words(
        "{number} came out whole in the print run {reference}.",
        "If another copy is wanted, start a run of that number.",
    )


class SheetOutdated(Conflict):
    code = "conflict.sheet-outdated"
    zh = Words(
        "第 {sheet} 张的 {number} 已被撤销或重新签发。",
        "请将该张登记为作废后再操作；新版证书由新的批次打印。",
    )
    en = Words(
        "{number} on sheet {sheet} was revoked or reissued since.",
        "Record that sheet as spoiled first; a new version is printed by a new run.",
    )


class FileDamaged(Conflict):
    code = "conflict.print-file-damaged"
    zh = Words("打印文件 {file} 与生成时不同，不可使用。", "请在批次页重新生成文件。")
    en = Words(
        "The print file {file} is not what was made: it must not be used.",
        "Make the files of its run again.",
    )


class SheetsNotThere(Conflict):
    code = "conflict.sheets-not-there"
    zh = Words(
        "打印批次 {reference} 的第 {first}–{last} 张中没有可登记的。", "请核对张号与该张的状态。"
    )
    en = Words(
        "Of sheets {first}–{last} of the print run {reference} none can be recorded so.",
        "Look at the numbers of the sheets and what became of them.",
    )


class RunWaits(Unavailable):
    code = "unavailable.run-waits"
    zh = Words(
        "打印批次 {reference} 尚未生成完毕：{reason}",
        "批次仍然有效：排除原因后执行 awards run work，或取消批次。",
    )
    en = Words(
        "The print run {reference} is not drawn yet: {reason}",
        "It stands: mend the cause and use “awards run work”, or cancel it.",
    )


class StoreAway(Unavailable):
    code = "unavailable.print-files"
    zh = Words("无法读取打印文件：{reason}。", "请检查 AWARDS_FILES 所指的存储后重试。")
    en = Words("The print files cannot be read: {reason}.", "Look at AWARDS_FILES and try again.")


class WorkersAway(Unavailable):
    code = "unavailable.workers"
    zh = Words("打印集群 {address} 没有应答。", "请启动调度器与工作进程，或改用本机进程。")
    en = Words(
        "No one answers at the cluster {address}.",
        "Start its scheduler and workers, install the extra “dask”, or draw with processes.",
    )
