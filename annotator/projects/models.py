"""`Project`, `Membership` and `EntityType`."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from annotator.accounts.models import every_change

#: Letters that are commands in the workbench, so no type may have them.
RESERVED_KEYS = "axyqnps"
HOTKEYS = [key for key in "123456789bcdefghijklmnopqrstuvwxyz" if key not in RESERVED_KEYS]


class Overlap(models.TextChoices):
    """Whether spans of one reading may share characters."""

    FLAT = "FLAT", "不允许重叠"
    NESTED = "NESTED", "允许嵌套"


class Role(models.TextChoices):
    """What a member may do; each role includes the ones before it."""

    REVIEWER = "REVIEWER", "复核员"
    ADJUDICATOR = "ADJUDICATOR", "仲裁员"
    MANAGER = "MANAGER", "负责人"

    @property
    def rank(self) -> int:
        return list(Role).index(self)


class Colour(models.TextChoices):
    """A name, not a value: the interface owns each one's light and dark ink."""

    RED = "red", "红"
    AMBER = "amber", "琥珀"
    GREEN = "green", "绿"
    BLUE = "blue", "蓝"
    VIOLET = "violet", "紫"
    TEAL = "teal", "青"
    MAGENTA = "magenta", "品红"
    OLIVE = "olive", "橄榄"
    INDIGO = "indigo", "靛"
    BROWN = "brown", "棕"
    SLATE = "slate", "石板"
    ROSE = "rose", "玫瑰"


@pghistory.track(*every_change())
class Project(models.Model):
    """A campaign with one guideline and one set of entity types."""

    name = models.CharField(max_length=80)
    description = models.CharField(max_length=500, blank=True)
    guideline = models.TextField(blank=True)
    overlap = models.CharField(max_length=6, choices=Overlap, default=Overlap.FLAT)
    reviews_per_document = models.PositiveSmallIntegerField(default=1)
    blind_share = models.FloatField(default=0)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="project_name_is_taken_once"),
            models.CheckConstraint(condition=models.Q(overlap__in=Overlap.values), name="overlap_is_known"),
            models.CheckConstraint(
                condition=models.Q(blind_share__gte=0, blind_share__lte=1), name="blind_share_is_a_share"
            ),
            models.CheckConstraint(
                condition=models.Q(reviews_per_document__gte=1, reviews_per_document__lte=9),
                name="a_document_is_reviewed_once_to_nine_times",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(*every_change())
class Membership(models.Model):
    """A person's role in one project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=11, choices=Role)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "user"], name="one_membership_per_person"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id} in {self.project_id}"


@pghistory.track()
class EntityType(models.Model):
    """What may be marked. Never deleted, because spans carry it; retired when it is no longer wanted."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="entity_types")
    code = models.CharField(max_length=40)
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)
    badge = models.CharField(max_length=2)
    colour = models.CharField(max_length=7, choices=Colour)
    hotkey = models.CharField(max_length=1, blank=True)
    definition = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint("project", Lower("code"), name="entity_type_code_is_taken_once"),
            models.UniqueConstraint("project", Lower("name_zh"), name="entity_type_name_is_taken_once"),
            models.UniqueConstraint(
                fields=["project", "hotkey"],
                condition=models.Q(retired_at=None) & ~models.Q(hotkey=""),
                name="hotkey_is_taken_once",
            ),
            models.CheckConstraint(condition=models.Q(colour__in=Colour.values), name="colour_is_known"),
            models.CheckConstraint(condition=models.Q(hotkey__in=["", *HOTKEYS]), name="hotkey_is_allowed"),
        ]
        triggers = [pgtrigger.Protect(name="types_are_retired_not_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.code
