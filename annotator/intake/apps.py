"""Intake (导入), as Django knows it."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "annotator.intake"
    verbose_name = "导入"
