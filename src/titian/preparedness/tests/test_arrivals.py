"""An event asks a country's hub for an arrival; its counts come back as claims; a report says them with their sources."""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from datetime import timedelta
from typing import Any, Final
from zipfile import ZipFile

import pytest
from django.test import Client

from titian.arrivals.asked import ASKED_NEEDS, read_request
from titian.audit.models import Entry
from titian.library.errors import HubFileUnreadable, HubUnknown
from titian.library.models import KnownHub
from titian.library.tests.conftest import data_folder, keys
from titian.library.tests.factories import Keys
from titian.library.tests.other_hub import OtherHub
from titian.people.models import User
from titian.preparedness.actions.draft_report import draft_report
from titian.preparedness.actions.forget_counts import forget_counts
from titian.preparedness.actions.link_arrival import open_link, take_by_link
from titian.preparedness.actions.take_counts import take_counts
from titian.preparedness.arrival_views import WRITERS
from titian.preparedness.codes import KEPT, LINK_LASTS, NEEDS
from titian.preparedness.errors import CountsOfNothing, ExerciseMixed, HeadsUnfit, HubGone
from titian.preparedness.models import ArrivalCounts, ArrivalLink, AskedArrival, Claim, Event, Report
from titian.preparedness.reconciling import reconcile
from titian.preparedness.reporting import look_at
from titian.preparedness.returned import COUNTS, REQUEST
from titian.preparedness.tests.factories import NOW, choose, claim, do, make_event, make_focal
from titian.preparedness.tests.together_factories import make_exercise, play_event
from titian.preparedness.workflow import EXERCISE_EVENT
from titian.sealing import Trust, generate_signing_key, thumbprint

__all__ = ["data_folder", "keys"]
pytestmark = pytest.mark.django_db
LATER: Final = NOW + timedelta(days=2)
Json = dict[str, Any]  # Any: JSON


class Asked:
    """A region's hub with an event, and a country's hub that it knows and has asked."""

    def __init__(self, keys: Keys) -> None:
        self.keys, self.focal, self.country = keys, make_focal(), OtherHub("ID")
        self.hub: KnownHub = self.country.make_known(self.focal)
        self.event = make_event(name="boat of somebody (fictional)")
        self.heads = claim(self.event, low=40, high=50)

    def ask(self, **given: Any) -> AskedArrival:  # Any: as the form holds it
        asking = {"hub": str(self.hub.pk), "heads": str(self.heads.key), "needs": ["water"], **given}
        do(self.event, "ask", actor=self.focal, **asking)
        return AskedArrival.objects.latest("pk")

    def counts(self, asked: AskedArrival, *, died: int = 1, **other: Any) -> Json:  # Any: JSON
        none, few = {"low": 0, "high": 0}, {"low": 1, "high": 10}
        figures = {"arrived": {"low": 45, "high": 45}, "died": few if died else none, "missing": none, "removed": few}
        needs = {"water": {"low": 45, "high": 45}, "food": none, "blankets": none, "doctor": few, "interpreter": none}
        return {
            "request_id": str(asked.key), "to": self.keys.hub_id, "stage": "closed", "as_of": "2026-11-30",
            "figures": figures, "needs": needs, "assigned": {"officers": 3, "interpreters": 1},
            "shelter": {"places": 60, "free": None}, "sealed": [{"recipient": "a" * 64, "ciphertext": "AAAA"}],
            **other,
        }  # fmt: skip

    def bring(self, body: Json, *, sequence: int = 1, actor: User | None = None) -> bool:
        data = self.country.write(COUNTS, body, sequence=sequence)
        return take_counts(actor=actor or self.focal, data=data, now=NOW)[1]


@pytest.fixture
def asked(keys: Keys) -> Asked:
    return Asked(keys)


def open_file(asked: AskedArrival) -> Json:
    held = json.loads(asked.file)
    trust = Trust.from_keys(held["keys"], thumbprint(held["root_jwk"]), held["root_jwk"])
    return trust.verify(held["signed"], kind=REQUEST, scope=trust.hub_id, role="hub")


