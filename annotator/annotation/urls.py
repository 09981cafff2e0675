"""Where documents are read."""

from django.urls import path

from annotator.annotation import views

urlpatterns = [
    path("documents/<int:document_id>", views.DocumentDetail.as_view()),
    path("projects/<int:project_id>/overlap", views.OverlapPolicy.as_view()),
]
