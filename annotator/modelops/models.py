"""`ModelVersion`: one artefact that can mark entities."""

from django.db import models

from annotator.projects.models import Project


class Family(models.TextChoices):
    """A term list that matches, or a network that was trained."""

    LEXICON = "LEXICON", "词典"
    NEURAL = "NEURAL", "神经网络"


class VersionState(models.TextChoices):
    """CANDIDATE → ACTIVE → RETIRED → ACTIVE (roll back); CANDIDATE → REFUSED."""

    CANDIDATE = "CANDIDATE", "候选"
    ACTIVE = "ACTIVE", "使用中"
    RETIRED = "RETIRED", "已退役"
    REFUSED = "REFUSED", "未通过"


class ModelVersion(models.Model):
    """One artefact of one project, named by the hash of its files."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="model_versions")
    number = models.PositiveIntegerField()
    family = models.CharField(max_length=7, choices=Family)
    state = models.CharField(max_length=9, choices=VersionState, default=VersionState.CANDIDATE)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="model_number_is_unique_in_its_project"),
            models.UniqueConstraint(
                fields=["project"], condition=models.Q(state="ACTIVE"), name="one_active_model_per_project"
            ),
            models.CheckConstraint(condition=models.Q(family__in=Family.values), name="model_family_is_known"),
            models.CheckConstraint(condition=models.Q(state__in=VersionState.values), name="model_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"model {self.number}"
