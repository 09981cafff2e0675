"""诊标, the web application: records, annotations and the people who make them."""

from annotator.celery import app as celery_app

__all__ = ["celery_app"]
