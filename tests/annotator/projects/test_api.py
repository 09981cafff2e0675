"""Projects, members and entity types, as a browser sees them."""

import pytest

from annotator.projects.presets import PRESETS
from tests.conftest import ApiFor
from tests.make import make_admin, make_member, make_project, make_user, type_of

pytestmark = pytest.mark.django_db

NEW_PROJECT = {"name": "骨科", "preset": "general"}
NEW_TYPE = {"code": "SIGN", "name_zh": "体征", "name_en": "Sign"}


def test_the_presets_are_offered_with_their_types(api: ApiFor) -> None:
    offered = api(make_user()).get("/presets")["results"]
    assert [one["code"] for one in offered] == list(PRESETS)
    assert {one["code"]: len(one["entity_types"]) for one in offered} == {
        "general": 7,
        "ccks2017": 5,
        "ccks2018": 5,
        "yidu-s4k": 6,
        "cmeee": 9,
        "imcs21": 5,
        "wisdom-teeth": 7,
        "multi-department": 7,
    }
    assert [one["code"] for one in offered if one["overlap"] == "NESTED"] == ["cmeee"]


def test_whoever_may_create_projects_creates_one_and_manages_it(api: ApiFor) -> None:
    lead = make_user(can_create_projects=True)
    made = api(lead).post("/projects", NEW_PROJECT, status=201)
    assert (made["name"], made["my_role"], made["may_manage"], made["overlap"]) == ("骨科", "MANAGER", True, "FLAT")
    assert [one["name_zh"] for one in made["entity_types"]] == ["疾病", "症状", "解剖", "检查", "检验", "药物", "手术"]
    assert [one["name"] for one in api(lead).get("/projects")["results"]] == ["骨科"]


def test_a_taken_project_name_is_said_in_words(api: ApiFor) -> None:
    make_project("骨科")
    assert api(make_admin()).post("/projects", NEW_PROJECT, status=409)["code"] == "PROJECT_NAME_TAKEN"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, {"name", "preset"}),
        ({"name": "", "preset": "general"}, {"name"}),
        ({"name": "   ", "preset": "general"}, {"name"}),
        ({"name": "长" * 81, "preset": "general"}, {"name"}),
        ({"name": "骨科", "preset": "nothing"}, {"preset"}),
        ({"name": "骨科", "preset": "general", "overlap": "ROUND"}, {"overlap"}),
    ],
)
def test_a_project_that_cannot_be_is_refused_by_field(api: ApiFor, body: dict[str, str], fields: set[str]) -> None:
    refused = api(make_admin()).post("/projects", body, status=400)
    assert (refused["code"], set(refused["data"]["fields"])) == ("INVALID_INPUT", fields)


def test_a_project_is_changed_in_what_was_said(api: ApiFor) -> None:
    project = make_project("骨科")
    manager = api(project.created_by)
    manager.patch(f"/projects/{project.pk}", {"guideline": "先读全文。", "reviews_per_document": 2, "blind_share": 0.1})
    said = manager.get(f"/projects/{project.pk}")
    assert (said["name"], said["guideline"], said["reviews_per_document"], said["blind_share"]) == (
        "骨科",
        "先读全文。",
        2,
        0.1,
    )


@pytest.mark.parametrize("body", [{"reviews_per_document": 0}, {"reviews_per_document": 10}, {"blind_share": 1.1}])
def test_numbers_out_of_range_are_refused_by_field(api: ApiFor, body: dict[str, float]) -> None:
    project = make_project()
    refused = api(project.created_by).patch(f"/projects/{project.pk}", body, status=400)
    assert set(refused["data"]["fields"]) == set(body)


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_a_share_that_is_no_number_is_refused(api: ApiFor, number: str) -> None:
    project = make_project()
    refused = api(project.created_by).patch(f"/projects/{project.pk}", {"blind_share": number}, status=400)
    assert set(refused["data"]["fields"]) == {"blind_share"}


def test_the_policy_is_not_changed_in_passing(api: ApiFor) -> None:
    """It has an address of its own, which looks at the spans first."""
    project = make_project()
    api(project.created_by).patch(f"/projects/{project.pk}", {"overlap": "NESTED"})
    project.refresh_from_db()
    assert project.overlap == "FLAT"


