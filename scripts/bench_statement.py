"""How long a region's hub takes to draft a statement of 200 facts, and to write its files.

    python scripts/bench_statement.py [--json]

Makes a database of its own in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server: one of its own,
dropped afterwards) with a meeting of 100 decisions, 40 tasks and 60 updates that members shared. Seconds of five runs.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bench_desk import own_database

if TYPE_CHECKING:
    from titian.statements.models import Statement
    from titian.workplan.models import Meeting

RUNS, DECISIONS, TASKS, UPDATES = 5, 100, 40, 60


def fill() -> Meeting:
    """The meeting; made in bulk, as its actions would leave it."""
    from titian.meetings.models import Decision, Task
    from titian.meetings.tests.factories import NOW
    from titian.statements.tests.factories import hold_meeting
    from titian.workplan.models import ActionItem, Party, Update
    from titian.workplan.tests.factories import make_cycle

    meeting, objective = hold_meeting(), make_cycle().objectives.get(number=1)
    item, party = meeting.agenda.get(), Party.objects.get()
    item.decisions.all().delete()
    Decision.objects.bulk_create(
        Decision(item=item, text=f"Port {number} keeps a list of interpreters who can be asked at night.", at=NOW)
        for number in range(DECISIONS)
    )
    Task.objects.bulk_create(
        Task(item=item, text=f"Send list {number} round before the next meeting", owner=party)
        for number in range(TASKS)
    )
    items = ActionItem.objects.bulk_create(
        ActionItem(
            cycle=objective.cycle, objective=objective, number=number, title=f"Workshop {number} at a port",
            state="active", visibility="members",
        )
        for number in range(1, UPDATES + 1)
    )  # fmt: skip
    Update.objects.bulk_create(
        Update(
            item=item, party=party, meeting=meeting, says="moved", text="Forty people came, of eleven ports.",
            state="shared", shared_at=NOW, visibility="members",
        )
        for item in items
    )  # fmt: skip
    return meeting


def measure() -> dict[str, object]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    from titian.statements.documents import write_document
    from titian.statements.looking import Looking
    from titian.statements.models import Read
    from titian.statements.tests.factories import draft
    from titian.statements.texts import read_text
    from titian.statements.views import FILES
    from titian.workplan.tests.factories import make_keeper

    meeting, client = fill(), Client(HTTP_HOST="localhost")
    client.force_login(make_keeper(), backend="allauth.account.auth_backends.AuthenticationBackend")
    made: list[Statement] = []
    drafted = take_times(lambda: made.append(draft(meeting)))
    statement = made[-1]
    facts = Read.objects.filter(sentence__statement=statement).values("kind", "reference").distinct().count()
    assert facts >= DECISIONS + TASKS + UPDATES, facts
    assert not any(look.is_stale for look in Looking(statement).look())
    documents = take_times(lambda: write_document(read_text(statement), FILES["statement"]))
    asked = statement.get_absolute_url()
    pages = take_times(lambda: client.get(asked))
    return {
        "facts": facts,
        "sentences": statement.sentences.count(),
        "whole_s": [one + other for one, other in zip(drafted, documents, strict=True)],
        "draft_s": drafted,
        "document_s": documents,
        "page_s": pages,
        "page_kb": len(client.get(asked).content) / 1000,
    }


def take_times(do: Callable[[], object]) -> list[float]:
    """Seconds of each run; the first, which also loads what is needed, is one of them."""
    spent = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        do()
        spent.append(round(time.perf_counter() - begun, 4))
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            TITIAN_DATA=folder,
            TITIAN_DEMO="1",
            TITIAN_KIND="region",
            TITIAN_SECRET_KEY="only-to-measure-" + "0123456789abcdef" * 4,
            DJANGO_SETTINGS_MODULE="titian.hub.settings",
        )
        with own_database():
            found = measure()
    if given.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:>12} {value}")


if __name__ == "__main__":
    main()
