"""`Document`, and the `ImportBatch` it came by with its `ImportProblem`s."""

import pgtrigger
from django.conf import settings
from django.db import models

from annotator.projects.models import Project

#: A record is at most this long: span positions share one 64-bit number with their reading (annotation.models).
LONGEST_RECORD = 1_000_000


class Kind(models.TextChoices):
    """What sort of record a text is."""

    ADMISSION = "ADMISSION", "入院记录"
    COURSE = "COURSE", "病程记录"
    DISCHARGE = "DISCHARGE", "出院记录"
    OPERATION = "OPERATION", "手术记录"
    CONSULTATION = "CONSULTATION", "会诊记录"
    OUTPATIENT = "OUTPATIENT", "门诊病历"
    REPORT = "REPORT", "检查报告"
    OTHER = "OTHER", "其他"


class ImportState(models.TextChoices):
    """WAITING → READING → DONE | FAILED."""

    WAITING = "WAITING", "等待处理"
    READING = "READING", "正在读取"
    DONE = "DONE", "已完成"
    FAILED = "FAILED", "失败"


class ImportBatch(models.Model):
    """One upload: what was read of it so far, what came of it, and what was refused."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="batches")
    file_name = models.CharField(max_length=255)
    file_bytes = models.BigIntegerField()
    state = models.CharField(max_length=7, choices=ImportState, default=ImportState.WAITING)
    bytes_read = models.BigIntegerField(default=0)
    records_read = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    duplicates = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    spans_added = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField(default=0)
    error_code = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    progressed_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ImportState.values), name="import_state_is_known"),
            models.CheckConstraint(
                condition=models.Q(records_read=models.F("added") + models.F("duplicates") + models.F("refused")),
                name="every_record_read_is_accounted_for",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["DONE", "FAILED"]) ^ models.Q(finished_at=None),
                name="an_ended_import_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk}"


class ImportProblem(models.Model):
    """Why one row was refused: where it stands and what is wrong with it, without quoting it."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="problems")
    place = models.CharField(max_length=255, blank=True)
    line = models.PositiveIntegerField(null=True)
    code = models.CharField(max_length=40)
    data = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.code} at {self.line}"


class Document(models.Model):
    """One record, as it came. The text never changes: every span counts its characters."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="documents", db_index=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="documents", db_index=False)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    external_id = models.CharField(max_length=255, blank=True)
    patient_key = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OTHER)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "sha256"], name="a_text_is_stored_once_a_project"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="document_kind_is_known"),
            models.CheckConstraint(condition=~models.Q(text=""), name="document_is_not_empty"),
        ]
        # One for each way the list is filtered: all end in the id, so any page of any filter is one short index walk.
        indexes = [
            models.Index(fields=["project", "id"], name="documents_of_project"),
            models.Index(fields=["project", "kind", "id"], name="documents_by_kind"),
            models.Index(fields=["batch", "id"], name="documents_by_batch"),
            models.Index(
                fields=["project", "patient_key", "id"],
                condition=~models.Q(patient_key=""),
                name="documents_by_patient",
            ),
        ]
        triggers = [pgtrigger.ReadOnly(name="record_is_immutable", fields=["text", "sha256", "project"])]

    def __str__(self) -> str:
        return f"document {self.pk}"
