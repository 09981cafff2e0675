"""Where imports are."""

from django.urls import path

from annotator.intake import views

urlpatterns = [
    path("limits", views.Limits.as_view()),
    path("projects/<int:project_id>/imports", views.Imports.as_view()),
    path("imports/<int:batch_id>", views.Import.as_view()),
    path("imports/<int:batch_id>/problems", views.Problems.as_view()),
]
