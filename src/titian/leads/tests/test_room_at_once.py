"""Two at the desk in the same moment: one release goes out once, and a freeze and a release never pass each other."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from titian.audit.models import Entry
from titian.leads.disruption.errors import PeopleInside, RequestMoved
from titian.leads.disruption.letters import tell_state
from titian.leads.disruption.workflow import REQUEST
from titian.leads.tests.factories import NOW, make_analyst
from titian.leads.tests.request_factories import draft, make_assessed, make_partner, move
from titian.leads.workflow import LEAD
from titian.statements.tests.test_locks import Meanwhile as Began

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.on_both,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite takes one writer at a time"),
]


class Meanwhile(Began):
    """As there, also for what a move reads by `get`."""

    def get(self, name: str, default: Any = None) -> Any:  # Any: as a dict has it
        if name not in self:
            return default
        return self[name]


def test_two_release_at_once_and_it_goes_once() -> None:
    request = move(draft(make_assessed(), make_partner()[0]), "release")
    first, second = make_analyst(), make_analyst()
    given = Meanwhile(lambda: move(request, "send", actor=second), why="Looked")
    sent = REQUEST.perform(request, "send", actor=first, now=NOW, given=given)
    with pytest.raises(RequestMoved):
        given.end()
    assert sent.sent_by == first
    assert Entry.objects.filter(action="lead_request.send").count() == 1


def test_release_that_comes_while_a_lead_is_frozen_waits_and_is_refused() -> None:
    lead = make_assessed()
    request = move(draft(lead, make_partner()[0]), "release")
    given = Meanwhile(lambda: move(request, "send"), why="A message from inside")
    LEAD.perform(lead, "freeze", actor=make_analyst(), now=NOW, given=given)
    with pytest.raises(PeopleInside):
        given.end()
    request.refresh_from_db()
    assert request.state == "second"


def test_freeze_that_comes_while_a_request_goes_out_holds_it() -> None:
    lead = make_assessed()
    request = move(draft(lead, make_partner()[0]), "release")
    analyst = make_analyst()
    freeze = {"why": "A message from inside"}
    given = Meanwhile(lambda: LEAD.perform(lead, "freeze", actor=analyst, now=NOW, given=freeze), why="Looked")
    REQUEST.perform(request, "send", actor=make_analyst(), now=NOW, given=given)
    given.end()
    request.refresh_from_db()
    assert (request.state, tell_state(request)) == ("sent", "on_hold")
