"""What the desk calls the places of a country folder. The folder itself is in the words of those who keep it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Words = Mapping[str, Promise]

FACTS: Final[Words] = {
    "controller": gettext_lazy("Who decides about the data"),
    "data_protection_officer": gettext_lazy("Data-protection officer"),
    "legal_basis": gettext_lazy("Legal basis"),
    "retention": gettext_lazy("How long a referral is kept"),
    "who_can_see": gettext_lazy("Who else may read a referral"),
    "mandatory_reporting": gettext_lazy("What must be reported"),
    "health_reporting": gettext_lazy("What a doctor or nurse must report"),
    "mandatory_detention": gettext_lazy("When a person must be held"),
    "consular_notification": gettext_lazy("Telling an embassy"),
    "age_of_majority": gettext_lazy("Age of majority"),
    "refugee_convention": gettext_lazy("Refugee Convention, 1951"),
    "refugee_protocol": gettext_lazy("Refugee Protocol, 1967"),
    "stateless_persons_convention": gettext_lazy("Convention on stateless persons, 1954"),
    "reduction_of_statelessness_convention": gettext_lazy("Convention on the reduction of statelessness, 1961"),
    "trafficking_protocol": gettext_lazy("Trafficking Protocol, 2000"),
    "smuggling_protocol": gettext_lazy("Smuggling Protocol, 2000"),
    "child_convention": gettext_lazy("Convention on the Rights of the Child, 1989"),
    "officer_service": gettext_lazy("Which service the officers are of"),
    "asylum_procedure": gettext_lazy("Asking for asylum"),
    "reflection_period": gettext_lazy("Time for rest before deciding"),
    "borders": gettext_lazy("Borders"),
    "time_zone": gettext_lazy("Time zones"),
    "public_holidays": gettext_lazy("Public holidays"),
    "complaint_body": gettext_lazy("Independent body for complaints"),
}

GROUPS: Final[Words] = {
    "data": gettext_lazy("Who answers for the data"),
    "law": gettext_lazy("What the law demands"),
    "treaties": gettext_lazy("Treaties"),
    "procedure": gettext_lazy("Procedure and time"),
    "accountability": gettext_lazy("Complaints"),
    "more": gettext_lazy("What else a source says"),
}

KINDS: Final[Words] = {
    "police": gettext_lazy("Police"),
    "medical": gettext_lazy("Ambulance"),
    "fire": gettext_lazy("Fire"),
    "sea_rescue": gettext_lazy("Rescue at sea"),
    "child_protection": gettext_lazy("Child protection"),
}

STATIONS: Final[Words] = {
    "airport": gettext_lazy("Airports"),
    "land": gettext_lazy("Land stations"),
    "sea": gettext_lazy("Sea and landing places"),
    "mobile": gettext_lazy("Mobile teams"),
}

SIGN_OFFS: Final[Words] = {
    "protection": gettext_lazy("Protection"),
    "legal": gettext_lazy("Law"),
    "child": gettext_lazy("Children"),
    "gbv": gettext_lazy("Gender-based violence"),
}

PARTS: Final[Words] = {
    "emergency": gettext_lazy("Emergency number"),
    "sign_offs": gettext_lazy("Sign-off"),
    "languages_likely": gettext_lazy("Languages"),
    "impact_assessment": gettext_lazy("Data-protection impact assessment"),
    "independent_option": gettext_lazy("Independent service for everyone"),
    "pathways": gettext_lazy("Pathway"),
}

# Codes of titian.directory.country.readiness.
MISSING: Final[Words] = {
    "missing.unknown": gettext_lazy("nobody knows yet"),
    "missing.unverified": gettext_lazy("read in a source, but no named person has confirmed it"),
    "missing.expired": gettext_lazy("was confirmed, and must be confirmed again"),
    "missing.unsigned": gettext_lazy("nobody has signed"),
}
