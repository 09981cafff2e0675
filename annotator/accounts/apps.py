"""Accounts (账号), as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "annotator.accounts"
    verbose_name = "账号"
