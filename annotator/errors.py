"""Everything that can be refused: a closed list of codes, each with its status and its two sentences."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from django.db import IntegrityError

Language = Literal["zh-CN", "en"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a code means to the wire and to the reader."""

    status: int
    zh: str
    en: str


REFUSALS: Final[dict[str, Refusal]] = {
    # who is asking
    "NOT_SIGNED_IN": Refusal(401, "请先登录。", "Please sign in first."),
    "SIGN_IN_REFUSED": Refusal(
        401, "用户名或密码不对，请重新输入。", "The user name or the password is wrong; try again."
    ),
    "SIGN_IN_LOCKED": Refusal(
        429,
        "登录失败次数过多，请在 {minutes} 分钟后再试，或请管理员重设密码。",
        "Too many failed sign-ins: try again in {minutes} minutes, or ask an administrator to reset the password.",
    ),
    "TOKEN_REFUSED": Refusal(
        401, "访问令牌无效、已过期或已撤销，请换一个。", "This token is unknown, expired or revoked; use another one."
    ),
    "CSRF_FAILED": Refusal(403, "页面已过期，请刷新后再试。", "This page is out of date: reload it and try again."),
    "FORBIDDEN": Refusal(
        403, "您在这里没有做这件事的权限，请联系项目负责人。", "You may not do this here; ask a manager of the project."
    ),
    "PASSWORD_WRONG": Refusal(400, "当前密码不对。", "The current password is wrong."),
    "OWN_ACCOUNT": Refusal(
        409, "不能停用自己的账号，也不能取消自己的管理员身份。", "You cannot deactivate or demote your own account."
    ),
    # how it was asked
    "MALFORMED_REQUEST": Refusal(400, "请求内容无法读取。", "The request could not be read."),
    "INVALID_INPUT": Refusal(
        400, "有内容填写不正确，请按提示修改。", "Some fields are not right; see the notes beside them."
    ),
    "INVALID_CURSOR": Refusal(
        400, "翻页位置无效，请从第一页重新打开。", "This page position is not valid; start again from the first page."
    ),
    "NOT_FOUND": Refusal(
        404, "没有找到，可能已被删除，或您无权查看。", "Not found: it may be gone, or not yours to see."
    ),
    "METHOD_NOT_ALLOWED": Refusal(405, "这个地址不支持该操作。", "This address does not support that operation."),
    "UNSUPPORTED_FILE": Refusal(
        415,
        "不支持这种文件：请上传 {extensions} 文件。",
        "This kind of file is not supported: upload {extensions} files.",
    ),
    "FILE_TOO_LARGE": Refusal(
        413,
        "文件太大：上限为 {limit_mb} MB，请拆分后上传，或由管理员用命令行导入。",
        "The file is too large: the limit is {limit_mb} MB. Split it, or let an administrator import it on the server.",
    ),
    "FILE_EMPTY": Refusal(400, "文件是空的，没有可导入的内容。", "The file is empty; there is nothing to import."),
    "TOO_MANY_REQUESTS": Refusal(429, "请求过于频繁，请稍后再试。", "Too many requests; try again shortly."),
    # what stands against it
    "USERNAME_TAKEN": Refusal(409, "这个用户名已被使用，请换一个。", "This user name is taken; choose another."),
    "PROJECT_NAME_TAKEN": Refusal(
        409, "已有同名项目，请换一个名称。", "A project of this name exists; choose another name."
    ),
    "GUIDELINE_CHANGED": Refusal(
        409,
        "指南在您编辑期间已被他人修改，您的内容没有保存。请先看对方的版本，再决定如何合并。",
        "Somebody else changed the guideline while you were editing; yours was not saved. Look at theirs, then merge.",
    ),
    "ALREADY_MEMBER": Refusal(409, "此人已是项目成员。", "This person is already a member."),
    "USER_INACTIVE": Refusal(
        409, "此账号已停用，不能加入项目。", "This account is deactivated and cannot join a project."
    ),
    "LAST_MANAGER": Refusal(
        409, "项目至少要有一位负责人，请先指定另一位。", "A project needs a manager: appoint another one first."
    ),
    "ENTITY_TYPE_CODE_TAKEN": Refusal(409, "已有使用此代码的实体类型。", "An entity type with this code exists."),
    "ENTITY_TYPE_NAME_TAKEN": Refusal(409, "已有同名的实体类型。", "An entity type of this name exists."),
    "HOTKEY_TAKEN": Refusal(409, "这个按键已分配给另一个类型。", "This key belongs to another type."),
    "SPANS_OVERLAP": Refusal(
        409,
        "实体片段与已有片段重叠，而本项目不允许重叠。",
        "The span overlaps another one, which this project does not allow.",
    ),
    "SPAN_OUTSIDE_TEXT": Refusal(409, "实体片段超出了文书范围。", "The span lies outside the text."),
    "SPAN_TYPE_UNKNOWN": Refusal(409, "实体类型不属于本项目。", "The entity type is not one of this project."),
    "OVERLAPS_EXIST": Refusal(
        409,
        "还不能改为“不允许重叠”：有 {documents} 份文书存在重叠的片段。",
        "Overlaps cannot be forbidden yet: {documents} documents have overlapping spans.",
    ),
    "IMPORT_IN_USE": Refusal(
        409,
        "不能撤回：这批文书中有 {documents} 份已有人工标注。",
        "This import cannot be taken back: people have worked on {documents} of its documents.",
    ),
    "IMPORT_RUNNING": Refusal(
        409,
        "导入还在进行，请等它结束后再撤回。",
        "The import is still running; wait for it to end before taking it back.",
    ),
    "CONFLICT": Refusal(
        409, "与已有数据冲突，请刷新后再试。", "This conflicts with what is stored; reload and try again."
    ),
    # what is our fault
    "SERVER_ERROR": Refusal(
        500,
        "服务器出错了，您的数据没有改变。请稍后再试。",
        "The server failed; nothing was changed. Please try again later.",
    ),
    "SERVICE_UNAVAILABLE": Refusal(
        503, "数据库暂时无法连接，请稍后再试。", "The database cannot be reached at the moment; try again shortly."
    ),
}

