"""`manage.py load_demo`: four people and a project of synthetic records, once."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from annotator.demo.actions import load_demo
from annotator.demo.people import logins, make_people


class Command(BaseCommand):
    help = "Load the demo once and print its logins as JSON. Not for production: it makes an administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fixtures", type=Path, default=settings.BASE_DIR / "fixtures" / "emr")

    def handle(self, *_: Any, **options: Any) -> None:
        filed = logins(settings.DEMO_LOGINS_FILE)
        records: Path = options["fixtures"] / "notes.jsonl"
        load_demo(people=make_people(filed), records=records, guideline=options["fixtures"] / "guideline.zh.txt")
        self.stdout.write(json.dumps({"logins": filed}, ensure_ascii=False))
