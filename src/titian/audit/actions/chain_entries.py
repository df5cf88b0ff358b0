from __future__ import annotations

from django.db import IntegrityError, transaction

from titian.audit.chain import EMPTY_HEAD, hash_entry
from titian.audit.models import Entry, Link


def chain_entries(limit: int = 1000) -> int:
    """Chains up to `limit` rows that are not chained yet and says how many; the worker calls it each second.

    Two workers at once do no harm: places are unique, the slower one adds nothing and tries again a second later.
    """
    try:
        with transaction.atomic():
            last = Link.objects.order_by("-position").first()
            position, head = (last.position, last.hash) if last else (0, EMPTY_HEAD)
            links = []
            for entry in Entry.objects.filter(link__isnull=True).order_by("pk")[:limit]:
                position, head = position + 1, hash_entry(head, entry)
                links.append(Link(position=position, entry=entry, hash=head))
            Link.objects.bulk_create(links)
    except IntegrityError:
        return 0
    return len(links)
