"""Every fault the service can raise, as one tree.

AwardsError
├── SettingsFault ........ the environment is not what the service needs
├── Invalid .............. what was sent cannot be accepted as it is
│   ├── NameRefused, FieldRefused, CommendationRefused, PatternRefused, PasswordRefused
│   ├── LayoutFaulty
│   ├── RequestMalformed, MethodRefused, BodyTooLarge, RevisionMissing
│   ├── SetupRefused ..... a run cannot go on paper that way
│   ├── ReadingsRefused .. of a test card: too few, at odds, or no printer's error
│   └── FileRefused ...... a spreadsheet that is not even opened (awards.intake adds the reasons)
├── NotFound ............. no such commendation, category, winner, certificate …
│   ├── LinkSpent, ProofLinkUnknown
│   └── DraftEnded
├── Conflict ............. true in itself, but not now
│   ├── QuotaFull, Duplicate, WrongState, Stale, FolderInUse
│   ├── AlreadyImported, IntakeHasFaults, NothingNew
│   ├── AlreadyUndone, ImportIssued, ImportBeyondDraft
│   ├── NoticeMissing, NoticeRunning, WinnerHeld, SamePerson, OwnWords
│   ├── ObjectionOpen, ObjectionDecided
│   ├── AccountExists, AccountClosed, LastAdmin
│   ├── ProofreadingOver, ProposalDecided
│   ├── SheetsClaimed, RunOver, SheetsNotThere
│   └── PrintRefused ..... something would go wrong on paper
├── Denied ............... who you are, or what you may do
│   ├── NotSignedIn, NotPermitted, FormNotOurs
│   ├── SignInRefused, PasswordWrong, CodeRefused, TooManyTries, SecondFactorMissing
│   └── TooManyLookups
└── Unavailable .......... a part of the machine is missing, busy or older than the program
    ├── DatabaseBehind, DatabaseBusy, FontsChanged, FileUnusable, WorkersAway

A class carries a stable ``code`` and its words in both languages; an instance carries the
facts. HTTP statuses and exit codes are given at the edges, by family.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal, NamedTuple

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Words(NamedTuple):
    """What is wrong and where; and what to do about it. Both may name facts in braces."""

    what: str
    remedy: str


class Severity(StrEnum):
    """A fault blocks; a warning asks a person to look."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one value, as data: many are gathered and shown at once, none is raised."""

    code: str
    severity: Severity
    zh: Words
    en: Words
    suggestion: str | None = None

    def words(self, language: Language) -> Words:
        return self.zh if language == "zh" else self.en


class AwardsError(Exception):
    """The root: catch it where a person is told."""

    code: ClassVar[str] = "awards"
    zh: ClassVar[Words] = Words("操作未能完成。", "请重试；如仍失败，请联系管理员。")
    en: ClassVar[Words] = Words("The operation failed.", "Try again, or ask the administrator.")

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    def words(self, language: Language) -> Words:
        template = self.zh if language == "zh" else self.en
        return Words(template.what.format_map(self.facts), template.remedy.format_map(self.facts))

    def __str__(self) -> str:
        return " ".join(self.words("en"))


class SettingsFault(AwardsError):
    code = "settings"
    zh = Words("以下设置有误：\n{faults}", "请更正后重新启动。")
    en = Words("These settings are wrong:\n{faults}", "Correct them and start again.")


# What was sent cannot be accepted as it is.


class Invalid(AwardsError):
    code = "invalid"


class NameRefused(Invalid):
    code = "invalid.name"
    zh = Words("姓名或名称“{name}”不能登记：{reason_zh}", "请按原件更正后再登记。")
    en = Words("The name “{name}” is refused: {reason_en}", "Correct it from the source.")


class FieldRefused(Invalid):
    code = "invalid.field"
    zh = Words("“{field}”的值“{value}”不符合要求：{reason_zh}", "请更正该值。")
    en = Words("“{value}” is not acceptable for “{field}”: {reason_en}", "Correct the value.")


class CommendationRefused(Invalid):
    code = "invalid.commendation"
    zh = Words("表彰文件 {file} 有误：\n{faults_zh}", "请更正文件后重新载入，尚未写入任何内容。")
    en = Words(
        "The commendation file {file} is wrong:\n{faults}",
        "Correct the file and load it again; nothing was written.",
    )


class PatternRefused(Invalid):
    code = "invalid.number-pattern"
    zh = Words(
        "编号格式“{pattern}”有误：{reason_zh}", "请使用类似“表〔2024〕TC{{seq:03}}号”的格式。"
    )
    en = Words(
        "The number pattern “{pattern}” is wrong: {reason_en}",
        "Use a pattern such as “表〔2024〕TC{{seq:03}}号”.",
    )


