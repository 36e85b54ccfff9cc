"""Faults of a request and of a form."""

from __future__ import annotations

from awards.errors.families import Denied, Invalid
from awards.errors.words import Words


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


class FieldRefused(Invalid):
    code = "invalid.field"
    zh = Words("“{field}”的值“{value}”不符合要求：{reason_zh}", "请更正该值。")
    en = Words("“{value}” is not acceptable for “{field}”: {reason_en}", "Correct the value.")


class FormNotOurs(Denied):
    """A change whose page was not given to this browser, or that outlived its session."""

    code = "denied.form"
    zh = Words("此页面已过期，未做任何更改。", "请返回上一页，刷新后重新提交。")
    en = Words("This page is out of date; nothing was changed.", "Go back, reload, send it again.")
