"""How urgent a referral is, drawn and said."""

from __future__ import annotations

from django import template

from titian.referrals.levels import LEVELS

register = template.Library()


@register.inclusion_tag("referrals/parts/level.html")
def level(code: str) -> dict[str, str]:
    """How urgent, as a word in a shape of its own."""
    return {"code": code.lower(), "label": str(LEVELS.get(code, code))}


@register.filter
def level_name(code: str) -> str:
    return str(LEVELS.get(code, code))
