"""Projects (标注项目), as Django knows it."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "annotator.projects"
    verbose_name = "标注项目"
