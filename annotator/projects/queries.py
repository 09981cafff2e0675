"""Which projects there are, and who works in them."""

from django.contrib.auth import get_user_model
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from annotator.accounts.models import User
from annotator.projects.models import EntityType, Membership, Project


def projects(user: User) -> QuerySet[Project]:
    """What this person works in; administrators see all. With their role, members and documents counted."""
    own = Membership.objects.filter(project=OuterRef("pk"), user=user)
    live_types = Prefetch("entity_types", EntityType.objects.filter(retired_at=None), to_attr="live_types")
    visible = Project.objects.all() if user.is_admin else Project.objects.filter(memberships__user=user)
    return (
        visible.annotate(
            my_role=Subquery(own.values("role")[:1]),
            member_count=counted("memberships"),
            document_count=counted("documents"),
        )
        .prefetch_related(live_types)
        .order_by("-created_at", "-pk")
    )


def counted(relation: str) -> Subquery:
    """How many of these a project has, as a subquery: joins side by side would multiply each other."""
    one = Project.objects.filter(pk=OuterRef("pk")).order_by()
    return Subquery(one.annotate(n=Count(relation)).values("n"))


def members(project: Project) -> QuerySet[Membership]:
    return project.memberships.select_related("user").order_by("since", "pk")


def candidates(project: Project, *, search: str = "") -> QuerySet[User]:
    """Active people who are not members yet."""
    people = get_user_model().objects.filter(is_active=True).exclude(memberships__project=project)
    if search:
        people = people.filter(Q(username__icontains=search) | Q(display_name__icontains=search))
    return people.order_by("display_name", "username")
