"""Import a file that lies on the server, of any size, without a worker: `manage.py import_records 3 records.jsonl`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from annotator.accounts.models import User
from annotator.documents.models import ImportBatch, ImportState
from annotator.intake import actions, queries
from annotator.intake.problems import sentence
from annotator.projects.models import Project


class Command(BaseCommand):
    help = "Import a .txt, .zip or .jsonl file into a project, however large it is. Ctrl-C: a worker carries on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("project", help="number or name of the project")
        parser.add_argument("path", type=Path, help="the file to import")
        parser.add_argument("--by", metavar="USERNAME", help="who is named as the importer")

    def handle(self, *_: Any, **options: Any) -> None:
        path: Path = options["path"]
        if not path.is_file() or path.stat().st_size == 0:
            raise CommandError(f"{path} is not a file with content: name a .txt, .zip or .jsonl file.")
        project, by = project_named(options["project"]), user_named(options["by"])
        with path.open("rb") as stream:
            batch = actions.receive(project=project, file=File(stream, name=path.name), by=by)
        actions.read_batch(batch.pk, notify=self.show)
        batch.refresh_from_db()
        self.report(batch)

    def show(self, batch: ImportBatch) -> None:
        share = 100 * batch.bytes_read // batch.file_bytes
        self.stdout.write(f"{share:3d} %  {batch.records_read} records read, {batch.added} added")

    def report(self, batch: ImportBatch) -> None:
        """The sum on stdout, each problem on a line of stderr."""
        for problem in queries.problems(batch, after=None).iterator():
            line = f"{problem.place}:{problem.line or ''}".strip(":")
            self.stderr.write(f"{line or '-'}\t{problem.code}\t{sentence(problem.code, problem.data, 'en')}")
        self.stdout.write(
            f"import {batch.pk}: {batch.state}, {batch.added} added with {batch.spans_added} spans, "
            f"{batch.duplicates} duplicates, {batch.refused} refused"
        )
        if batch.state == ImportState.FAILED:
            raise CommandError(sentence(batch.error_code, {}, "en"))


def project_named(word: str) -> Project:
    """By number, or by name; a name made of digits is found by its number first."""
    by_number = Project.objects.filter(pk=int(word)).first() if word.isdecimal() else None
    project = by_number or Project.objects.filter(name__iexact=word).first()
    if project is None:
        raise CommandError(f"There is no project {word}: give its number or its name.")
    return project


def user_named(username: str | None) -> User | None:
    if username is None:
        return None
    user = User.objects.filter(username__iexact=username).first()
    if user is None:
        raise CommandError(f"There is no user {username}: leave --by out, or name an existing one.")
    return user
