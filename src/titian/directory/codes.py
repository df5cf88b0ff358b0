"""The codes of a directory entry and how the desk says them. Each begins with what nobody has said yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Codes = Mapping[str, Promise]

KNOWN: Final[Codes] = {
    "unknown": gettext_lazy("not known"),
    "yes": gettext_lazy("yes"),
    "no": gettext_lazy("no"),
}
# As `kind` of a service in a country folder.
KINDS: Final[Codes] = {
    "hotline": gettext_lazy("Hotline"),
    "shelter": gettext_lazy("Shelter"),
    "identification_centre": gettext_lazy("Identification centre"),
    "authority": gettext_lazy("Authority"),
    "legal_aid": gettext_lazy("Legal aid"),
    "health": gettext_lazy("Health service"),
    "interpreter": gettext_lazy("Interpreters"),
    "other": gettext_lazy("Something else"),
}
# Never a fallback, and never independent.
AUTHORITIES: Final[Codes] = {
    "": gettext_lazy("none of these"),
    "police": gettext_lazy("police"),
    "immigration": gettext_lazy("immigration"),
    "embassy": gettext_lazy("embassy"),
}
COSTS: Final[Codes] = {
    "unknown": gettext_lazy("not known"),
    "free": gettext_lazy("free"),
    "some": gettext_lazy("free for some"),
    "paid": gettext_lazy("to be paid"),
}
NATIONALITY: Final[Codes] = {
    "unknown": gettext_lazy("not known"),
    "any": gettext_lazy("any nationality, or none"),
    "nationals": gettext_lazy("nationals of this country only"),
    "foreign": gettext_lazy("foreigners only"),
    "some": gettext_lazy("the nationalities named"),
}
SHELTERS: Final[Codes] = {
    "unknown": gettext_lazy("not known"),
    "none": gettext_lazy("nobody stays overnight"),
    "open": gettext_lazy("open: people come and go"),
    "closed": gettext_lazy("closed: people may not leave"),
}
IMMIGRATION: Final[Codes] = {
    "unknown": gettext_lazy("not known"),
    "nothing": gettext_lazy("nothing"),
    "with_consent": gettext_lazy("only what the person agrees to"),
    "by_law": gettext_lazy("what the law demands"),
    "everything": gettext_lazy("everything that is asked for"),
}
TRANSPORT: Final[Codes] = {
    "unknown": gettext_lazy("not known"),
    "fetches": gettext_lazy("they fetch people"),
    "pays": gettext_lazy("they pay for the way"),
    "none": gettext_lazy("people come by themselves"),
}
HOLIDAYS: Final[Codes] = {
    "unknown": gettext_lazy("not known"),
    "open": gettext_lazy("open on holidays"),
    "closed": gettext_lazy("closed on holidays"),
}
SPOKEN: Final[Codes] = {
    "staff": gettext_lazy("by somebody there"),
    "interpreter": gettext_lazy("through an interpreter"),
}
ACCESS: Final[Codes] = {
    "step_free": gettext_lazy("No steps"),
    "toilet": gettext_lazy("Toilet for a wheelchair"),
    "sign_language": gettext_lazy("Sign language"),
    "easy_words": gettext_lazy("Easy words and pictures"),
    "companion": gettext_lazy("A companion may stay"),
    "home_visit": gettext_lazy("They come to the person"),
}
CONTACT_KINDS: Final[Codes] = {
    "phone": gettext_lazy("Telephone"),
    "message": gettext_lazy("Text message"),
    "email": gettext_lazy("E-mail"),
    "web": gettext_lazy("Web page"),
    "other": gettext_lazy("Another way"),
}
# Who reads where a place is.
READERS: Final[Codes] = {
    "everyone": gettext_lazy("everyone"),
    "coordinators": gettext_lazy("the organisation and coordinators"),
    "organisation": gettext_lazy("the organisation alone"),
}
WEEKDAYS: Final[Mapping[int, Promise]] = {
    1: gettext_lazy("Monday"),
    2: gettext_lazy("Tuesday"),
    3: gettext_lazy("Wednesday"),
    4: gettext_lazy("Thursday"),
    5: gettext_lazy("Friday"),
    6: gettext_lazy("Saturday"),
    7: gettext_lazy("Sunday"),
}


def choices(codes: Codes) -> list[tuple[str, Promise]]:
    return list(codes.items())


def hold_to(name: str, codes: Iterable[str]) -> models.CheckConstraint:
    """Holds a column to its codes. `name` is "table.column"."""
    table, _, column = name.partition(".")
    return models.CheckConstraint(condition=models.Q(**{f"{column}__in": [*codes]}), name=f"{table}_known_{column}")
