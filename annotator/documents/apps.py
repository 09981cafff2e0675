"""Documents (病历文书), as Django knows it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "annotator.documents"
    verbose_name = "病历文书"
