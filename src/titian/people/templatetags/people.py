"""What the people's pages draw with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from titian.people.models import User
from titian.people.policies import needs_second_factor

register = template.Library()


@register.simple_tag(takes_context=True)
def second_factor_needed(context: Mapping[str, Any]) -> bool:  # Any: as Django hands it over
    """Whether the reader's role must have one."""
    reader = context.get("user")
    return isinstance(reader, User) and needs_second_factor(reader)
