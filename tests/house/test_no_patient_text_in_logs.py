"""No patient's word reaches a log or the broker: a marked text goes through everything, and is looked for."""

import json
import logging
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from celery import current_app
from django.core.management import call_command
from django.db import connection

from annotator import heartbeats, jobs
from annotator.annotation import actions as annotation
from annotator.documents.models import Document, ImportBatch, ImportProblem
from annotator.intake import tasks
from annotator.jobs import send as really_send
from annotator.projects.models import Project
from tests.api import Api
from tests.conftest import ApiFor
from tests.house.net import MARK, Net, is_marked, net_under_the_logs, valkey_content
from tests.house.tree import ROOT
from tests.make import make_admin, make_document, make_project, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def net(capfd: pytest.CaptureFixture[str]) -> Iterator[Net]:
    """Everything that is logged, printed or left in Valkey during a test is searched at its end."""
    with net_under_the_logs() as logs:
        yield logs
    printed = "".join(capfd.readouterr())
    assert logs.text, "nothing was logged, so nothing was tested"
    for line in (logs.text + printed).splitlines():
        assert not is_marked(line)
    assert not is_marked(valkey_content())


@pytest.fixture
def project() -> Project:
    return make_project(MARK)


@pytest.fixture
def manager(api: ApiFor, project: Project) -> Api:
    return api(project.created_by)


@pytest.fixture
def real_queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Messages really go to Valkey, into a queue that no worker serves."""
    queue = f"test-{uuid.uuid4()}"
    monkeypatch.setattr(jobs, "send", really_send)
    monkeypatch.setitem(jobs.QUEUES, "intake.read_batch", queue)
    yield queue
    heartbeats.redis().delete(queue, f"_kombu.binding.{queue}")


def test_a_failed_sign_in_and_the_lock_after_it(net: Net, api: ApiFor) -> None:
    """A name or password typed into the wrong field is somebody's, too."""
    make_user("lilei")
    for _ in range(12):
        api().ask("post", "/session", {"username": MARK, "password": MARK})
        api().ask("post", "/session", {"username": "lilei", "password": MARK})


def jsonl(*records: object) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


