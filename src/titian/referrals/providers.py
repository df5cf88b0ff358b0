"""Providers and their keys, as the country's overview has them."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.people.models import Organisation
from titian.people.querysets import OrganisationQuerySet
from titian.tables import Choice, Column, Table, Words

KEY_STATES: Final = {
    "listed": gettext_lazy("Listed"),
    "waiting": gettext_lazy("Made, not listed"),
    "none": gettext_lazy("No key yet"),
}


def find_key_state(organisation: Organisation) -> str:
    if not organisation.recipient:
        return "none"
    return "listed" if organisation.recipient_listed_at else "waiting"


def say_key_state(organisation: Organisation) -> Promise:
    return KEY_STATES[find_key_state(organisation)]


def narrow_to_key_state(rows: OrganisationQuerySet, state: str) -> OrganisationQuerySet:
    if state == "none":
        return rows.filter(recipient="")
    return rows.exclude(recipient="").filter(recipient_listed_at__isnull=state == "waiting")


PROVIDERS: Final = Table(
    name="providers",
    caption=gettext_lazy("Providers and their keys"),
    columns=(
        Column("name", gettext_lazy("Provider"), lambda row: row.name, sort=("name",)),
        Column("key", gettext_lazy("Key"), say_key_state, template="referrals/parts/key_state.html"),
        Column(
            "listed",
            gettext_lazy("Listed on"),
            lambda row: row.recipient_listed_at.date() if row.recipient_listed_at else None,
            sort=("recipient_listed_at",),
        ),
        Column(
            "answers",
            gettext_lazy("Answers within, minutes"),
            lambda row: row.answer_within_minutes,
            sort=("answer_within_minutes",),
            is_numeric=True,
        ),
        Column("independent", gettext_lazy("Independent of the state"), lambda row: row.independent),
        Column("legal_aid", gettext_lazy("Legal aid"), lambda row: row.legal_aid),
    ),
    order="name",
    filters=(
        Words(gettext_lazy("Name"), ("name",)),
        Choice("key", gettext_lazy("Key"), KEY_STATES, narrow_to_key_state),
    ),
    empty=gettext_lazy("No provider yet. Your administrator adds organisations."),
)
