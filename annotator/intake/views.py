"""Imports: upload, progress, problems, taking back."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.accounts.authentication import signed_in
from annotator.documents.models import LONGEST_RECORD, ImportBatch, ImportProblem
from annotator.http import ApiView, language_of, position
from annotator.intake import actions, queries, uploads
from annotator.intake import serializers as wire
from annotator.intake.access import access_batch
from annotator.projects.access import access_project
from annotator.projects.models import Role


def cursor_behind(rows: Sequence[ImportBatch] | Sequence[ImportProblem], page: int) -> str | None:
    """Where the next page begins, if one row more than a page was found."""
    return str(rows[page - 1].pk) if len(rows) > page else None


class Limits(ApiView):
    @extend_schema(operation_id="limits", responses=wire.LimitsSerializer)
    def get(self, _request: Request) -> Response:
        """What the upload page says beforehand."""
        upload_bytes = settings.UPLOAD_LIMIT_MB * actions.MEGABYTE
        return Response({"upload_bytes": upload_bytes, "record_characters": LONGEST_RECORD})


class Imports(ApiView):
    parser_classes = (MultiPartParser,)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Authentication looks for a CSRF token in the body, so the guard stands in front of it."""
        if request.method == "POST":
            uploads.guard(request._request)  # noqa: SLF001 - upload handlers hang on Django's request
        super().initial(request, *args, **kwargs)

    @extend_schema(operation_id="imports", parameters=[wire.CursorSerializer], responses=wire.ImportsSerializer)
    def get(self, request: Request, project_id: int) -> Response:
        project = access_project(signed_in(request), project_id, at_least=Role.MANAGER)
        before = position(self.asked(wire.CursorSerializer).get("cursor"))
        found = list(queries.imports(project, before=before)[: queries.IMPORTS_A_PAGE + 1])
        page = described(request, found[: queries.IMPORTS_A_PAGE], many=True)
        return Response({"results": page, "next": cursor_behind(found, queries.IMPORTS_A_PAGE)})

    @extend_schema(
        operation_id="import_records",
        request={"multipart/form-data": wire.UploadSerializer},
        responses={202: wire.ImportSerializer},
    )
    def post(self, request: Request, project_id: int) -> Response:
        project = access_project(signed_in(request), project_id, at_least=Role.MANAGER)
        file = self.parsed(wire.UploadSerializer)["file"]
        batch = actions.receive_upload(project=project, file=file, by=signed_in(request))
        return Response(described(request, batch), status=202)


class Import(ApiView):
    @extend_schema(operation_id="import", responses=wire.ImportSerializer)
    def get(self, request: Request, batch_id: int) -> Response:
        return Response(described(request, access_batch(signed_in(request), batch_id)))

    @extend_schema(operation_id="take_import_back", request=None, responses={204: None})
    def delete(self, request: Request, batch_id: int) -> Response:
        """Removes the documents that came by this import, unless people have worked on them."""
        actions.take_back(batch=access_batch(signed_in(request), batch_id))
        return Response(status=204)


class Problems(ApiView):
    @extend_schema(
        operation_id="import_problems", parameters=[wire.CursorSerializer], responses=wire.ProblemsSerializer
    )
    def get(self, request: Request, batch_id: int) -> Response:
        batch = access_batch(signed_in(request), batch_id)
        after = position(self.asked(wire.CursorSerializer).get("cursor"))
        found = list(queries.problems(batch, after=after)[: queries.PROBLEMS_A_PAGE + 1])
        shown = wire.ProblemSerializer(
            found[: queries.PROBLEMS_A_PAGE], many=True, context={"language": language_of(request)}
        )
        return Response({"results": shown.data, "next": cursor_behind(found, queries.PROBLEMS_A_PAGE)})


def described(request: Request, imports: ImportBatch | list[ImportBatch], *, many: bool = False) -> Any:
    """Imports in the reader's language."""
    return wire.ImportSerializer(imports, many=many, context={"language": language_of(request)}).data