def test_a_member_is_added_promoted_and_removed(api: ApiFor) -> None:
    project, person = make_project(), make_user("lilei")
    manager = api(project.created_by)
    members = f"/projects/{project.pk}/members"
    made = manager.post(members, {"user_id": person.pk, "role": "REVIEWER"}, status=201)
    assert (made["user"]["username"], made["role"]) == ("lilei", "REVIEWER")
    assert manager.patch(f"{members}/{person.pk}", {"role": "ADJUDICATOR"})["role"] == "ADJUDICATOR"
    assert [one["role"] for one in manager.get(members)["results"]] == ["MANAGER", "ADJUDICATOR"]
    manager.delete(f"{members}/{person.pk}")
    assert len(manager.get(members)["results"]) == 1


def test_a_member_is_added_once(api: ApiFor) -> None:
    project = make_project()
    body = {"user_id": make_member(project).pk, "role": "REVIEWER"}
    assert api(project.created_by).post(f"/projects/{project.pk}/members", body, status=409)["code"] == "ALREADY_MEMBER"


def test_a_person_who_is_not_there_is_refused_by_field(api: ApiFor) -> None:
    project = make_project()
    body = {"user_id": 2**40, "role": "REVIEWER"}
    refused = api(project.created_by).post(f"/projects/{project.pk}/members", body, status=400)
    assert set(refused["data"]["fields"]) == {"user_id"}


def test_somebody_removed_no_longer_sees_the_project(api: ApiFor) -> None:
    project = make_project()
    member = make_member(project)
    browser = api(member)
    browser.get(f"/projects/{project.pk}")
    api(project.created_by).delete(f"/projects/{project.pk}/members/{member.pk}")
    browser.get(f"/projects/{project.pk}", status=404)
    assert browser.get("/projects")["results"] == []


def test_candidates_are_offered_to_managers(api: ApiFor) -> None:
    project = make_project()
    make_user("hanmei", display_name="韩梅梅")
    found = api(project.created_by).get(f"/projects/{project.pk}/candidates?q=韩")["results"]
    assert [one["username"] for one in found] == ["hanmei"]
    assert set(found[0]) == {"id", "username", "display_name", "is_active"}


def test_a_type_is_defined_renamed_moved_retired_and_restored(api: ApiFor) -> None:
    project = make_project()
    manager = api(project.created_by)
    types = f"/projects/{project.pk}/entity-types"
    made = manager.post(types, NEW_TYPE | {"hotkey": "t"}, status=201)
    assert (made["badge"], made["position"], made["retired"]) == ("体", 8, False)
    one = f"{types}/{made['id']}"
    assert manager.patch(one, {"name_zh": "阳性体征", "position": 0})["name_zh"] == "阳性体征"
    assert manager.get(f"/projects/{project.pk}")["entity_types"][0]["id"] == made["id"]
    assert manager.patch(one, {"retired": True})["retired"] is True
    assert manager.patch(one, {"retired": False})["retired"] is False


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"code": "disease"}, "ENTITY_TYPE_CODE_TAKEN"),
        ({"name_zh": "疾病"}, "ENTITY_TYPE_NAME_TAKEN"),
        ({"hotkey": "1"}, "HOTKEY_TAKEN"),
    ],
)
def test_what_a_type_may_not_share_is_said_in_words(api: ApiFor, fields: dict[str, str], code: str) -> None:
    project = make_project()
    refused = api(project.created_by).post(f"/projects/{project.pk}/entity-types", NEW_TYPE | fields, status=409)
    assert refused["code"] == code


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"code": "1X"}, "code"),
        ({"code": "体征"}, "code"),
        ({"code": "A" * 41}, "code"),
        ({"hotkey": "a"}, "hotkey"),
        ({"hotkey": "!"}, "hotkey"),
        ({"colour": "#ff0000"}, "colour"),
        ({"badge": "三个字"}, "badge"),
        ({"name_zh": ""}, "name_zh"),
    ],
)
def test_a_type_that_cannot_be_is_refused_by_field(api: ApiFor, fields: dict[str, str], field: str) -> None:
    project = make_project()
    refused = api(project.created_by).post(f"/projects/{project.pk}/entity-types", NEW_TYPE | fields, status=400)
    assert set(refused["data"]["fields"]) == {field}


def test_taking_anothers_key_is_refused_and_changes_nothing(api: ApiFor) -> None:
    project = make_project()
    symptom = type_of(project, "SYMPTOM")
    path = f"/projects/{project.pk}/entity-types/{symptom.pk}"
    refused = api(project.created_by).patch(path, {"hotkey": "1", "name_en": "changed"}, status=409)
    assert refused["code"] == "HOTKEY_TAKEN"
    symptom.refresh_from_db()
    assert (symptom.hotkey, symptom.name_en) == ("2", "Symptom")
