"""Who may do what with an organisation's key. Never touches a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titian.people.policies import Permission, reaches
from titian.people.roles import Role

if TYPE_CHECKING:
    from titian.people.models import Organisation, User


def may_make_key(actor: User, organisation: Organisation) -> bool:
    """An organisation's own members make its key, in their browser, and give it to one another."""
    return reaches(actor, Permission.MAKE_ORGANISATION_KEY, organisation=organisation.pk)


def may_remove_from_key(actor: User, member: User) -> bool:
    """A manager takes a member's file of the key away; everybody may give up their own."""
    return actor.pk == member.pk or reaches(actor, Permission.REMOVE_FROM_KEY, organisation=member.organisation_id)


def may_end_key(actor: User, organisation: Organisation) -> bool:
    """A manager of the organisation declares a key stolen; a provider's the coordinator of the country too.

    Nobody outside an independent body may close the door that complaints come in by.
    """
    country = None if organisation.kind == "oversight" else organisation.country_id
    return reaches(actor, Permission.END_ORGANISATION_KEY, organisation=organisation.pk, country=country)


def may_compare_words(actor: User, organisation: Organisation) -> bool:
    """The coordinator of the country hears the words of a new key from its organisation."""
    return reaches(actor, Permission.COMPARE_KEY_WORDS, country=organisation.country_id)


def may_speak_for_key(member: User, organisation: Organisation) -> bool:
    """Whose reading of the words counts: a manager's of the organisation; of a region's member, its focal point's."""
    return (member.is_manager or member.role == Role.FOCAL_POINT) and may_make_key(member, organisation)
