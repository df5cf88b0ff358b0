"""`{% show_table table %}` and what its cells are drawn with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final

from django import template
from django.template import Context
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from titian.tables.drawn import Drawn

register = template.Library()
NOTHING: Final = "\u2013"


@register.inclusion_tag("tables/table.html", takes_context=True)
def show_table(context: Context, table: Drawn) -> Mapping[Any, Any]:  # Any: whatever the page gives its cells
    """The whole table, with its filters, pages and export. Cells of their own see the page's context."""
    return {**context.flatten(), "table": table}


@register.filter
def show_value(value: object) -> str | SafeString:
    """A cell by its type: times for people and machines, numbers, words; a dash for nothing."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        local = value.astimezone(UTC)
        said = f"{_write_day(local.date(), get_language())}, {local:%H:%M}"
        return format_html('<time datetime="{}">{} UTC</time>', value.isoformat(timespec="seconds"), said)
    if isinstance(value, date):
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), _write_day(value, get_language()))
    return str(value)


@lru_cache(maxsize=2048)
def _write_day(day: date, language: str | None) -> str:
    """With its month in this language, the one that is spoken now. Kept: a page says the same few days many times."""
    return date_format(day, "j M Y", use_l10n=False)