def find_address(page: str) -> str:
    """Where the link of this page leads on the desk."""
    found = re.search(r"/arrival/[\w-]{22}/", page)
    assert found is not None
    return found[0]


def list_said(event: Event) -> dict[str, tuple[int | None, int | None]]:
    rows = event.claims.current().filter(arrival__isnull=False)
    return {row.measure: (row.low, row.high) for row in rows}


def sign_in(reader: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_needs_are_called_as_a_country_s_hub_calls_them() -> None:
    assert list(NEEDS) == list(ASKED_NEEDS)


@pytest.mark.on_both
def test_the_file_holds_heads_and_needs_and_a_country_s_hub_reads_it(asked: Asked) -> None:
    said = open_file(asked.ask())
    read = read_request(said)
    assert (read.to, read.what, read.needs) == (asked.country.hub_id, "boat", ["water"])
    assert read.heads is not None
    assert (read.heads.low, read.heads.high) == (40, 50)


def test_neither_the_sea_nor_words_nor_what_was_reported_leave_with_it(asked: Asked) -> None:
    claim(asked.event, measure="nationality", country="MM", low=30)
    file = json.dumps(open_file(asked.ask())).lower()
    for word in ("andaman", "distress", "somebody", 'mm"', "nationality", "position", "harbour"):
        assert word not in file
    logged = json.dumps([entry.detail for entry in Entry.objects.all()]).lower()
    assert "andaman" not in logged


def test_an_unknown_hub_or_figures_of_the_dead_are_refused_in_a_sentence(asked: Asked) -> None:
    dead = claim(asked.event, measure="dead", low=3)
    with pytest.raises(HubGone):
        asked.ask(hub="99999999")
    with pytest.raises(HeadsUnfit):
        asked.ask(heads=str(dead.key))
    assert not AskedArrival.objects.exists()


@pytest.mark.on_both
def test_counts_become_claims_that_are_revised_and_never_added(asked: Asked) -> None:
    other = claim(asked.event, measure="disembarked", low=30)
    arrival = asked.ask()
    assert asked.bring(asked.counts(arrival))
    assert list_said(asked.event) == {
        "disembarked": (35, 44), "dead": (1, 10), "missing": (0, 0), "removed": (1, 10),
    }  # fmt: skip
    assert asked.bring(asked.counts(arrival, died=0, stage="final"), sequence=2)
    assert list_said(asked.event)["dead"] == (0, 0)
    revised = Claim.objects.get(arrival=arrival, measure="dead", superseded_by__isnull=True)
    assert revised.supersedes is not None
    assert revised.supersedes.low == 1
    assert (revised.source, revised.as_of.isoformat()) == (f"{asked.hub.name}: counts of an arrival", "2026-11-30")
    line = next(one for one in reconcile(asked.event).lines if one.measure == "disembarked")
    assert [row.pk for row in line.claims if row.arrival_id is None] == [other.pk]
    assert line.chosen is None


def test_the_same_file_again_and_an_older_one_change_nothing(asked: Asked) -> None:
    arrival = asked.ask()
    assert asked.bring(asked.counts(arrival), sequence=2)
    before = Claim.objects.count()
    assert not asked.bring(asked.counts(arrival), sequence=2)
    assert not asked.bring(asked.counts(arrival, died=0), sequence=1)
    assert Claim.objects.count() == before


def test_what_is_forged_says_more_or_tells_a_small_number_is_refused(asked: Asked) -> None:
    arrival = asked.ask()
    body = asked.counts(arrival)
    small = {**body["figures"], "died": {"low": 3, "high": 3}}
    blank = {name: value for name, value in body["figures"].items() if name != "removed"}
    stranger = OtherHub("ID")
    wrong = [
        (stranger.write(COUNTS, body), HubUnknown),
        (asked.country.write(COUNTS, body, key=generate_signing_key()), HubFileUnreadable),
        (asked.country.write(COUNTS, {**body, "figures": small}), HubFileUnreadable),
        (asked.country.write(COUNTS, {**body, "figures": blank}), HubFileUnreadable),
        (asked.country.write(COUNTS, {**body, "nationality": "MM"}), HubFileUnreadable),
        (asked.country.write(COUNTS, {**body, "to": str(uuid.uuid4())}), HubFileUnreadable),
        (asked.country.write(COUNTS, {**body, "as_of": "2030-01-01"}), HubFileUnreadable),
        (asked.country.write(COUNTS, {**body, "request_id": str(uuid.uuid4())}), CountsOfNothing),
    ]
    for data, error in wrong:
        with pytest.raises(error):
            take_counts(actor=asked.focal, data=data, now=NOW)
    assert list_said(asked.event) == {}


def test_who_died_after_landing_is_counted_once_in_the_sum(asked: Asked) -> None:
    asked.bring(asked.counts(asked.ask()))
    choose(asked.event, claim(asked.event, low=45))
    for row in asked.event.claims.current().filter(arrival__isnull=False).exclude(measure="removed"):
        choose(asked.event, row)
    balance = reconcile(asked.event).balance
    assert balance.clashes == ()
    assert balance.unexplained is not None
    assert 0 in balance.unexplained


def test_a_report_says_each_figure_with_its_source_the_unexplained_and_the_dead_first(asked: Asked) -> None:
    choose(asked.event, asked.heads)
    asked.bring(asked.counts(asked.ask()))
    claim(asked.event, measure="nationality", country="MM", low=30)
    report = draft_report(actor=asked.focal, event=asked.event, language="en", now=NOW)
    text = look_at(report).text
    said = [one.text for part in text.parts for one in part.sentences]
    assert said[0].startswith("Unexplained")
    claims = text.find_part("claims").sentences
    assert claims[0].text.startswith("dead: 1 to 10. Source: Hub of ID (fictional)")
    assert all("Source: " in one.text and one.facts for one in claims)
    assert text.find_part("steps").sentences[0].text.startswith("reported: 30 Nov 2026, 07:00 UTC, Rescue centre")
    assert any("places in shelters: 60, free: not said" in one for one in said)


@pytest.mark.on_both
def test_a_report_is_out_of_date_once_a_claim_changes_and_its_files_say_so(asked: Asked) -> None:
    report = draft_report(actor=asked.focal, event=asked.event, language="en", now=NOW)
    assert not look_at(report).is_stale
    asked.bring(asked.counts(asked.ask()))
    report = Report.objects.get(pk=report.pk)
    standing = look_at(report)
    assert standing.is_stale
    document = WRITERS["docx"][1](report, standing)
    with ZipFile(io.BytesIO(document)) as packed:
        words = packed.read("word/document.xml").decode()
        sources = packed.read("word/comments.xml").decode()
    assert "OUT OF DATE" in words
    assert "Harbour office (fictional)" in sources
    client = sign_in(asked.focal)
    page = client.get(f"/events/{asked.event.pk}/reports/{report.key}/").content.decode()
    assert "It is out of date" in page
    assert "out of date" in client.get(f"/events/{asked.event.pk}/").content.decode()


def test_its_table_has_hashtags_and_each_claim_with_its_source_and_whether_it_still_stands(asked: Asked) -> None:
    claim(asked.event, measure="nationality", country="MM", low=30)
    report = draft_report(actor=asked.focal, event=asked.event, language="th", now=NOW)
    answer = sign_in(asked.focal).get(f"/events/{asked.event.pk}/reports/{report.key}/csv/")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:4] == ["#event+id", "#indicator+code", "#indicator+num+min", "#indicator+num+max"]
    assert [row[1:4] for row in rows[2:]] == [["embarked", "40", "50"]]  # no nationality
    assert rows[2][6] == "Harbour office (fictional)"
    assert rows[2][-1] == "no"