class LayoutFaulty(Invalid):
    """``found`` are the engine's own faults, each with its path."""

    code = "invalid.layout"
    zh = Words("版式“{name}”有误：\n{faults_zh}", "请更正后再保存，尚未写入任何内容。")
    en = Words(
        "The layout “{name}” is wrong:\n{faults}", "Correct it and save again; nothing was written."
    )


class PasswordRefused(Invalid):
    """It names no password: what is told may be read by anyone."""

    code = "invalid.password"
    zh = Words("密码不符合要求：{reason_zh}", "请换一个密码。")
    en = Words("The password is refused: {reason_en}", "Choose another.")


class SetupRefused(Invalid):
    """``reasons`` are those of the engine, each with its remedy."""

    code = "invalid.setup"
    zh = Words("不能这样打印：{reasons_zh}", "请更改打印设置。")
    en = Words("It cannot be printed so: {reasons_en}", "Change how it goes on paper.")


class RequestMalformed(Invalid):
    """Not even of the form that the interface describes."""

    code = "invalid.request"
    zh = Words("请求格式有误：{reason}", "请对照接口说明更正后重试。")
    en = Words(
        "The request is malformed: {reason}", "Correct it after the interface's description."
    )


class MethodRefused(Invalid):
    code = "invalid.method"
    zh = Words("此地址不支持 {method} 方法。", "请对照接口说明更正后重试。")
    en = Words("This address does not take {method}.", "See the interface's description.")


class BodyTooLarge(Invalid):
    code = "invalid.too-large"
    zh = Words("发送的内容过大。", "请拆分后分次发送，或由管理员调高 AWARDS_UPLOAD_MB。")
    en = Words("What was sent is too large.", "Send it in parts, or have AWARDS_UPLOAD_MB raised.")


class RevisionMissing(Invalid):
    code = "invalid.revision-missing"
    zh = Words("修改时必须说明所依据的版本。", "请先读取，再以 If-Match 发送其 ETag。")
    en = Words(
        "A change must say which revision it is made to.", "Read first; send the ETag as If-Match."
    )


class ReadingsRefused(Invalid):
    """``faults`` are the engine's own, each with the cross or the value it concerns."""

    code = "invalid.readings"
    zh = Words("读数不能用来校准：{faults_zh}", "更正后再提交；尚未保存任何内容。")
    en = Words("No calibration comes of it: {faults_en}", "Correct it; nothing was saved.")


class FileRefused(Invalid):
    """A spreadsheet that is not even opened; `awards.intake.reading.refusals` holds the reasons."""

    code = "invalid.file"


# Not there.


class NotFound(AwardsError):
    code = "not-found"
    zh = Words("没有找到{what_zh}“{key}”。", "请核对后重试。")
    en = Words("There is no {what_en} “{key}”.", "Check it and try again.")


class LinkSpent(NotFound):
    """Alike for a link that never was, was used, was replaced or is too old."""

    code = "not-found.link"
    zh = Words("此链接已失效：可能已被使用、已换新，或已超过 72 小时。", "请向管理员索取新的链接。")
    en = Words(
        "This link no longer works: it was used, replaced, or is older than 72 hours.",
        "Ask the administrator for a new one.",
    )


class ProofLinkUnknown(NotFound):
    """Alike for a link that never was and for one that was taken back."""

    code = "not-found.proof-link"
    zh = Words(
        "此校对链接无效：网址可能不完整，或链接已被收回。", "请向发来链接的主办方索取新的链接。"
    )
    en = Words(
        "This link for proofreading does not work: it is cut short, or was taken back.",
        "Ask whoever sent it for a new one.",
    )


class DraftEnded(NotFound):
    """Alike for a draft that was imported, dropped, is too old, or is somebody else's."""

    code = "not-found.draft"
    zh = Words("这次导入已经结束。", "它已导入、已放弃或已超过 7 天；请到“导入”页查看。")
    en = Words("This import has ended.", "It was imported, dropped or is over 7 days old.")


# True in itself, but not now.


class Conflict(AwardsError):
    code = "conflict"


class QuotaFull(Conflict):
    code = "conflict.quota-full"
    zh = Words(
        "“{category}”名额 {quota} 个，已用 {taken} 个，本次需要 {wanted} 个，超出 {over} 个。",
        "请先撤下名单中的人选，或由管理员调整名额。",
    )
    en = Words(
        "“{category}” has {quota} places, {taken} taken; {wanted} more would be {over} too many.",
        "Withdraw someone first, or have the quota changed.",
    )


class Duplicate(Conflict):
    code = "conflict.duplicate"
    zh = Words(
        "“{category}”中已有“{name}”（{unit}）。",
        "如确为同名的另一人，请填写工号或证件号，或注明“同名不同人”。",
    )
    en = Words(
        "“{category}” already holds “{name}” ({unit}).",
        "If it is another person, give an employee or ID number, or say “namesake”.",
    )


