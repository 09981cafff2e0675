"""A document with its readings, on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotator.annotation.models import AnnotationSet, EntitySpan
from annotator.documents.models import Document
from annotator.documents.sections import outline
from annotator.projects.models import Overlap
from annotator.projects.serializers import PersonSerializer


class SectionSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    title = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class SpanSerializer(serializers.ModelSerializer[EntitySpan]):
    type_id = serializers.IntegerField(source="entity_type_id")

    class Meta:
        model = EntitySpan
        fields = ["id", "start", "end", "type_id", "status", "score"]


class ReadingSerializer(serializers.ModelSerializer[AnnotationSet]):
    author = PersonSerializer(allow_null=True)
    spans = SpanSerializer(many=True)

    class Meta:
        model = AnnotationSet
        fields = ["id", "kind", "author", "created_at", "spans"]


class DocumentSerializer(serializers.ModelSerializer[Document]):
    outline = serializers.SerializerMethodField()
    sets = ReadingSerializer(many=True)
    previous_id = serializers.IntegerField(allow_null=True)
    next_id = serializers.IntegerField(allow_null=True)

    class Meta:
        model = Document
        fields = [
            "id", "project_id", "external_id", "patient_key", "kind", "text", "sha256", "created_at", "batch_id",
            "outline", "sets", "previous_id", "next_id",
        ]  # fmt: skip

    @extend_schema_field(SectionSerializer(many=True))
    def get_outline(self, document: Document) -> Any:
        return SectionSerializer(outline(document.text), many=True).data


class OverlapSerializer(serializers.Serializer[Any]):
    overlap = serializers.ChoiceField(Overlap.choices)
