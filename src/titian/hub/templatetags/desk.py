"""What desk templates draw with: built files, the way through the work, the words of a key."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from titian.desk.waiting import find_attention
from titian.desk.ways import Navigation, make_navigation
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.sealing.words import fingerprint_words

register = template.Library()

MANIFEST: Final = Path(__file__).resolve().parent.parent / "built" / "desk" / "manifest.json"
ENTRY: Final = "src/desk.ts"


class _Manifest:
    """The names the build gave its files; read again when the build made new ones."""

    def __init__(self) -> None:
        self.stamp = 0
        self.entries: Mapping[str, Any] = {}

    def read(self) -> Mapping[str, Any]:
        try:
            stamp = MANIFEST.stat().st_mtime_ns
        except FileNotFoundError:
            return {}
        if stamp != self.stamp:
            self.entries = json.loads(MANIFEST.read_text(encoding="utf-8"))
            self.stamp = stamp
        return self.entries


_manifest = _Manifest()


@register.simple_tag
def desk_files() -> SafeString:
    """The style sheet and the script of the desk. Without a build there are none, and the pages still work."""
    return _link(styles=(ENTRY,), script=ENTRY)


@register.simple_tag
def page_files(script: str) -> SafeString:
    """The style sheet of the desk, with a page's own sheet and script in place of the desk's script."""
    return _link(styles=(ENTRY, script), script=script)


def _link(*, styles: Sequence[str], script: str) -> SafeString:
    entries = _manifest.read()
    sheets = [name for entry in styles for name in entries.get(entry, {}).get("css", ())]
    tags = [format_html('<link rel="stylesheet" href="{}">', static(name)) for name in sheets]
    if script in entries:
        tags.append(format_html('<script type="module" src="{}"></script>', static(entries[script]["file"])))
    return format_html_join("", "{}", ((tag,) for tag in tags))


@register.simple_tag(takes_context=True)
def desk_navigation(context: Mapping[str, Any]) -> Navigation:
    """The pages of the reader's role; empty for someone who has not signed in."""
    request = context.get("request")
    reader = getattr(request, "user", None)
    if not isinstance(request, HttpRequest) or not isinstance(reader, User):
        return Navigation()
    return make_navigation(request, reader)


@register.inclusion_tag("hub/parts/attention.html", takes_context=True)
def attention(context: Mapping[str, Any]) -> dict[str, object]:
    """What needs the reader now: every overview begins with it."""
    return {"attention": find_attention(context["request"], context["request"].user)}


KEY_HALF: Final = "titian_key_half"


@register.inclusion_tag("hub/parts/key_bar.html", takes_context=True)
def key_bar(context: Mapping[str, Any]) -> dict[str, str]:
    """For whoever can hold an organisation's key: whose page it is, and this sign-in's half of what their tab keeps.

    The browser seals an opened key with the half and keeps the rest: neither opens anything alone, and the half goes
    with the session. No backup holds sessions.
    """
    request = context.get("request")
    reader = getattr(request, "user", None)
    if not isinstance(request, HttpRequest) or not isinstance(reader, User):
        return {}
    if not may(reader, Permission.MAKE_ORGANISATION_KEY):
        return {}
    if KEY_HALF not in request.session:
        request.session[KEY_HALF] = secrets.token_urlsafe(32)
    return {"owner": str(reader.public_id), "half": request.session[KEY_HALF]}


@register.simple_tag
def key_words(digest: str) -> list[str]:
    """The six words of a key's thumbprint or fingerprint; none where there is no key yet."""
    return fingerprint_words(digest) if digest else []


@register.filter
def age(instant: datetime | None) -> str:
    """How long ago, in the one unit a reader needs: "5 minutes", "3 hours", "2 days"."""
    if instant is None:
        return gettext("never")
    return say_span(timezone.now() - instant)


@register.filter
def time_left(instant: datetime | None) -> str:
    """How long until then, rounded up, or nothing once it has passed."""
    if instant is None or instant <= timezone.now():
        return ""
    minutes = ceil((instant - timezone.now()) / timedelta(minutes=1))
    if minutes <= 120:  # up to two hours a minute more or less matters
        return _say(minutes=minutes)
    hours = ceil(minutes / 60)
    return _say(hours=hours) if hours < 48 else _say(days=ceil(hours / 24))  # two days


def say_span(span: timedelta) -> str:
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes < 1:
        return gettext("less than a minute")
    if minutes < 60:  # minutes in an hour
        return _say(minutes=minutes)
    hours = minutes // 60
    return _say(hours=hours) if hours < 48 else _say(days=hours // 24)  # two days


def _say(*, days: int = 0, hours: int = 0, minutes: int = 0) -> str:
    if days:
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    if hours:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


@register.filter
def by_clock(instant: datetime, zone: str) -> str:
    """A moment by the clocks of a zone, which is named: "30 November, 18:40 (Bangkok)"."""
    place = zone.rsplit("/", 1)[-1].replace("_", " ")
    return f"{date_format(instant.astimezone(ZoneInfo(zone)), 'j F, H:i')} ({place})"
