"""Annotation (标注), as Django knows it."""

from django.apps import AppConfig


class AnnotationConfig(AppConfig):
    name = "annotator.annotation"
    verbose_name = "标注"
