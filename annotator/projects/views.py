"""Projects, their members and their entity types."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.accounts.authentication import signed_in
from annotator.accounts.serializers import UserSearchSerializer
from annotator.http import ApiView
from annotator.projects import access, actions, queries
from annotator.projects import serializers as wire
from annotator.projects.models import EntityType, Project, Role
from annotator.projects.presets import PRESETS

#: People offered while a name is typed.
MOST_CANDIDATES = 20


def described(request: Request, project: Project) -> Response:
    """A project as this person sees it."""
    user = signed_in(request)
    role = project.memberships.filter(user=user).values_list("role", flat=True).first()
    seen = {"my_role": role, "may_manage": access.role_in(user, project.pk) == Role.MANAGER}
    for name, value in seen.items():
        setattr(project, name, value)
    return Response(wire.ProjectSerializer(project).data)


class Presets(ApiView):
    @extend_schema(operation_id="presets", responses=wire.PresetsSerializer)
    def get(self, _request: Request) -> Response:
        return Response({"results": wire.PresetSerializer(PRESETS.values(), many=True).data})


class Projects(ApiView):
    @extend_schema(operation_id="projects", responses=wire.ProjectsSerializer)
    def get(self, request: Request) -> Response:
        found = queries.projects(signed_in(request))
        return Response({"results": wire.ProjectSummarySerializer(found, many=True).data})

    @extend_schema(
        operation_id="create_project", request=wire.NewProjectSerializer, responses={201: wire.ProjectSerializer}
    )
    def post(self, request: Request) -> Response:
        access.access_creation(signed_in(request))
        project = actions.create_project(by=signed_in(request), **self.parsed(wire.NewProjectSerializer))
        answer = described(request, project)
        answer.status_code = 201
        return answer


class ProjectDetail(ApiView):
    @extend_schema(operation_id="project", responses=wire.ProjectSerializer)
    def get(self, request: Request, project_id: int) -> Response:
        return described(request, access.access_project(signed_in(request), project_id))

    @extend_schema(
        operation_id="change_project", request=wire.ProjectChangesSerializer, responses=wire.ProjectSerializer
    )
    def patch(self, request: Request, project_id: int) -> Response:
        project = access.access_project(signed_in(request), project_id, at_least=Role.MANAGER)
        return described(request, actions.change_project(project=project, **self.parsed(wire.ProjectChangesSerializer)))


class EntityTypes(ApiView):
    @extend_schema(
        operation_id="define_entity_type",
        request=wire.NewEntityTypeSerializer,
        responses={201: wire.EntityTypeSerializer},
    )
    def post(self, request: Request, project_id: int) -> Response:
        project = access.access_project(signed_in(request), project_id, at_least=Role.MANAGER)
        entity_type = actions.define_entity_type(project=project, **self.parsed(wire.NewEntityTypeSerializer))
        return Response(wire.EntityTypeSerializer(entity_type).data, status=201)


class EntityTypeDetail(ApiView):
    @extend_schema(
        operation_id="change_entity_type", request=wire.EntityTypeChangesSerializer, responses=wire.EntityTypeSerializer
    )
    def patch(self, request: Request, project_id: int, type_id: int) -> Response:
        """Rename, recolour, move; `retired` takes it out of use and back."""
        entity_type = access.access_entity_type(signed_in(request), project_id, type_id)
        changes = self.parsed(wire.EntityTypeChangesSerializer)
        retired = changes.pop("retired", None)
        entity_type = actions.change_entity_type(entity_type=entity_type, **changes)
        return Response(wire.EntityTypeSerializer(retired_or_not(entity_type, retired)).data)


def retired_or_not(entity_type: EntityType, retired: bool | None) -> EntityType:  # noqa: FBT001 - three answers: yes, no, not asked
    if retired is None:
        return entity_type
    move = actions.retire_entity_type if retired else actions.restore_entity_type
    return move(entity_type=entity_type)


class Members(ApiView):
    @extend_schema(operation_id="members", responses=wire.MembersSerializer)
    def get(self, request: Request, project_id: int) -> Response:
        project = access.access_project(signed_in(request), project_id)
        return Response({"results": wire.MembershipSerializer(queries.members(project), many=True).data})

    @extend_schema(
        operation_id="add_member", request=wire.NewMemberSerializer, responses={201: wire.MembershipSerializer}
    )
    def post(self, request: Request, project_id: int) -> Response:
        project = access.access_project(signed_in(request), project_id, at_least=Role.MANAGER)
        membership = actions.add_member(project=project, **self.parsed(wire.NewMemberSerializer))
        return Response(wire.MembershipSerializer(membership).data, status=201)


class Candidates(ApiView):
    @extend_schema(operation_id="candidates", parameters=[UserSearchSerializer], responses=wire.PeopleSerializer)
    def get(self, request: Request, project_id: int) -> Response:
        """People who could be added: active, and not members yet."""
        project = access.access_project(signed_in(request), project_id, at_least=Role.MANAGER)
        people = queries.candidates(project, search=self.asked(UserSearchSerializer)["q"])[:MOST_CANDIDATES]
        return Response({"results": wire.PersonSerializer(people, many=True).data})


class Member(ApiView):
    @extend_schema(operation_id="change_role", request=wire.RoleSerializer, responses=wire.MembershipSerializer)
    def patch(self, request: Request, project_id: int, user_id: int) -> Response:
        membership = access.access_membership(signed_in(request), project_id, user_id)
        membership = actions.change_role(membership=membership, role=Role(self.parsed(wire.RoleSerializer)["role"]))
        return Response(wire.MembershipSerializer(membership).data)

    @extend_schema(operation_id="remove_member", request=None, responses={204: None})
    def delete(self, request: Request, project_id: int, user_id: int) -> Response:
        actions.remove_member(membership=access.access_membership(signed_in(request), project_id, user_id))
        return Response(status=204)
