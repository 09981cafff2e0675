"""A lead's first quarter of an hour: a project, records, problems, a search, a document with its marks."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from annotator import heartbeats, jobs
from annotator.accounts.models import User
from annotator.documents.models import Document
from annotator.projects.models import Project, Role
from tests.make import make_document, make_member, make_project, make_user

SignIn = Callable[[User], None]

HOSTILE = "主诉：咬𬌗关系紊乱😀，<b>头痛</b>{{ 7*7 }} 3天。\n既往史：高血压病。"
GOOD = {"id": "dental-1", "text": HOSTILE, "label": [[HOSTILE.index("头痛"), HOSTILE.index("头痛") + 2, "症状"]]}


@pytest.mark.usefixtures("worker")
def test_a_lead_creates_a_project_imports_records_and_reads_them(page: Page, sign_in: SignIn) -> None:
    sign_in(make_user(display_name="王主任", can_create_projects=True))

    page.get_by_role("button", name="新建项目").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("项目名称").fill("口腔科初诊")
    dialog.get_by_role("button", name="新建项目").click()
    expect(page.get_by_role("heading", name="口腔科初诊")).to_be_visible()
    page.get_by_role("link", name="去导入").click()

    lines = [
        json.dumps(GOOD, ensure_ascii=False),
        "{not json",
        json.dumps({"text": "发热。", "label": [[0, 9, "症状"]]}),
    ]
    upload(page, "records.jsonl", "\n".join(lines).encode())
    row = page.get_by_role("listitem").filter(has_text="records.jsonl").filter(has_text="已完成")
    expect(row).to_be_visible(timeout=20_000)
    expect(row).to_contain_text("新增1")
    expect(row).to_contain_text("未导入2")

    row.get_by_role("button", name=re.compile("2 处问题")).click()
    problems = page.get_by_role("dialog")
    expect(problems).to_contain_text("第 2 行")
    expect(problems).to_contain_text("第 3 行")
    page.keyboard.press("Escape")

    row.get_by_role("link", name=re.compile("查看这些")).click()
    page.get_by_role("searchbox").fill("𬌗关系")
    expect(page.locator("mark").first).to_have_text("𬌗关系")
    page.get_by_role("link", name="dental-1").click()
    expect(page.get_by_role("article")).to_contain_text("<b>头痛</b>{{ 7*7 }} 3天。")
    expect(page.locator("[data-span]").filter(has_text="头痛")).to_have_count(1)
    assert Document.objects.get().text == HOSTILE


def upload(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})


def test_a_file_of_the_wrong_kind_is_refused_before_it_is_sent(page: Page, sign_in: SignIn) -> None:
    project = make_project()
    sign_in(make_member(project, Role.MANAGER))
    page.goto(f"/projects/{project.pk}/imports")
    upload(page, "records.docx", b"PK")
    expect(page.get_by_text("“records.docx”不是 .txt、.zip 或 .jsonl 文件")).to_be_visible()
    assert not project.batches.exists()


def test_without_a_worker_the_page_says_so_instead_of_turning_for_ever(
    page: Page, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The complaint of half a dozen threads about other tools."""
    monkeypatch.setattr(jobs, "send", lambda *_: None)
    monkeypatch.setattr(heartbeats, "ALIVE_SECONDS", -1)
    project = make_project()
    sign_in(make_member(project, Role.MANAGER))
    page.goto(f"/projects/{project.pk}/imports")
    upload(page, "a.txt", "发热。".encode())
    expect(page.get_by_text("后台进程没有运行")).to_be_visible(timeout=10_000)


@pytest.fixture
def records() -> Project:
    project = make_project()
    for n in range(120):
        make_document(project, f"第{n}份。主诉：{'胸痛' if n == 7 else '头晕'}。", external_id=f"R{n:03}")
    return project


def test_the_list_is_used_by_keyboard_and_keeps_its_filters_in_the_address(
    page: Page, sign_in: SignIn, records: Project
) -> None:
    sign_in(make_member(records))
    page.goto(f"/projects/{records.pk}/documents")
    expect(page.get_by_role("link", name="R119")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("胸痛")
    expect(page.get_by_role("link", name="R007")).to_be_visible()
    expect(page).to_have_url(re.compile("q=%E8%83%B8%E7%97%9B"))
    page.get_by_role("link", name="R007").click()
    expect(page.get_by_role("article")).to_contain_text("胸痛")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("胸痛")
    expect(page.get_by_role("link", name="R007")).to_be_visible()


def test_a_reviewer_reads_and_is_not_offered_what_only_managers_do(
    page: Page, sign_in: SignIn, records: Project
) -> None:
    sign_in(make_member(records, Role.REVIEWER))
    page.goto(f"/projects/{records.pk}")
    expect(page.get_by_role("heading", name=records.name)).to_be_visible()
    expect(page.get_by_role("link", name="导入", exact=True)).to_have_count(0)
    page.goto(f"/projects/{records.pk}/imports")
    expect(page.locator("input[type=file]")).to_have_count(0)
