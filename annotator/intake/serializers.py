"""Imports and their problems on the wire."""

from typing import Any, cast

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotator.accounts.models import User
from annotator.documents.models import ImportBatch, ImportProblem
from annotator.errors import Language
from annotator.intake.problems import sentence
from annotator.intake.queries import waits_in_vain


class LimitsSerializer(serializers.Serializer[Any]):
    upload_bytes = serializers.IntegerField()
    record_characters = serializers.IntegerField()


class UploadSerializer(serializers.Serializer[Any]):
    """An empty file is a file: it gets a sentence of its own."""

    file = serializers.FileField(allow_empty_file=True)


class CursorSerializer(serializers.Serializer[Any]):
    cursor = serializers.CharField(required=False)


class ImporterSerializer(serializers.ModelSerializer[User]):
    class Meta:
        model = User
        fields = ["id", "username", "display_name"]


class ImportErrorSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    message = serializers.CharField()


class ImportSerializer(serializers.ModelSerializer[ImportBatch]):
    error = serializers.SerializerMethodField()
    by = ImporterSerializer(allow_null=True)
    waiting_for_worker = serializers.SerializerMethodField()

    class Meta:
        model = ImportBatch
        fields = [
            "id", "project_id", "file_name", "file_bytes", "state", "bytes_read", "records_read", "added", "duplicates",
            "refused", "spans_added", "problem_count", "error", "by", "created_at", "finished_at", "waiting_for_worker",
        ]  # fmt: skip

    @extend_schema_field(ImportErrorSerializer(allow_null=True))
    def get_error(self, batch: ImportBatch) -> dict[str, str] | None:
        if not batch.error_code:
            return None
        return {"code": batch.error_code, "message": sentence(batch.error_code, {}, self.language)}

    def get_waiting_for_worker(self, batch: ImportBatch) -> bool:
        return waits_in_vain(batch)

    @property
    def language(self) -> Language:
        return cast("Language", self.context["language"])


class ImportsSerializer(serializers.Serializer[Any]):
    results = ImportSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class ProblemSerializer(serializers.ModelSerializer[ImportProblem]):
    message = serializers.SerializerMethodField()
    data = serializers.DictField()  # type: ignore[assignment] # a field of this name is what the contract says

    class Meta:
        model = ImportProblem
        fields = ["place", "line", "code", "message", "data"]

    def get_message(self, problem: ImportProblem) -> str:
        return sentence(problem.code, problem.data, self.context["language"])


class ProblemsSerializer(serializers.Serializer[Any]):
    results = ProblemSerializer(many=True)
    next = serializers.CharField(allow_null=True)
