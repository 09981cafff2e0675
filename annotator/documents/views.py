"""The list of a project's records."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.accounts.authentication import signed_in
from annotator.documents import queries
from annotator.documents import serializers as wire
from annotator.http import ApiView
from annotator.projects.access import access_project


class Documents(ApiView):
    @extend_schema(
        operation_id="documents", parameters=[wire.ListQuerySerializer], responses=wire.DocumentPageSerializer
    )
    def get(self, request: Request, project_id: int) -> Response:
        """A page of records. Filters that no index answers look through a window, so a page may be short, even empty,
        and still have a `next`.
        """
        project = access_project(signed_in(request), project_id)
        filters = queries.Filters(**self.asked(wire.ListQuerySerializer))
        page = queries.documents(project, filters)
        rows = wire.DocumentRowSerializer(page.rows, many=True, context={"q": filters.q}).data
        following = None if page.next is None else str(page.next)
        return Response({"results": rows, "next": following, "searched": page.searched})
