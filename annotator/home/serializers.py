"""The project home on the wire."""

from typing import Any

from rest_framework import serializers

from annotator.documents.models import Kind


class KindCountSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(Kind.choices)
    documents = serializers.IntegerField()


class MembersByRoleSerializer(serializers.Serializer[Any]):
    REVIEWER = serializers.IntegerField()
    ADJUDICATOR = serializers.IntegerField()
    MANAGER = serializers.IntegerField()


class StepSerializer(serializers.Serializer[Any]):
    code = serializers.ChoiceField(["IMPORT_RECORDS", "ADD_MEMBERS", "WRITE_GUIDELINE", "DEFINE_TYPES"])
    done = serializers.BooleanField()


class OverviewSerializer(serializers.Serializer[Any]):
    documents = serializers.IntegerField()
    annotated_documents = serializers.IntegerField()
    spans = serializers.IntegerField()
    patients = serializers.IntegerField()
    by_kind = KindCountSerializer(many=True)
    imports_running = serializers.IntegerField()
    members = MembersByRoleSerializer()
    steps = StepSerializer(many=True)