FILES = {
    "note.txt": f"主诉：{MARK}三天。".encode(),
    "gb.txt": f"主诉：{MARK}三天。".encode("gb18030"),
    "broken.txt": MARK.encode()[:-1] + b"\xff\xfe",
    "nul.txt": f"{MARK}\0{MARK}".encode(),
    "good.jsonl": jsonl({"text": f"{MARK}发热", "patient_key": MARK, "id": MARK, "spans": [[0, 5, "DISEASE"]]}),
    "bad.jsonl": jsonl(
        {"text": f"{MARK}发热", "spans": [[0, 2, MARK]]},
        {"text": f"{MARK}咳嗽", "spans": [{"start": 0, "end": 2, "type": "DISEASE", "text": MARK}]},
        {"text": f"{MARK}头痛", "spans": [[0, 999, "DISEASE"]]},
        {"text": f"{MARK}腹痛", "spans": MARK},
        {"text": [MARK]},
        {"text": MARK, "kind": MARK, "patient_key": {"x": MARK}},
        MARK,
    )
    + f'\n{{"text": "{MARK}'.encode(),
    f"{MARK}.jsonl": jsonl({"text": f"{MARK}乏力"}),
    "archive.zip": MARK.encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_an_import_of_good_and_of_bad_records(
    net: Net, manager: Api, project: Project, real_queue: str, name: str
) -> None:
    batch = manager.upload(f"/projects/{project.pk}/imports", name, FILES[name])
    tasks.read_batch.apply(kwargs={"batch_id": batch["id"]}).get()
    manager.get(f"/imports/{batch['id']}")
    manager.get(f"/imports/{batch['id']}/problems")
    manager.get(f"/projects/{project.pk}/imports")
    assert heartbeats.redis().llen(real_queue) == 1
    assert ImportBatch.objects.get().state in {"DONE", "FAILED"}


def test_a_problem_of_an_import_names_a_place_and_quotes_no_more_than_a_type(manager: Api, project: Project) -> None:
    batch = manager.upload(f"/projects/{project.pk}/imports", "bad.jsonl", FILES["bad.jsonl"])
    tasks.read_batch.apply(kwargs={"batch_id": batch["id"]}).get()
    assert ImportProblem.objects.count() >= 6
    marked = {problem.code for problem in ImportProblem.objects.all() if is_marked(repr(problem.data))}
    assert marked <= {"SPAN_TYPE_UNKNOWN"}


def test_an_import_that_breaks_in_the_middle(
    net: Net, manager: Api, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.intake import storing

    def fail(*_: Any) -> None:
        raise ValueError(MARK) from KeyError(MARK)

    monkeypatch.setattr(storing, "copy_documents", fail)
    batch = manager.upload(f"/projects/{project.pk}/imports", "note.txt", FILES["note.txt"])
    tasks.read_batch.apply(kwargs={"batch_id": batch["id"]})


def test_the_import_command_says_places_and_no_texts(net: Net, project: Project, tmp_path: Path) -> None:
    """What it prints is its answer, to the person who has the file; it must still quote nothing of a text."""
    file = tmp_path / "notes.jsonl"
    file.write_bytes(FILES["bad.jsonl"].replace(f'2, "{MARK}"'.encode(), b'2, "ODD"'))
    call_command("import_records", str(project.pk), str(file))


def test_lists_searches_and_a_document(net: Net, manager: Api, project: Project) -> None:
    document = make_document(project, f"{MARK}发热三天。", patient_key=MARK, external_id=MARK)
    for query in (f"q={MARK}", f"patient={MARK}", f"kind={MARK}", f"cursor={MARK}", f"batch={MARK}", f"{MARK}={MARK}"):
        manager.ask("get", f"/projects/{project.pk}/documents?{query}")
    manager.get(f"/documents/{document.pk}")
    manager.ask("get", f"/projects/{project.pk}/candidates?q={MARK}")
    manager.get(f"/projects/{project.pk}/overview")


def test_addresses_nobody_knows(net: Net, manager: Api) -> None:
    for path in (f"/{MARK}", f"/projects/{MARK}", f"/documents/1/{MARK}?x={MARK}"):
        manager.ask("get", path)
    manager.client.get(f"/{MARK}")
    manager.client.get(f"/assets/{MARK}.js")
    manager.client.get(
        "/api/session", headers={"host": "龘.example", "accept-language": MARK.encode().decode("latin-1")}
    )


def test_input_that_is_refused(net: Net, api: ApiFor, project: Project) -> None:
    admin = api(make_admin())
    for body in ({"name": MARK * 100, "preset": MARK}, MARK, {MARK: MARK}, {"name": MARK, "preset": "general"}):
        admin.ask("post", "/projects", body)
    admin.ask("patch", f"/projects/{project.pk}", {"guideline": MARK * 30_000, "blind_share": MARK})
    admin.ask("post", "/users", {"username": f"{MARK} {MARK}", "display_name": MARK, "password": MARK})
    admin.client.post("/api/projects", f'{{"name": "{MARK}'.encode(), content_type="application/json")
    admin.client.post("/api/projects", MARK.encode(), content_type=f"text/plain; charset={MARK!a}")


def test_a_violated_constraint_whose_message_quotes_the_row(
    net: Net, manager: Api, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = make_document(project, f"{MARK}发热。")

    def violate(**_: Any) -> None:
        Document.objects.filter(pk=document.pk).update(kind=MARK[:5], patient_key=MARK)

    monkeypatch.setattr(annotation, "change_overlap", violate)
    refused = manager.put(f"/projects/{project.pk}/overlap", {"overlap": "FLAT"}, status=409)
    assert refused["code"] == "CONFLICT"
    assert not is_marked(json.dumps(refused))


@pytest.mark.parametrize(
    "error", [ValueError(MARK), KeyError(MARK), RuntimeError(f"{MARK}\n{MARK}"), OSError(2, MARK, MARK)]
)
def test_an_exception_nobody_expected(
    net: Net, manager: Api, project: Project, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(**_: Any) -> None:
        patient_words = MARK
        raise error from ValueError(patient_words)

    monkeypatch.setattr(annotation, "change_overlap", fail)
    answer = manager.ask("put", f"/projects/{project.pk}/overlap", {"overlap": "FLAT"})
    assert answer.status_code == 500
    assert not is_marked(answer.content.decode())
    assert type(error).__name__ in net.text, "the class of the failure is what helps"


def test_an_exception_outside_any_view(net: Net, api: ApiFor, monkeypatch: pytest.MonkeyPatch) -> None:
    from annotator import shell

    def fail() -> str:
        raise ValueError(MARK)

    monkeypatch.setattr(shell, "page", fail)
    assert api().client.get("/").status_code == 500


def test_a_statement_the_database_cannot_take(
    net: Net, manager: Api, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::int", [MARK])

    monkeypatch.setattr(annotation, "change_overlap", fail)
    assert manager.ask("put", f"/projects/{project.pk}/overlap", {"overlap": "FLAT"}).status_code == 500


LEAKY_TASK = f"""
import logging
from celery import shared_task

@shared_task(name="leaky.fail")
def fail(number):
    logging.getLogger("some.library").warning("read %s", "{MARK}")
    raise ValueError("{MARK}") from KeyError("{MARK}")
"""


def test_an_exception_in_a_real_workers_child(tmp_path: Path) -> None:
    """As `./dev run` starts it: a parent, a forked child, and what both write."""
    (tmp_path / "leaky.py").write_text(LEAKY_TASK, encoding="utf-8")
    queue, written = f"test-{uuid.uuid4()}", tmp_path / "worker.log"
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "annotator",
        "worker",
        "-Q",
        queue,
        "-c",
        "1",
        "-n",
        f"{queue}@test",
    ]
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}:{ROOT}", "ZHENBIAO_LOG_LEVEL": "DEBUG"}
    current_app.send_task("leaky.fail", kwargs={"number": 7}, queue=queue)
    with written.open("wb") as out:
        worker = subprocess.Popen([*command, "-I", "leaky"], cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            wait_for("builtins.ValueError", written)
        finally:
            worker.terminate()
            worker.wait(timeout=30)
            heartbeats.redis().delete(queue, f"_kombu.binding.{queue}")
    text = written.read_text(encoding="utf-8")
    assert "leaky.fail" in text, "which task failed must be said"
    assert not is_marked(text)


def wait_for(word: str, file: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while word not in file.read_text(encoding="utf-8"):
        assert time.monotonic() < end, file.read_text(encoding="utf-8")[-2000:]
        time.sleep(0.1)


@pytest.mark.parametrize("leak", [f"read {MARK}", f"GET /?q={MARK.encode()!r}", json.dumps({"x": MARK})])
def test_the_net_catches_what_falls(leak: str) -> None:
    """A test of the test: a library that writes a text into its template itself is seen."""
    with net_under_the_logs() as logs:
        logging.getLogger("careless.library").warning(leak)
        structlog.get_logger("ours").info("fine", batch=7)
    assert is_marked(logs.text)
    assert '"batch": 7' in logs.text