class WrongState(Conflict):
    code = "conflict.state"
    zh = Words("“{name}”目前为“{state}”，不能{action_zh}。", "请先核对其状态。")
    en = Words("“{name}” is {state}: it cannot be {action_en}.", "Check its state first.")


class Stale(Conflict):
    code = "conflict.stale"
    zh = Words("“{name}”在您打开之后已被他人修改。", "请重新打开，核对后再保存。")
    en = Words("“{name}” was changed since you read it.", "Read it again, then save.")


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


class SheetsUnnamed(Invalid):
    code = "invalid.sheets-unnamed"
    zh = Words("未写明是哪些张。", "请写明从第几张到第几张。")
    en = Words("It is not told which sheets are meant.", "Name the first and the last.")


class SheetsNotThere(Conflict):
    code = "conflict.sheets-not-there"
    zh = Words(
        "打印批次 {reference} 的第 {first}–{last} 张中没有可登记的。", "请核对张号与该张的状态。"
    )
    en = Words(
        "Of sheets {first}–{last} of the print run {reference} none can be recorded so.",
        "Look at the numbers of the sheets and what became of them.",
    )


class NoticeMissing(Conflict):
    code = "conflict.notice-missing"
    zh = Words(
        "尚未公示，不能确认：{names}。", "请先公示 {days} 个工作日，或由管理员说明理由后确认。"
    )
    en = Words(
        "Not to be confirmed before a notice: {names}.",
        "Publish a notice of {days} working days, or have an administrator justify it.",
    )


class NoticeRunning(Conflict):
    code = "conflict.notice-running"
    zh = Words(
        "公示尚未期满，不能确认：{names}。", "请在 {ends_on} 之后确认，或由管理员说明理由后确认。"
    )
    en = Words(
        "The notice still runs for {names}.",
        "Confirm after {ends_on}, or have an administrator justify it.",
    )


class WinnerHeld(Conflict):
    code = "conflict.held"
    zh = Words("已暂缓，不能确认：{names}。", "请先处理异议或解除暂缓，其他人可以先行确认。")
    en = Words(
        "Held back and not to be confirmed: {names}.",
        "Decide the objection or release them; the others can go on.",
    )


class SamePerson(Conflict):
    code = "conflict.same-person"
    zh = Words("不能确认本人登记或修改的获奖者：{names}。", "请由另一人确认。")
    en = Words("Whoever registers does not confirm: {names}.", "Have another person confirm them.")


class OwnWords(Conflict):
    code = "conflict.own-words"
    zh = Words("“{name}”的新内容由您本人修改，不能由您重新签发。", "请由另一人核对后重新签发。")
    en = Words(
        "The new words of “{name}” are your own: you do not reissue them.",
        "Have another person read and reissue them.",
    )


class ProofreadingOver(Conflict):
    code = "conflict.proofreading-over"
    zh = Words("校对已于 {deadline} 截止。", "如仍需更正，请联系主办方。")
    en = Words("Proofreading ended on {deadline}.", "If something is wrong, tell the organizers.")


class ProposalDecided(Conflict):
    code = "conflict.proposal-decided"
    zh = Words("这条更正建议已由 {decided_by} 处理。", "请刷新页面查看结果。")
    en = Words("This proposal was decided by {decided_by} already.", "Reload to see how.")


class ObjectionOpen(Conflict):
    code = "conflict.objection-open"
    zh = Words("“{name}”尚有异议（{case}）未处理，不能解除暂缓。", "请先处理该异议。")
    en = Words("An objection to “{name}” is open ({case}).", "Decide it first; then release them.")


class ObjectionDecided(Conflict):
    code = "conflict.objection-decided"
    zh = Words("异议 {case} 已经处理，不能再次处理。", "请重新打开页面，查看处理结果。")
    en = Words("The objection {case} was decided already.", "Open the page again to see how.")


class AccountExists(Conflict):
    code = "conflict.account-exists"
    zh = Words("账号“{username}”已经存在。", "请换一个账号名。")
    en = Words("There is an account “{username}” already.", "Choose another name.")


class AccountClosed(Conflict):
    code = "conflict.account-closed"
    zh = Words("账号“{username}”已停用。", "请先启用该账号。")
    en = Words("The account “{username}” is closed.", "Reopen it first.")


class LastAdmin(Conflict):
    code = "conflict.last-admin"
    zh = Words("“{username}”是唯一的在用管理员，不能停用或改为其他角色。", "请先指定另一名管理员。")
    en = Words(
        "“{username}” is the only active administrator: neither closed nor given another role.",
        "Make another administrator first.",
    )


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