def test_it_is_printed(asked: Asked) -> None:
    report = draft_report(actor=asked.focal, event=asked.event, language="en", now=NOW)
    answer = sign_in(asked.focal).get(f"/events/{asked.event.pk}/reports/{report.key}/pdf/")
    assert answer.content[:5] == b"%PDF-"


def test_the_page_takes_a_file_and_says_the_same_file_is_here_already(asked: Asked) -> None:
    client, arrival = sign_in(asked.focal), asked.ask()
    data = asked.country.write(COUNTS, asked.counts(arrival))
    given = client.get(f"/events/{asked.event.pk}/arrivals/{arrival.key}/")
    assert given.content.decode() == arrival.file
    first = client.post("/events/counts/", {"file": io.BytesIO(data)})
    assert (first.status_code, first["location"]) == (302, f"/events/{asked.event.pk}/")
    assert "35 to 44" in client.get(first["location"]).content.decode()
    assert "here already" in client.post("/events/counts/", {"file": io.BytesIO(data)}).content.decode()


@pytest.mark.on_both
def test_a_link_gives_the_same_signed_file_without_an_account_and_counts_who_came(asked: Asked) -> None:
    arrival, client, stranger = asked.ask(), sign_in(asked.focal), Client(headers={"host": "localhost"})
    page = client.post(f"/events/{asked.event.pk}/arrivals/{arrival.key}/link/").content.decode()
    address = find_address(page)
    given = [stranger.get(address) for _ in range(2)]
    assert {answer.content.decode() for answer in given} == {arrival.file}
    assert "no-store" in given[0]["cache-control"]
    assert stranger.head(address).status_code == 200  # what looks ahead takes nothing
    assert ArrivalLink.objects.get().taken == 2
    assert "the file was taken by it: 2" in client.get(f"/events/{asked.event.pk}/").content.decode()
    token = address.strip("/").rpartition("/")[2]
    kept = [
        *ArrivalLink.objects.values_list("token_hash", flat=True),
        *(str(one.detail) for one in Entry.objects.all()),
    ]
    assert not any(token in text for text in kept)
    assert Entry.objects.filter(action="event.take_request").count() == 2


