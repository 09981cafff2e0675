"""Modelops (模型), as Django knows it; it tells the health page which models serve."""

from django.apps import AppConfig


class ModelopsConfig(AppConfig):
    name = "annotator.modelops"
    verbose_name = "模型"

    def ready(self) -> None:
        from annotator import health
        from annotator.modelops import queries

        health.REPORTS["serving_models"] = queries.serving_models
