"""Where the project home is."""

from django.urls import path

from annotator.home import views

urlpatterns = [path("projects/<int:project_id>/overview", views.ProjectOverview.as_view())]
