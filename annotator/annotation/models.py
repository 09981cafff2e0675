"""`AnnotationSet`, somebody's complete reading of one document, and `EntitySpan`, one marked piece of it."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField
from django.db import models
from django.db.models import F, Func, Q, Value

from annotator.annotation import triggers
from annotator.documents.models import Document, ImportBatch
from annotator.projects.models import EntityType

#: A reading's positions live in a range of their own: `set × 2²⁰ + position`. Longer than the longest record.
POSITIONS_PER_SET = 2**20


class SetKind(models.TextChoices):
    """Whose reading it is."""

    MODEL = "MODEL", "模型"
    IMPORTED = "IMPORTED", "导入"
    REVIEW = "REVIEW", "复核"
    GOLD = "GOLD", "定稿"


class Status(models.TextChoices):
    """What was said about a span."""

    SUGGESTED = "SUGGESTED", "建议"
    CONFIRMED = "CONFIRMED", "已确认"
    REJECTED = "REJECTED", "已拒绝"


def only(**present: bool) -> Q:
    """Exactly these of author, model version and batch are there."""
    return Q(**{f"{name}__isnull": not there for name, there in present.items()})


class AnnotationSet(models.Model):
    """One reading. Reviews and gold are edited by people; the readings of models and files never are."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="annotation_sets")
    kind = models.CharField(max_length=8, choices=SetKind)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="annotation_sets"
    )
    model_version = models.ForeignKey(
        "modelops.ModelVersion", null=True, on_delete=models.PROTECT, related_name="annotation_sets"
    )
    batch = models.ForeignKey(ImportBatch, null=True, on_delete=models.PROTECT, related_name="annotation_sets")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="author_matches_kind",
                condition=(
                    Q(kind="MODEL") & only(author=False, model_version=True, batch=False)
                    | Q(kind="IMPORTED") & only(author=False, model_version=False, batch=True)
                    | Q(kind="REVIEW") & only(author=True, model_version=False, batch=False)
                    | Q(kind="GOLD") & only(model_version=False, batch=False)
                ),
            ),
            models.UniqueConstraint(
                fields=["document", "model_version"], condition=Q(kind="MODEL"), name="one_model_set_per_version"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(kind="IMPORTED"), name="one_imported_set_per_document"
            ),
            models.UniqueConstraint(
                fields=["document", "author"], condition=Q(kind="REVIEW"), name="one_review_per_reviewer"
            ),
            models.UniqueConstraint(fields=["document"], condition=Q(kind="GOLD"), name="one_gold_per_document"),
        ]
        triggers = triggers.SET_TRIGGERS

    def __str__(self) -> str:
        return f"{self.kind} set {self.pk}"


def place(position: str) -> F:
    """Where a position of a reading lies on the one long line that all readings share."""
    return F("annotation_set_id") * Value(POSITIONS_PER_SET) + F(position)  # type: ignore[return-value]


class EntitySpan(models.Model):
    """Code points start … end (half-open) of a document, marked as one entity type."""

    id = models.UUIDField(primary_key=True)
    # Foreign keys would be checked row by row; the triggers check reading, type and project for all rows at once.
    annotation_set = models.ForeignKey(
        AnnotationSet, on_delete=models.CASCADE, related_name="spans", db_index=False, db_constraint=False
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    # No index: types are never deleted, and nobody asks for a type's spans but reading by reading.
    entity_type = models.ForeignKey(
        EntityType, on_delete=models.PROTECT, related_name="spans", db_index=False, db_constraint=False
    )
    status = models.CharField(max_length=9, choices=Status)
    score = models.FloatField(null=True)
    source_span = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="descendants", db_index=False
    )
    #: True where people edit and the project is FLAT: there the exclusion constraint watches every single change.
    exclusive = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="span_is_not_empty"),
            models.CheckConstraint(condition=Q(end__lt=POSITIONS_PER_SET), name="span_fits_its_range"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="span_status_is_known"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=1), name="span_score_is_a_probability"
            ),
            ExclusionConstraint(
                name="live_spans_do_not_overlap",
                expressions=[
                    (
                        Func(place("start"), place("end"), function="int8range", output_field=BigIntegerRangeField()),
                        "&&",
                    )
                ],
                condition=Q(exclusive=True) & ~Q(status="REJECTED"),
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [
            models.Index(fields=["annotation_set", "start"], name="spans_in_reading_order"),
            models.Index(fields=["source_span"], condition=Q(source_span__isnull=False), name="spans_by_source"),
        ]
        triggers = triggers.SPAN_TRIGGERS

    def __str__(self) -> str:
        return f"span {self.pk}"
