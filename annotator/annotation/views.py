"""One document with everything marked in it, and the project's overlap policy."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.accounts.authentication import signed_in
from annotator.annotation import actions, queries
from annotator.annotation import serializers as wire
from annotator.documents.access import access_document
from annotator.documents.queries import Filters, neighbours
from annotator.documents.serializers import ListQuerySerializer
from annotator.http import ApiView
from annotator.projects.access import access_project, role_in
from annotator.projects.models import Overlap, Role


class DocumentDetail(ApiView):
    @extend_schema(operation_id="document", parameters=[ListQuerySerializer], responses=wire.DocumentSerializer)
    def get(self, request: Request, document_id: int) -> Response:
        """Text, outline and readings in one answer; nothing is fetched again. `previous_id` and `next_id` are the
        records above and below in the list of the same filters.
        """
        reader = signed_in(request)
        filters = Filters(**self.asked(ListQuerySerializer))
        document: Any = access_document(reader, document_id)
        role = role_in(reader, document.project_id) or Role.REVIEWER
        document.sets = queries.readings(document, reader=reader, role=role)
        document.previous_id, document.next_id = neighbours(document, filters)
        return Response(wire.DocumentSerializer(document).data)


class OverlapPolicy(ApiView):
    @extend_schema(operation_id="change_overlap", request=wire.OverlapSerializer, responses=wire.OverlapSerializer)
    def put(self, request: Request, project_id: int) -> Response:
        """To FLAT only when nothing overlaps."""
        project = access_project(signed_in(request), project_id, at_least=Role.MANAGER)
        overlap = Overlap(self.parsed(wire.OverlapSerializer)["overlap"])
        project = actions.change_overlap(project=project, overlap=overlap)
        return Response({"overlap": project.overlap})
