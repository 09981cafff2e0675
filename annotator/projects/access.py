"""The gate to a project: the only way a view gets one."""

from annotator.accounts.models import User
from annotator.errors import DomainError
from annotator.projects.models import EntityType, Membership, Project, Role


def role_in(user: User, project_id: int) -> Role | None:
    """A person's role here; administrators count as managers everywhere."""
    if user.is_admin:
        return Role.MANAGER
    role = Membership.objects.filter(project_id=project_id, user=user).values_list("role", flat=True).first()
    return Role(role) if role else None


def access_project(user: User, project_id: int, *, at_least: Role = Role.REVIEWER) -> Project:
    """Strangers do not learn that a project exists; members learn that they may not."""
    role = role_in(user, project_id)
    project = Project.objects.filter(pk=project_id).first() if role else None
    if role is None or project is None:
        raise DomainError("NOT_FOUND")
    if role.rank < at_least.rank:
        raise DomainError("FORBIDDEN")
    return project


def access_creation(user: User) -> None:
    if not (user.can_create_projects or user.is_admin):
        raise DomainError("FORBIDDEN")


def access_membership(user: User, project_id: int, user_id: int) -> Membership:
    """Managers change who works in their project."""
    project = access_project(user, project_id, at_least=Role.MANAGER)
    membership = project.memberships.select_related("user").filter(user_id=user_id).first()
    if membership is None:
        raise DomainError("NOT_FOUND")
    return membership


def access_entity_type(user: User, project_id: int, type_id: int) -> EntityType:
    """Managers change what may be marked in their project."""
    project = access_project(user, project_id, at_least=Role.MANAGER)
    entity_type = project.entity_types.filter(pk=type_id).first()
    if entity_type is None:
        raise DomainError("NOT_FOUND")
    return entity_type
