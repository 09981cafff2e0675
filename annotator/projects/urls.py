"""Where projects are."""

from django.urls import path

from annotator.projects import views

urlpatterns = [
    path("presets", views.Presets.as_view()),
    path("projects", views.Projects.as_view()),
    path("projects/<int:project_id>", views.ProjectDetail.as_view()),
    path("projects/<int:project_id>/entity-types", views.EntityTypes.as_view()),
    path("projects/<int:project_id>/entity-types/<int:type_id>", views.EntityTypeDetail.as_view()),
    path("projects/<int:project_id>/members", views.Members.as_view()),
    path("projects/<int:project_id>/members/<int:user_id>", views.Member.as_view()),
    path("projects/<int:project_id>/candidates", views.Candidates.as_view()),
]
