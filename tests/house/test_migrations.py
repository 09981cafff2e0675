"""The migrations say what the models say, one after the other."""

from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.core.management import call_command

OURS = [config for config in apps.get_app_configs() if config.name.startswith("annotator.")]
WITH_TABLES = [config for config in OURS if (Path(config.path) / "migrations").is_dir()]


@pytest.mark.django_db
def test_no_model_has_changed_without_its_migration() -> None:
    """The command exits with an error when there is something to write."""
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize("config", WITH_TABLES, ids=lambda config: config.label)
def test_the_last_migration_is_written_down_so_that_two_last_ones_collide_in_git(config: AppConfig) -> None:
    folder = Path(config.path) / "migrations"
    last = max(path.stem for path in folder.glob("[0-9]*.py"))
    assert (folder / "max_migration.txt").read_text("utf-8").strip() == last


def test_every_domain_with_models_has_migrations() -> None:
    assert {config.label for config in OURS if list(config.get_models())} == {config.label for config in WITH_TABLES}
