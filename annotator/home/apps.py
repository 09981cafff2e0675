"""Home (首页), as Django knows it."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "annotator.home"
    verbose_name = "首页"
