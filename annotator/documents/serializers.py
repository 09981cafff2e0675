"""Records in a list on the wire."""

from typing import Any, TypedDict

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotator.documents.models import Document, Kind
from annotator.http import position


class ListQuerySerializer(serializers.Serializer[Any]):
    """The filters, as they stand in the address."""

    q = serializers.CharField(required=False, max_length=100, allow_blank=True, trim_whitespace=False)
    kind = serializers.ChoiceField(Kind.choices, required=False, allow_blank=True)
    batch = serializers.IntegerField(required=False, min_value=1)
    patient = serializers.CharField(required=False, max_length=255, allow_blank=True)
    annotated = serializers.ChoiceField(["yes", "no"], required=False, allow_blank=True)
    order = serializers.ChoiceField(["newest", "oldest"], required=False)
    cursor = serializers.CharField(required=False, allow_blank=True)

    def validate_cursor(self, cursor: str) -> int | None:
        return position(cursor)


class SnippetSerializer(serializers.Serializer[Any]):
    text = serializers.CharField()
    match = serializers.ListField(child=serializers.IntegerField(), allow_null=True, min_length=2, max_length=2)


class Snippet(TypedDict):
    """The beginning of a record, or the place where the word was found."""

    text: str
    match: list[int] | None


class DocumentRowSerializer(serializers.ModelSerializer[Document]):
    characters = serializers.IntegerField()
    snippet = serializers.SerializerMethodField()
    annotated = serializers.BooleanField()

    class Meta:
        model = Document
        fields = [
            "id", "external_id", "patient_key", "kind", "characters", "snippet", "annotated", "batch_id", "created_at",
        ]  # fmt: skip

    @extend_schema_field(SnippetSerializer)
    def get_snippet(self, document: Any) -> Snippet:
        """`match` counts code points within the snippet."""
        word = self.context["q"]
        if not word:
            return {"text": document.snippet, "match": None}
        start = document.match - document.snippet_from
        return {"text": document.snippet, "match": [start, min(start + len(word), len(document.snippet))]}


class DocumentPageSerializer(serializers.Serializer[Any]):
    results = DocumentRowSerializer(many=True)
    next = serializers.CharField(allow_null=True)
    searched = serializers.IntegerField(allow_null=True, help_text="Records looked through, when not all were hits.")
