"""What ends a command: one sentence that says what to do, in Chinese and in English."""

import errno


class Failure(Exception):  # noqa: N818 - it is a sentence for a person, not a programming error
    """The command cannot go on; both sentences say the same."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class Interrupted(Exception):  # noqa: N818 - nothing went wrong
    """Somebody pressed Ctrl-C, closed the terminal or asked us to stop."""


def disk_full(folder: object) -> Failure:
    return Failure(
        f"磁盘已满：{folder} 所在的磁盘没有剩余空间；请清理后重试，已完成的部分会保留。",
        f"The disk is full: nothing is left where {folder} lies; free some space and try again, what is done stays.",
    )


def from_os_error(error: OSError) -> Failure:
    """The sentence for an error of the operating system nobody foresaw more closely."""
    where = error.filename or "?"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(where)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Failure(
            f"没有权限写入 {where}；请用拥有该目录的用户运行，或修改其权限。",
            f"No permission to write {where}; run this as the user who owns the folder, or change its permissions.",
        )
    reason = error.strerror or type(error).__name__
    return Failure(
        f"操作系统拒绝了对 {where} 的操作（{reason}）；请处理后重试。",
        f"The operating system refused an operation on {where} ({reason}); please see to it and try again.",
    )
