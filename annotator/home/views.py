"""The project home."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.accounts.authentication import signed_in
from annotator.home import queries
from annotator.home import serializers as wire
from annotator.http import ApiView
from annotator.projects.access import access_project


class ProjectOverview(ApiView):
    @extend_schema(operation_id="overview", responses=wire.OverviewSerializer)
    def get(self, request: Request, project_id: int) -> Response:
        """Progress, members by role, and the steps that set a project up."""
        project = access_project(signed_in(request), project_id)
        return Response(wire.OverviewSerializer(queries.overview(project)).data)
