from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "titian.desk"
    label = "desk"
    verbose_name = "Desk"
