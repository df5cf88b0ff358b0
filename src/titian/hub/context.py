"""What every desk template may use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def hub(request: HttpRequest) -> dict[str, object]:
    """`hub.name`, `hub.country`, `hub.is_demo`, `hub.has_phones`, `hub.field_origin`, `hub.languages`."""
    environment = settings.TITIAN
    return {
        "hub": {
            "name": environment.hub_name,
            "country": environment.country,
            "is_demo": environment.is_demo,
            "has_phones": settings.HUB_KIND.has_phones,  # and stations and referrals with them
            "field_origin": str(environment.field_origin),
            "languages": settings.LANGUAGES,  # each in its own words, whatever the page speaks
        }
    }
