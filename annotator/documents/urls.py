"""Where records are listed."""

from django.urls import path

from annotator.documents import views

urlpatterns = [path("projects/<int:project_id>/documents", views.Documents.as_view())]
