"""Demo (演示), as Django knows it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "annotator.demo"
    verbose_name = "演示"
