"""A new trainer of the cadre, and what stands of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.learning.errors import CountryOfNone, LanguageOfNone, OtherCountryOfTrainer, TrainerUnagreed
from titian.learning.models import Trainer
from titian.people.country_names import COUNTRY_NAMES
from titian.people.models import User
from titian.people.policies import Permission, may, reaches

_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
PLAIN: Final = ("agency", "name", "is_agreed", "accredited_by", "accredited_until")


def add_trainer(*, actor: User, now: datetime, **given: Any) -> Trainer:  # Any: cleaned by the form
    """Raises `NotAllowed`, and what `write_trainer` refuses."""
    if not may(actor, Permission.KEEP_TRAINERS):
        raise NotAllowed
    with transaction.atomic():
        trainer = Trainer()
        write_trainer(trainer, actor, given)
        trainer.save()
        audit.record("user", str(actor.pk), "trainer.add", f"trainer:{trainer.pk}")
    return trainer


def write_trainer(trainer: Trainer, actor: User | None, given: Mapping[str, Any]) -> None:  # Any: cleaned by the form
    """In place of what stood there; whoever calls saves it. Raises `TrainerUnagreed`, `LanguageOfNone`,
    `CountryOfNone`, `OtherCountryOfTrainer`."""
    country = given["country"].upper()
    if country not in COUNTRY_NAMES:
        raise CountryOfNone
    if actor is not None and not reaches(actor, Permission.KEEP_TRAINERS, country=country):
        raise OtherCountryOfTrainer
    if given["name"] and not given["is_agreed"]:
        raise TrainerUnagreed
    tags = list(dict.fromkeys(given["languages"].replace(",", " ").split()))
    for tag in tags:
        if not _TAG.fullmatch(tag):
            raise LanguageOfNone(tag[:20])
    for name in PLAIN:
        setattr(trainer, name, given[name])
    trainer.country, trainer.languages = country, tags
