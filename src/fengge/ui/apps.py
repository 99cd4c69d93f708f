"""Registers the ui app: template tags, static files, the gallery."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "fengge.ui"
    label = "ui"
    verbose_name = "界面"
