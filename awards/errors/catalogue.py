"""Faults of commendations and of their number patterns."""

from __future__ import annotations

from awards.errors.families import Invalid
from awards.errors.words import Words


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