#: A violated constraint speaks by its name: the database is the truth, the user gets a sentence.
CONSTRAINTS: Final[dict[str, str]] = {
    "username_is_taken_once": "USERNAME_TAKEN",
    "project_name_is_taken_once": "PROJECT_NAME_TAKEN",
    "one_membership_per_person": "ALREADY_MEMBER",
    "entity_type_code_is_taken_once": "ENTITY_TYPE_CODE_TAKEN",
    "entity_type_name_is_taken_once": "ENTITY_TYPE_NAME_TAKEN",
    "hotkey_is_taken_once": "HOTKEY_TAKEN",
    "live_spans_do_not_overlap": "SPANS_OVERLAP",
    "span_lies_inside_its_text": "SPAN_OUTSIDE_TEXT",
    "span_type_belongs_to_its_project": "SPAN_TYPE_UNKNOWN",
}


class DomainError(Exception):
    """A refusal the user can understand. `data` holds ids and numbers, never patient text."""

    def __init__(self, code: str, **data: Any) -> None:
        self.code = code
        self.data = data
        super().__init__(code)

    @property
    def status(self) -> int:
        return REFUSALS[self.code].status

    def sentence(self, language: Language) -> str:
        refusal = REFUSALS[self.code]
        template = refusal.en if language == "en" else refusal.zh
        return template.format(**self.data)


def constraint_name(error: BaseException | None) -> str:
    """The name of the constraint behind an IntegrityError, or nothing."""
    diagnosis = getattr(getattr(error, "__cause__", None), "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def from_constraint(error: IntegrityError) -> DomainError:
    """The refusal that a violated constraint stands for."""
    return DomainError(CONSTRAINTS.get(constraint_name(error), "CONFLICT"))
