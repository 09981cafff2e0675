"""Projects, members and entity types on the wire."""

from typing import Any

from rest_framework import serializers

from annotator.accounts.models import User
from annotator.projects.models import HOTKEYS, Colour, EntityType, Membership, Overlap, Project, Role
from annotator.projects.presets import PRESETS


class EntityTypeSerializer(serializers.ModelSerializer[EntityType]):
    retired = serializers.SerializerMethodField()

    class Meta:
        model = EntityType
        fields = [
            "id", "code", "name_zh", "name_en", "badge", "colour", "hotkey", "definition", "position", "retired",
        ]  # fmt: skip

    def get_retired(self, entity_type: EntityType) -> bool:
        return entity_type.retired_at is not None


class TypeChipSerializer(serializers.ModelSerializer[EntityType]):
    class Meta:
        model = EntityType
        fields = ["badge", "colour", "name_zh", "name_en"]


class ProjectSummarySerializer(serializers.ModelSerializer[Project]):
    my_role = serializers.ChoiceField(Role.choices, allow_null=True)
    members = serializers.IntegerField(source="member_count")
    documents = serializers.IntegerField(source="document_count")
    entity_types = TypeChipSerializer(many=True, source="live_types")

    class Meta:
        model = Project
        fields = ["id", "name", "description", "my_role", "documents", "members", "created_at", "entity_types"]


class ProjectsSerializer(serializers.Serializer[Any]):
    results = ProjectSummarySerializer(many=True)


class ProjectSerializer(serializers.ModelSerializer[Project]):
    my_role = serializers.ChoiceField(Role.choices, allow_null=True)
    may_manage = serializers.BooleanField()
    entity_types = EntityTypeSerializer(many=True)

    class Meta:
        model = Project
        fields = [
            "id", "name", "description", "guideline", "overlap", "reviews_per_document", "blind_share", "created_at",
            "my_role", "may_manage", "entity_types",
        ]  # fmt: skip


class NewProjectSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)
    description = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)
    preset = serializers.ChoiceField(sorted(PRESETS))
    overlap = serializers.ChoiceField(Overlap.choices, required=False)


class ProjectChangesSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80, required=False)
    description = serializers.CharField(max_length=500, required=False, allow_blank=True)
    guideline = serializers.CharField(max_length=100_000, required=False, allow_blank=True, trim_whitespace=False)
    guideline_was = serializers.CharField(
        max_length=100_000,
        required=False,
        allow_blank=True,
        trim_whitespace=False,
        help_text="The guideline as it was when editing began; refused if it has changed since.",
    )
    reviews_per_document = serializers.IntegerField(min_value=1, max_value=9, required=False)
    blind_share = serializers.FloatField(min_value=0, max_value=1, required=False)


class TypePresetSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name_zh = serializers.CharField()
    name_en = serializers.CharField()
    badge = serializers.CharField()
    colour = serializers.ChoiceField(Colour.choices)
    definition = serializers.CharField()


class PresetSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name_zh = serializers.CharField()
    name_en = serializers.CharField()
    overlap = serializers.ChoiceField(Overlap.choices)
    entity_types = TypePresetSerializer(many=True, source="types")


class PresetsSerializer(serializers.Serializer[Any]):
    results = PresetSerializer(many=True)


class EntityTypeFieldsSerializer(serializers.Serializer[Any]):
    """What may be said of a type, when it is made and afterwards."""

    badge = serializers.CharField(max_length=2, required=False)
    colour = serializers.ChoiceField(Colour.choices, required=False)
    hotkey = serializers.ChoiceField(HOTKEYS, required=False, allow_blank=True)
    definition = serializers.CharField(max_length=10_000, required=False, allow_blank=True)


class NewEntityTypeSerializer(EntityTypeFieldsSerializer):
    code = serializers.RegexField(r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=40)
    name_zh = serializers.CharField(max_length=40)
    name_en = serializers.CharField(max_length=60)


class EntityTypeChangesSerializer(EntityTypeFieldsSerializer):
    name_zh = serializers.CharField(max_length=40, required=False)
    name_en = serializers.CharField(max_length=60, required=False)
    position = serializers.IntegerField(min_value=0, max_value=999, required=False)
    retired = serializers.BooleanField(required=False)


class PersonSerializer(serializers.ModelSerializer[User]):
    class Meta:
        model = User
        fields = ["id", "username", "display_name", "is_active"]


class PeopleSerializer(serializers.Serializer[Any]):
    results = PersonSerializer(many=True)


class MembershipSerializer(serializers.ModelSerializer[Membership]):
    user = PersonSerializer()

    class Meta:
        model = Membership
        fields = ["user", "role", "since"]


class MembersSerializer(serializers.Serializer[Any]):
    results = MembershipSerializer(many=True)


class NewMemberSerializer(serializers.Serializer[Any]):
    user_id = serializers.PrimaryKeyRelatedField(queryset=User.objects.all(), source="user")
    role = serializers.ChoiceField(Role.choices)


class RoleSerializer(serializers.Serializer[Any]):
    role = serializers.ChoiceField(Role.choices)
