from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from titian import audit
from titian.directory.errors import SourceTaken
from titian.directory.models import Source
from titian.directory.policies import require_add_source, require_keep_country
from titian.people.models import Country, User


@dataclass(frozen=True)
class SourceSaid:
    """Where something was read or heard. A paper has no address."""

    title: str
    url: str
    seen_on: date
    is_exact: bool


def add_source(*, actor: User, country: Country, code: str, said: SourceSaid) -> Source:
    """One more that entries of the country can name. Whoever writes entries may. Raises NotAllowed, SourceTaken."""
    require_add_source(actor, country)
    with transaction.atomic():
        try:
            with transaction.atomic():
                source = Source.objects.create(country=country, code=code, **vars(said))
        except IntegrityError as error:
            raise SourceTaken from error
        _record(actor, "source.add", source)
    return source


def correct_source(*, actor: User, source: Source, said: SourceSaid) -> None:
    """What is wrong about a source, for every entry that names it. A coordinator's. Raises NotAllowed."""
    require_keep_country(actor, source.country)
    with transaction.atomic():
        for name, value in vars(said).items():
            setattr(source, name, value)
        source.save()
        _record(actor, "source.correct", source)


def _record(actor: User, action: str, source: Source) -> None:
    audit.record_by(actor, action, f"source:{source.country_id}/{source.code}"[:120], {})
