"""From which kind of agency somebody is, and their gender, as those who took part are counted: closed lists."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy


class Agency(models.TextChoices):
    LAW_ENFORCEMENT = "law_enforcement", gettext_lazy("law enforcement")
    IMMIGRATION = "immigration", gettext_lazy("immigration")
    COAST_GUARD = "coast_guard", gettext_lazy("coast guard")
    NAVY = "navy", gettext_lazy("navy")
    CUSTOMS = "customs", gettext_lazy("customs")
    PROSECUTION = "prosecution", gettext_lazy("prosecution")
    SOCIAL_WELFARE = "social_welfare", gettext_lazy("social welfare")
    LABOUR = "labour", gettext_lazy("labour")
    FOREIGN_AFFAIRS = "foreign_affairs", gettext_lazy("foreign affairs")
    CIVIL_SOCIETY = "civil_society", gettext_lazy("civil society")
    INTERNATIONAL = "international", gettext_lazy("international organisation")
    OTHER = "other", gettext_lazy("another")


class Gender(models.TextChoices):
    WOMEN = "women", gettext_lazy("women")
    MEN = "men", gettext_lazy("men")
    ANOTHER = "another", gettext_lazy("another gender")
    NOT_SAID = "not_said", gettext_lazy("not said")
