"""What the directory's templates draw with: fields of its forms, and how old a confirmation is."""

from __future__ import annotations

from datetime import date

from django import forms, template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from titian.directory.lists import find_mark
from titian.directory.models import Service

register = template.Library()

DAYS_IN_MONTH = 30


@register.filter
def field_kind(field: forms.BoundField) -> str:
    """How a field is drawn: several boxes, one box, or anything with a label above."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "several"
    return "box" if isinstance(widget, forms.CheckboxInput) else "plain"


@register.filter
def as_box(field: forms.BoundField) -> SafeString:
    return field.as_widget(attrs={"class": "govuk-checkboxes__input"})


@register.filter
def contact_mark(service: Service) -> str:
    return find_mark(service)


@register.filter
def day_age(day: date | None) -> str:
    """How long ago a day was, in the one unit a reader needs: "today", "3 days ago"."""
    if day is None:
        return ""
    days = (timezone.now().date() - day).days
    if days <= 0:
        return gettext("today")
    if days < 2 * DAYS_IN_MONTH:
        age = ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    else:
        months = days // DAYS_IN_MONTH
        age = ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return gettext("%(age)s ago") % {"age": age}
