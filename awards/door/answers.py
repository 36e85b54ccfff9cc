"""The Chinese sentence of each reason of a verdict, for the person at the door."""

from __future__ import annotations

from enum import StrEnum


class DoorReason(StrEnum):
    """Stable codes, for programs."""

    ARRIVED = "arrived"
    BACK = "back"
    AHEAD = "clock-ahead"
    ALREADY = "already"
    LEFT = "left"
    NOT_HERE = "not-here"
    STRUCK = "struck"
    PACKED = "packed"
    PACKED_BEFORE = "packed-before"
    WRONG_TRAY = "wrong-tray"
    NOT_PLACED = "not-placed"
    HANDED = "handed"
    HANDED_BEFORE = "handed-before"
    VOID = "void"
    SUPERSEDED = "superseded"
    UNDONE = "undone"
    UNDONE_BEFORE = "undone-before"
    NOTHING_TO_UNDO = "nothing-to-undo"
    UNKNOWN = "unknown"
    OTHER_CEREMONY = "other-ceremony"
    CERTIFICATE = "certificate"
    ATTENDEE = "attendee"
    PAYMENT = "payment"
    FOREIGN = "foreign"
    EMPTY = "empty"
    REVOKED = "revoked"
    OVER = "over"
    KIND = "kind"
    OTHER_WORDS = "other-words"
    MALFORMED = "malformed"


WORDS = {
    DoorReason.ARRIVED: "已签到",
    DoorReason.BACK: "再次入场",
    DoorReason.AHEAD: "已签到（手机时间不准，按收到的时间记）",
    DoorReason.ALREADY: "已到过（{by} {time}）",
    DoorReason.LEFT: "已离场",
    DoorReason.NOT_HERE: "没有在场记录",
    DoorReason.STRUCK: "已取消，请到服务台",
    DoorReason.PACKED: "已装盘：{place}",
    DoorReason.PACKED_BEFORE: "已装过（{by} {time}）：{place}",
    DoorReason.WRONG_TRAY: "不在此托盘（应在{place}）",
    DoorReason.NOT_PLACED: "不在此托盘（当前版次没有它）",
    DoorReason.HANDED: "已发给{to}",
    DoorReason.HANDED_BEFORE: "已发过（{to} {time}）",
    DoorReason.VOID: "已作废",
    DoorReason.SUPERSEDED: "已有新版",
    DoorReason.UNDONE: "已撤回",
    DoorReason.UNDONE_BEFORE: "先前已撤回",
    DoorReason.NOTHING_TO_UNDO: "没有可撤回的记录",
    DoorReason.UNKNOWN: "名单里没有这个码",
    DoorReason.OTHER_CEREMONY: "这是另一场典礼的码",
    DoorReason.CERTIFICATE: "这是证书上的码，请扫座位条",
    DoorReason.ATTENDEE: "这是座位条上的码，请扫证书",
    DoorReason.PAYMENT: "这是付款码",
    DoorReason.FOREIGN: "这不是本系统的码",
    DoorReason.EMPTY: "没有读到内容",
    DoorReason.REVOKED: "此手机已停用，记录已留存",
    DoorReason.OVER: "此手机的期限已过，记录已留存",
    DoorReason.KIND: "此手机不做这一项",
    DoorReason.OTHER_WORDS: "同一编号已有另一条记录",
    DoorReason.MALFORMED: "这条记录不完整",
}