def test_a_link_that_ended_was_made_anew_or_is_for_a_hub_that_is_gone_leads_nowhere(asked: Asked) -> None:
    arrival = asked.ask()
    first = open_link(actor=asked.focal, asked=arrival, now=LATER)
    assert take_by_link(first, LATER + LINK_LASTS - timedelta(seconds=1)) == arrival
    assert take_by_link(first, LATER + LINK_LASTS) is None
    second = open_link(actor=asked.focal, asked=arrival, now=LATER)
    assert (take_by_link(first, LATER), take_by_link(second, LATER)) == (None, arrival)
    KnownHub.objects.update(ended_at=LATER)
    assert take_by_link(second, LATER) is None
    assert Client(headers={"host": "localhost"}).get(f"/arrival/{second}/").status_code == 404
    with pytest.raises(HubGone):
        open_link(actor=asked.focal, asked=AskedArrival.objects.get(), now=LATER)


@pytest.mark.on_both
def test_files_of_counts_go_after_ninety_days_and_their_claims_stay(asked: Asked) -> None:
    asked.bring(asked.counts(asked.ask()))
    before = list_said(asked.event)
    assert (forget_counts(NOW + KEPT - timedelta(seconds=1)), forget_counts(NOW + KEPT), forget_counts(LATER)) == (
        0,
        1,
        0,
    )
    assert ArrivalCounts.objects.get().file == ""
    assert list_said(asked.event) == before


def test_no_countrys_hub_is_asked_and_nothing_is_reported_of_what_is_played(asked: Asked) -> None:
    played = play_event(make_exercise(), name="boat of the play (fictional)")
    assert "ask" not in EXERCISE_EVENT.moves
    with pytest.raises(ExerciseMixed):
        do(played, "ask", actor=asked.focal, hub=str(asked.hub.pk), heads="", needs=[])
    client = Client(headers={"host": "localhost"})
    client.force_login(asked.focal, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/exercises/events/{played.pk}/").content.decode()
    assert "boat of the play" in page
    assert "Arrivals" not in page
    assert "ituation report" not in page
    assert client.post(f"/events/{played.pk}/reports/").status_code == 404
    assert not AskedArrival.objects.exists()
