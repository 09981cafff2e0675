"""Which passwords are long enough, said in both languages."""

from typing import Final

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import get_language

#: What the screens promise, too.
SHORTEST: Final = 10


class LongEnough(MinimumLengthValidator):
    """Django's own, with the Chinese sentence that its catalogue lacks."""

    def __init__(self) -> None:
        super().__init__(min_length=SHORTEST)

    def get_error_message(self) -> str:
        if (get_language() or "").startswith("en"):
            return str(super().get_error_message())
        return f"密码太短，至少要 {self.min_length} 个字符。"