class FolderInUse(Conflict):
    code = "conflict.folder-in-use"
    zh = Words("文件夹 {folder} 中已有其他文件（{others}），未生成任何内容。", "请换一个空文件夹。")
    en = Words("{folder} holds other files ({others}); nothing was built.", "Name an empty folder.")


class PrintRefused(Conflict):
    code = "conflict.preflight"
    zh = Words("印前检查发现 {count} 个问题，未生成文件：\n{problems_zh}", "请逐条处理后再打印。")
    en = Words(
        "Preflight found {count} problems; no file was made:\n{problems_en}",
        "Mend each of them and print again.",
    )


# Who you are, or what you may do.


class Denied(AwardsError):
    code = "denied"


class NotSignedIn(Denied):
    code = "denied.not-signed-in"
    zh = Words("需要有效的访问令牌。", "请用 awards token create 生成令牌，并以 Bearer 方式提供。")
    en = Words(
        "A valid token is needed.", "Make one with “awards token create”; send it as Bearer."
    )


class NotPermitted(Denied):
    code = "denied.not-permitted"
    zh = Words(
        "您的角色（{role_zh}）没有此项权限：{duty_zh}。",
        "可由以下角色办理：{roles_zh}；如应由您办理，请联系管理员调整角色。",
    )
    en = Words(
        "Your role ({role_en}) does not include this: {duty_en}.",
        "It is for: {roles_en}. If it should be for you, ask an administrator to change your role.",
    )


class FormNotOurs(Denied):
    """A change whose page was not given to this browser, or that outlived its session."""

    code = "denied.form"
    zh = Words("此页面已过期，未做任何更改。", "请返回上一页，刷新后重新提交。")
    en = Words("This page is out of date; nothing was changed.", "Go back, reload, send it again.")


class SignInRefused(Denied):
    """The same words for an unknown account, a wrong password and a closed account."""

    code = "denied.sign-in"
    zh = Words("账号或密码不正确。", "请核对后重试；如忘记密码，请向管理员索取新的链接。")
    en = Words(
        "Username or password is not right.",
        "Check both; if you forgot the password, ask the administrator for a new link.",
    )


class PasswordWrong(Denied):
    """Of someone who is signed in already and is asked once more."""

    code = "denied.password"
    zh = Words("密码不正确。", "请输入您现在使用的密码。")
    en = Words("The password is not right.", "Type the one that you use now.")


class CodeRefused(Denied):
    code = "denied.code"
    zh = Words("验证码不正确或已使用过。", "请输入验证器中当前显示的 6 位数字。")
    en = Words("The code is not right, or was used before.", "Type the six digits shown now.")


class TooManyTries(Denied):
    code = "denied.too-many-tries"
    zh = Words("尝试次数过多，已暂停。", "请在 {at} 之后再试。")
    en = Words("There were too many tries.", "Try again after {at}.")


class TooManyLookups(Denied):
    """Of strangers: from one address, within a minute."""

    code = "denied.too-many-lookups"
    zh = Words("查询过于频繁，请稍候。", "请在 {seconds} 秒后再试；多人共用同一网络时也会如此。")
    en = Words(
        "There were too many lookups from your network.",
        "Try again in {seconds} seconds; others in the same network count too.",
    )


class SecondFactorMissing(Denied):
    code = "denied.second-factor"
    zh = Words("您的角色须启用两步验证后才能使用。", "请先设置两步验证。")
    en = Words("Your role must use a second factor.", "Set it up first.")


# A part of the machine is missing, busy or older than the program.


class Unavailable(AwardsError):
    code = "unavailable"


class DatabaseBehind(Unavailable):
    code = "unavailable.database-behind"
    zh = Words("数据库结构尚未更新。", "请运行 awards migrate。")
    en = Words("The database is older than the program.", "Run “awards migrate”.")


class DatabaseBusy(Unavailable):
    code = "unavailable.database-busy"
    zh = Words("数据库正忙或无法连接：{reason}", "请稍后重试；如仍失败，请检查数据库。")
    en = Words("The database is busy or away: {reason}", "Try again; then look at the database.")


class FontsChanged(Unavailable):
    code = "unavailable.fonts-changed"
    zh = Words("本机字体与签发时不同：{fonts}", "请安装签发时的字体，或重新签发。")
    en = Words("Fonts differ from those at issue: {fonts}", "Install those fonts, or reissue.")


class FileUnusable(Unavailable):
    code = "unavailable.file"
    zh = Words("无法使用 {path}：{reason}。", "请检查文件夹、权限与磁盘空间。")
    en = Words(
        "{path} cannot be used: {reason}.", "Look at the folder, its permissions and the disk."
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
