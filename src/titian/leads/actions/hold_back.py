"""What was released and would not be today is recalled, by whoever finds out or by the worker."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from titian.leads.codes import Part
from titian.leads.errors import PackageMoved
from titian.leads.models import Lead, Mention, Package
from titian.leads.out.identifiers import SHORTEST, fold
from titian.leads.package_codes import PackageState, WhyRecalled
from titian.leads.package_workflow import PACKAGE
from titian.leads.packing import is_still_so, read_content
from titian.people.models import User

LOOKED_AT_FOR = timedelta(days=1)


def hold_back_mention(mention: Mention, *, actor: User | None, now: datetime) -> int:
    """Recalls the packages in which an identifier went out that is an offerer's no more; how many."""
    if mention.part == Part.OFFERER:
        return 0
    why = WhyRecalled.POSSIBLE_VICTIM if mention.part == Part.POSSIBLE_VICTIM else WhyRecalled.MISTAKEN
    plain, found = fold(mention.value), []
    for package in _list_out().filter(content__icontains=plain):
        values = [fold(each.value) for each in read_content(package).offerers]
        if any(plain == value or (len(plain) >= SHORTEST and plain in value) for value in values):
            found.append(package)
    return _recall(found, why, actor, now)


def hold_back_lead(lead: Lead, *, why: WhyRecalled, actor: User | None, now: datetime) -> int:
    """Recalls the packages that a lead went out in; how many."""
    return _recall(list(_list_out().filter(leads=lead)), why, actor, now)


def look_again(now: datetime | None = None) -> int:
    """Recalls what was released in the last day although somebody decided otherwise in the same moment; how many."""
    at = now or timezone.now()
    late = _list_out().filter(deliveries__released_at__gte=at - LOOKED_AT_FOR).distinct()
    return _recall(
        [each for each in late if not is_still_so(read_content(each).offerers)], WhyRecalled.MISTAKEN, None, at
    )


def _list_out() -> QuerySet[Package]:
    return Package.objects.filter(state=PackageState.OUT).exclude(content="").order_by("pk")


def _recall(packages: list[Package], why: WhyRecalled, actor: User | None, now: datetime) -> int:
    done = 0
    for package in packages:
        try:
            PACKAGE.perform(package, "recall", actor=actor, now=now, given={"reason": why})
            done += 1
        except PackageMoved:
            continue  # somebody recalled it meanwhile
    return done
