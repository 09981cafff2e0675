"""Coming in and going out."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from annotator.accounts.models import User
from tests.make import PASSWORD, make_member, make_project, make_user

SignIn = Callable[[User], None]


def test_a_wrong_password_is_one_sentence_and_the_right_one_opens_the_projects(page: Page) -> None:
    user = make_member(make_project("肝胆外科出院记录"))
    page.goto("/")
    page.get_by_label("用户名").fill(user.username)
    page.get_by_label("密码", exact=True).fill("not-the-password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("用户名或密码不对")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="肝胆外科出院记录")).to_be_visible()


def test_too_many_failures_lock_the_name_and_say_for_how_long(page: Page) -> None:
    user = make_user()
    page.goto("/")
    page.get_by_label("用户名").fill(user.username)
    for _ in range(10):
        page.get_by_label("密码", exact=True).fill("not-the-password")
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_role("button", name="登录")).to_be_enabled()
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_contain_text("分钟后再试")


def test_signing_out_closes_the_door(page: Page, sign_in: SignIn) -> None:
    user = make_member(make_project())
    sign_in(user)
    page.get_by_role("button", name=user.display_name).click()
    page.get_by_role("menuitem", name="退出登录").click()
    expect(page.get_by_label("用户名")).to_be_visible()
    page.goto("/projects")
    expect(page.get_by_label("用户名")).to_be_visible()


def test_the_language_is_switched_once_and_stays_with_the_person(page: Page, sign_in: SignIn) -> None:
    user = make_member(make_project())
    sign_in(user)
    page.get_by_role("button", name="Switch to English").click()
    expect(page.get_by_role("heading", name="Projects")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    expect(page.get_by_role("heading", name="Projects")).to_be_visible()
    user.refresh_from_db()
    assert user.language == "en"


def test_an_address_opened_before_signing_in_is_reached_afterwards(page: Page) -> None:
    project = make_project()
    user = make_member(project)
    page.goto(f"/projects/{project.pk}/documents")
    page.get_by_label("用户名").fill(user.username)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.split('/projects')[0]}/projects/{project.pk}/documents")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
