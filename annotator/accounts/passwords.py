"""Which passwords are long enough, said in both languages."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import get_language


class LongEnough(MinimumLengthValidator):
    """Django's own, with the Chinese sentence that its catalogue lacks."""

    def get_error_message(self) -> str:
        if (get_language() or "").startswith("en"):
            return str(super().get_error_message())
        return f"密码太短，至少要 {self.min_length} 个字符。"
