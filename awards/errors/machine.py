"""Faults of the machine: settings, files and folders, the database."""

from __future__ import annotations

from awards.errors.families import AwardsError, Conflict, Unavailable
from awards.errors.words import Words


class SettingsFault(AwardsError):
    code = "settings"
    zh = Words("以下设置有误：\n{faults}", "请更正后重新启动。")
    en = Words("These settings are wrong:\n{faults}", "Correct them and start again.")


class FileUnusable(Unavailable):
    code = "unavailable.file"
    zh = Words("无法使用 {path}：{reason}。", "请检查文件夹、权限与磁盘空间。")
    en = Words(
        "{path} cannot be used: {reason}.", "Look at the folder, its permissions and the disk."
    )


class FolderInUse(Conflict):
    code = "conflict.folder-in-use"
    zh = Words("文件夹 {folder} 中已有其他文件（{others}），未生成任何内容。", "请换一个空文件夹。")
    en = Words("{folder} holds other files ({others}); nothing was built.", "Name an empty folder.")


class DatabaseBehind(Unavailable):
    code = "unavailable.database-behind"
    zh = Words("数据库结构尚未更新。", "请运行 awards migrate。")
    en = Words("The database is older than the program.", "Run “awards migrate”.")


class DatabaseBusy(Unavailable):
    code = "unavailable.database-busy"
    zh = Words("数据库正忙或无法连接：{reason}", "请稍后重试；如仍失败，请检查数据库。")
    en = Words("The database is busy or away: {reason}", "Try again; then look at the database.")
