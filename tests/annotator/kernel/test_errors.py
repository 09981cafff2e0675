"""A closed list of refusals, and the refusal behind each constraint."""

import pytest
from django.db import IntegrityError, connection, transaction

from annotator.errors import CONSTRAINTS, REFUSALS, DomainError, from_constraint
from tests.make import make_user


def test_a_refusal_speaks_chinese_and_english_and_fills_in_its_numbers() -> None:
    refusal = DomainError("SIGN_IN_LOCKED", minutes=15)
    assert refusal.sentence("zh-CN") == "登录失败次数过多，请在 15 分钟后再试，或请管理员重设密码。"
    assert refusal.sentence("en").startswith("Too many failed sign-ins: try again in 15 minutes")
    assert refusal.status == 429


def test_a_refusals_own_text_is_its_code_alone() -> None:
    assert str(DomainError("FILE_TOO_LARGE", limit_mb=512)) == "FILE_TOO_LARGE"


@pytest.mark.django_db
def test_a_violated_constraint_speaks_by_its_name() -> None:
    make_user("lilei")
    with pytest.raises(IntegrityError) as violated, transaction.atomic():
        make_user("LILEI")
    assert from_constraint(violated.value).code == "USERNAME_TAKEN"


@pytest.mark.django_db
def test_a_constraint_without_a_sentence_of_its_own_is_a_conflict() -> None:
    user = make_user()
    with pytest.raises(IntegrityError) as violated, transaction.atomic():
        type(user).objects.filter(pk=user.pk).update(language="fr")
    assert from_constraint(violated.value).code == "CONFLICT"


def test_an_integrity_error_without_a_diagnosis_is_a_conflict() -> None:
    assert from_constraint(IntegrityError("whatever")).code == "CONFLICT"


@pytest.mark.django_db
def test_every_constraint_with_a_sentence_exists_in_the_database() -> None:
    """By the catalogue; the checks that triggers make are found in the triggers' own source."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes")
        names = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname LIKE 'pgtrigger%'")
        sources = "\n".join(source for (source,) in cursor.fetchall())
    missing = {name for name in CONSTRAINTS if name not in names and f"'{name}'" not in sources}
    assert missing == set()


def test_every_constraint_stands_for_a_refusal_in_the_list() -> None:
    assert set(CONSTRAINTS.values()) <= set(REFUSALS)
