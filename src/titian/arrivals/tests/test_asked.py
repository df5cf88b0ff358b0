"""A region's hub asks for an arrival by a signed file; counts go back, and exact figures to a protection agency alone."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any, Final

import pytest
from django.apps import apps
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from titian.arrivals.actions.forget_counts import KEPT, forget_counts
from titian.arrivals.actions.forget_slips import KEPT_AFTER_CLOSING, forget_slips
from titian.arrivals.actions.keep_lines import keep_slips
from titian.arrivals.actions.send_counts import send_counts
from titian.arrivals.actions.take_request import take_request
from titian.arrivals.asked import COUNTS, REQUEST, band
from titian.arrivals.board import SlipLine
from titian.arrivals.errors import AskedAlready, AskedOfAnother, CountsTooEarly, MorePlacesFree
from titian.arrivals.models import Arrival, AskedArrival, SealedCounts, SentCounts, TallyRow
from titian.arrivals.slips import list_slips
from titian.arrivals.workflow import ARRIVAL
from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.desk.ways import list_ways
from titian.library.errors import HubFileUnreadable, HubUnknown
from titian.library.identity import RECIPIENTS_FILE, trust_folder
from titian.library.tests.factories import Keys
from titian.library.tests.other_hub import NOW, OtherHub
from titian.people.models import Organisation, OrganisationService, Role, User
from titian.people.tests.factories import make_organisation, make_station, make_user
from titian.preparedness.returned import read_returned
from titian.sealing import Trust, generate_signing_key, make_identity, thumbprint
from titian.sealing.age import identity_recipient
from titian.sealing.complaints import open_text
from titian.sealing.signed import payload_object, read_unverified

pytestmark = pytest.mark.django_db
BEGAN: Final = NOW - timedelta(hours=1)
Json = dict[str, Any]  # Any: JSON


class Asking:
    """A country's hub with a supervisor, and a region's hub that it knows."""

    def __init__(self, keys: Keys) -> None:
        self.keys, self.region = keys, OtherHub("ZZ")
        self.supervisor = make_user(Role.SUPERVISOR, station=make_station())
        self.region.make_known(self.supervisor)

    def body(self, **other: Any) -> Json:  # Any: JSON
        heads = {"low": 40, "high": 50, "about": False, "as_of": "2026-11-30"}
        asked = {"request_id": str(uuid.uuid4()), "to": self.keys.hub_id, "what": "boat", "day": "2026-11-30"}
        return {**asked, "heads": heads, "needs": ["water", "doctor"], **other}

    def write(self, **other: Any) -> bytes:  # Any: JSON
        return self.region.write(REQUEST, self.body(**other))

    def take(self, data: bytes, actor: User | None = None) -> Arrival:
        return take_request(
            actor=actor or self.supervisor, data=data, place="A pier (fictional)", began_at=BEGAN,
            authority="social_welfare", now=NOW,
        )  # fmt: skip

    def list_agency(self) -> tuple[Organisation, str]:
        """A protection agency in the signed list beside a shelter and an asylum authority; what opens its copy."""
        identity = make_identity()
        entries: list[Json] = []
        for need, recipient, more in (
            ("asylum", identity_recipient(identity), {}),
            ("accommodation", identity_recipient(make_identity()), {}),
            ("asylum", identity_recipient(make_identity()), {"authority": "immigration"}),
        ):
            body = make_organisation()
            OrganisationService.objects.create(organisation=body, need=need)
            entries.append(
                {"organisation_id": str(body.pk), "name": body.name, "recipient": recipient, "services": [need], **more}
            )
        (trust_folder() / RECIPIENTS_FILE).write_text(self.keys.sign_recipients(entries))
        return Organisation.objects.get(pk=entries[0]["organisation_id"]), identity


@pytest.fixture
def asking(keys: Keys) -> Asking:
    return Asking(keys)


def sign_in(user: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def fill(arrival: Arrival, *, heads: int = 45, died: int = 2, unknown: int = 0, removed: int = 3) -> None:
    TallyRow.objects.create(arrival=arrival, kind="heads", writer="writer01", number=1, cells={"a18.f": heads})
    needs = {"water": heads, "doctor": 4, "interpreter.rhg": 30}
    TallyRow.objects.create(arrival=arrival, kind="needs", writer="writer01", number=1, cells=needs)
    states = ["died"] * died + ["unknown"] * unknown + ["removed"] * removed
    slips = list_slips(0)[: len(states)]
    keep_slips(arrival, [SlipLine(slip, "writer01", 1, state) for slip, state in zip(slips, states, strict=True)])


def close(arrival: Arrival, asking: Asking) -> Arrival:
    return ARRIVAL.perform(arrival, "close", actor=asking.supervisor, now=NOW, given={})


def send(arrival: Arrival, asking: Asking, places: int | None = None, free: int | None = None) -> SentCounts:
    return send_counts(actor=asking.supervisor, arrival=arrival, places=places, free=free, now=NOW)


def read(counts: SentCounts) -> Json:
    held = json.loads(counts.file)
    root = held["root_jwk"]
    trust = Trust.from_keys(held["keys"], thumbprint(root), root)
    return trust.verify(held["signed"], kind=COUNTS, scope=trust.hub_id, role="hub")


@pytest.mark.on_both
def test_a_region_s_file_opens_an_arrival_once(asking: Asking) -> None:
    data = asking.write()
    arrival = asking.take(data)
    assert (arrival.kind, arrival.station, arrival.asked.low, arrival.asked.high) == (
        "boat", asking.supervisor.station, 40, 50,
    )  # fmt: skip
    with pytest.raises(AskedAlready):
        asking.take(data)
    assert Arrival.objects.count() == 1


def test_what_is_forged_altered_or_asks_another_hub_opens_nothing(asking: Asking) -> None:
    stranger = OtherHub("ZZ")
    wrong = {
        "a stranger": (stranger.write(REQUEST, asking.body()), HubUnknown),
        "another key": (asking.region.write(REQUEST, asking.body(), key=generate_signing_key()), HubFileUnreadable),
        "of another kind": (asking.region.write(COUNTS, asking.body()), HubFileUnreadable),
        "to another hub": (asking.write(to=str(uuid.uuid4())), AskedOfAnother),
        "a range turned": (
            asking.write(heads={"low": 9, "high": 2, "about": False, "as_of": "2026-11-30"}), HubFileUnreadable,
        ),
    }  # fmt: skip
    for data, error in wrong.values():
        with pytest.raises(error) as refused:
            asking.take(data)
        assert len(str(refused.value)) > 20
    with pytest.raises(NotAllowed):
        asking.take(asking.write(), make_user(Role.COORDINATOR))
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("more", [
    {"nationality": "MM"}, {"position": [8.6, 97.2]}, {"names": ["Somebody"]}, {"sea": "andaman_sea"},
    {"needs": ["escort"]}, {"what": "interception"}, {"heads": {"low": 5, "high": 5, "about": False,
    "as_of": "2026-11-30", "from": "MM"}},
])  # fmt: skip
def test_a_file_that_says_more_than_heads_and_needs_is_refused_whole(asking: Asking, more: Json) -> None:
    with pytest.raises(HubFileUnreadable):
        asking.take(asking.write(**more))


def test_opening_it_tells_nobody(asking: Asking) -> None:
    """No mail, no notice, no word to another system: nobody, and so no enforcement."""
    told = [model for label in ("notices", "webhooks") for model in apps.get_app_config(label).get_models()]
    before = {model: model._default_manager.count() for model in told}
    arrival = asking.take(asking.write())
    close(arrival, asking)
    send(arrival, asking)
    assert told
    assert {model: model._default_manager.count() for model in told} == before
    assert mail.outbox == []
    assert arrival.authority == "social_welfare"  # whoever meets them, the supervisor said


@pytest.mark.parametrize(("number", "said"), [(0, (0, 0)), (1, (1, 10)), (10, (1, 10)), (11, (11, 11)), (-2, (0, 0))])
def test_one_to_ten_people_are_a_range_and_never_a_blank(number: int, said: tuple[int, int]) -> None:
    assert tuple(band(number).values()) == said


@pytest.mark.on_both
def test_counts_say_no_small_number_and_the_agency_alone_reads_it(asking: Asking) -> None:
    agency, identity = asking.list_agency()
    arrival = asking.take(asking.write())
    fill(arrival)
    with pytest.raises(CountsTooEarly):
        send(arrival, asking)
    arrival = close(arrival, asking)
    with pytest.raises(MorePlacesFree):
        send(arrival, asking, 5, 6)
    counts = read(send(arrival, asking, 60, 20))
    assert counts["figures"] == {
        "arrived": {"low": 45, "high": 45}, "died": {"low": 1, "high": 10}, "missing": {"low": 0, "high": 0},
        "removed": {"low": 1, "high": 10},
    }  # fmt: skip
    assert (counts["shelter"], counts["needs"]["doctor"]) == ({"places": 60, "free": 20}, {"low": 1, "high": 10})
    (sealed,) = SealedCounts.objects.all()
    assert sealed.organisation == agency
    said = open_text(bytes(sealed.ciphertext), identity)
    assert said["figures"] == {"arrived": 45, "died": 2, "missing": 0, "removed": 3}
    assert [one["recipient"] for one in counts["sealed"]] == [sealed.recipient]


@pytest.mark.on_both
def test_sealed_counts_and_their_file_go_after_ninety_days_and_are_not_made_again(asking: Asking) -> None:
    asking.list_agency()
    arrival = close(asking.take(asking.write()), asking)
    send(arrival, asking)
    address, client = f"/arrivals/{arrival.pk}/counts/", sign_in(asking.supervisor)
    assert (forget_counts(NOW + KEPT - timedelta(seconds=1)), SealedCounts.objects.count()) == (0, 1)
    assert client.get(f"{address}closed/").status_code == 200
    assert (forget_counts(NOW + KEPT), forget_counts(NOW + KEPT)) == (1, 0)
    assert not SealedCounts.objects.exists()
    assert send(arrival, asking).file == ""
    assert client.get(f"{address}closed/").status_code == 404
    assert "deleted after 90 days" in client.get(address).content.decode()


def test_nothing_in_the_file_or_the_log_says_a_language_a_nationality_or_a_small_number(asking: Asking) -> None:
    asking.list_agency()
    arrival = asking.take(asking.write())
    fill(arrival, heads=45, died=7, removed=9)
    counts = send(close(arrival, asking), asking)
    said = {name: value for name, value in read(counts).items() if name != "sealed"}
    assert "rhg" not in json.dumps(said)
    assert set(said) == {
        "kind", "scope", "sequence", "issued_at", "expires_at", "request_id", "to", "stage", "as_of", "figures",
        "needs", "assigned", "shelter",
    }  # fmt: skip
    logged = json.dumps([entry.detail for entry in Entry.objects.filter(thing=f"arrival:{arrival.pk}")])
    assert "7" not in logged and "9" not in logged  # noqa: PT018  (one thing: no small number)


def test_a_file_made_once_stays_and_the_final_one_follows(asking: Asking) -> None:
    arrival = close(asking.take(asking.write()), asking)
    first = send(arrival, asking)
    fill(arrival)
    assert send(arrival, asking).file == first.file
    forget_slips(NOW + KEPT_AFTER_CLOSING)
    final = send(Arrival.objects.get(pk=arrival.pk), asking)
    assert (final.stage, read(final)["figures"]["arrived"]) == ("final", {"low": 45, "high": 45})
    assert SentCounts.objects.count() == 2


def test_without_an_agency_in_the_list_nothing_is_sealed_and_the_page_says_so(asking: Asking) -> None:
    arrival = close(asking.take(asking.write()), asking)
    assert read(send(arrival, asking))["sealed"] == []
    client = sign_in(asking.supervisor)
    page = client.get(f"/arrivals/{arrival.pk}/counts/").content.decode()
    assert "No protection agency stands" in page
    own = client.get(f"/arrivals/{arrival.pk}/").content.decode()
    assert "40 to 50 people may come" in own
    file = client.get(f"/arrivals/{arrival.pk}/counts/closed/")
    assert payload_object(read_unverified(json.loads(file.content)["signed"]).payload)["request_id"] == str(
        AskedArrival.objects.get().pk
    )


def test_the_file_is_one_that_a_region_s_hub_reads(asking: Asking) -> None:
    asking.list_agency()
    arrival = asking.take(asking.write())
    fill(arrival, died=12)
    said = read_returned(read(send(close(arrival, asking), asking, 60)))
    assert {str(measure): (told.low, told.high) for measure, told in said.list_claims().items()} == {
        "disembarked": (33, 33), "dead": (12, 12), "missing": (0, 0), "removed": (1, 10),
    }  # fmt: skip


def test_who_meets_them_a_person_chooses_and_what_is_refused_is_said_once(asking: Asking) -> None:
    client, data = sign_in(asking.supervisor), asking.write()

    def post(authority: str) -> HttpResponse:
        given = {"place": "A pier (fictional)", "began_at": "2026-11-30T08:00", "authority": authority}
        answer: HttpResponse = client.post(  # type: ignore[assignment]  # a test's own kind of answer
            "/arrivals/request/", {**given, "file": SimpleUploadedFile("request.json", data)}
        )
        return answer

    assert "selected>\u2013</option>" in client.get("/arrivals/request/").content.decode()
    assert "Choose who meets them" in post("").content.decode()
    assert not Arrival.objects.exists()
    assert post("social_welfare").status_code == 302
    early = client.post(f"/arrivals/{Arrival.objects.get().pk}/counts/").content.decode()
    assert early.count(f'role="alert"><p>{CountsTooEarly.message}') == 1


def test_exact_counts_are_the_last_way_of_a_provider(asking: Asking) -> None:
    manager = make_user(Role.PROVIDER, organisation=make_organisation())
    assert list_ways(manager)[-1].address == "/arrivals/exact/"
