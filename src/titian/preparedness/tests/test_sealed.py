"""What lies sealed beside an event: who opens it, who hears of that, and that nothing anywhere says where it is."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import get_resolver
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk import ways
from titian.desk.errors import NotAllowed, Refused
from titian.desk.tests.attention import remember_attention
from titian.hub import views
from titian.hub.middleware import DESK
from titian.hub.tests.refusal_pages import remember_refusals
from titian.keys.actions.compare_key_words import compare_key_words
from titian.keys.actions.set_organisation_key import set_organisation_key
from titian.library.recipients import list_recipients
from titian.notices.models import Kind as NoticeKind
from titian.notices.words import write_mail
from titian.people.models import Role
from titian.people.sealed import is_anything_sealed_to
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_organisation, make_user
from titian.preparedness.actions.ask_next import ask_due
from titian.preparedness.actions.forget_copies import forget_copies
from titian.preparedness.actions.keep_sea_body import keep_sea_body
from titian.preparedness.actions.keep_sealed import FORECAST
from titian.preparedness.actions.open_sealed import open_sealed
from titian.preparedness.actions.tell_alert import end_alerts
from titian.preparedness.alert_models import Alert
from titian.preparedness.alert_workflow import ALERT
from titian.preparedness.codes import KEPT, WITHHELD
from titian.preparedness.errors import (
    AheadOfTime,
    AlertOver,
    AreaOutside,
    BodiesTooFew,
    BodyUnfit,
    BodyUnknown,
    NotAsked,
    SealedElsewhere,
    SealedMalformed,
)
from titian.preparedness.models import Addressee, Opening, SeaBody, Sealed
from titian.preparedness.tellings import TELLINGS, find_body, find_everybody, list_opened, list_waiting
from titian.preparedness.tests.alert_factories import draft, release, send
from titian.preparedness.tests.factories import (
    CELL,
    CELL_IN_WORDS,
    NOW,
    POINT,
    SAID,
    do,
    make_bodies,
    make_body,
    make_event,
    make_focal,
    make_office,
    seal,
    seal_copy,
)
from titian.preparedness.tests.together_factories import make_exercise, play_event
from titian.preparedness.waits import watch_opened, watch_sealed, watch_unopened
from titian.sealing import (
    AGE_HEADER,
    SealingError,
    fingerprint,
    fingerprint_words,
    identity_recipient,
    make_identity,
    open_text,
)
from titian.workplan.actions.keep_cycle import let_party_go
from titian.workplan.models import Party
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
HALF_HOUR = timedelta(minutes=30)


def land(event: Any, at: datetime) -> None:  # Any: an event
    do(event, "step", now=at, status="disembarked", at=at, authority="Harbour office (fictional)", why="")


def asked_of(sealed: Sealed) -> list[int]:
    return list(sealed.addressees.asked().order_by("place").values_list("place", flat=True))


def test_a_body_opens_its_own_copy_and_no_other_does() -> None:
    first, second, agency = make_bodies()
    sealed = seal(make_event(), [first, second, agency])
    given = open_sealed(actor=first.focal, sealed=sealed, now=NOW)
    assert open_text(given, first.identity) == SAID
    for other in (second, agency):
        with pytest.raises(SealingError):
            open_text(given, other.identity)
    with pytest.raises(NotAsked):
        open_sealed(actor=make_focal(), sealed=sealed, now=NOW)
    for stranger in (make_office(), make_user(Role.CO_CHAIR)):
        with pytest.raises(NotAsked):
            open_sealed(actor=stranger, sealed=sealed, now=NOW)


@pytest.mark.on_both
def test_further_authorities_are_asked_in_their_turn_until_one_has_opened_it() -> None:
    bodies = make_bodies(rescuers=4)
    sealed = seal(make_event(), bodies)
    assert asked_of(sealed) == [0, 1, 4]  # two authorities and the agency
    with pytest.raises(NotAsked):
        open_sealed(actor=bodies[2].focal, sealed=sealed, now=NOW)
    assert ask_due(NOW + HALF_HOUR - timedelta(seconds=1)) == 0
    open_sealed(actor=bodies[4].focal, sealed=sealed, now=NOW)  # an agency that has read it has rescued nobody
    assert ask_due(NOW + HALF_HOUR) == 1
    assert ask_due(NOW + HALF_HOUR) == 0  # whoever was just asked has the same time
    assert asked_of(sealed) == [0, 1, 2, 4]
    open_sealed(actor=bodies[2].focal, sealed=sealed, now=NOW + HALF_HOUR)
    assert ask_due(NOW + 4 * HALF_HOUR) == 0
    assert asked_of(sealed) == [0, 1, 2, 4]
    assert Entry.objects.filter(action="position.ask", actor_kind="hub").count() == 1


def test_every_opening_is_on_record_and_told_to_everybody_it_was_sealed_to() -> None:
    bodies = make_bodies(rescuers=3)
    reporter = make_focal()
    sealed = seal(make_event(), bodies, actor=reporter)
    first, second, later, agency = bodies
    assert {row.organisation_id for row in list_waiting(NOW)} == {
        one.organisation.pk for one in (first, second, agency)
    }
    assert {user.pk for row in list_waiting(NOW) for user in find_body(row)} == {
        one.focal.pk for one in (first, second, agency)
    }
    for _ in range(2):
        open_sealed(actor=first.focal, sealed=sealed, now=NOW)
    openings = list(list_opened(NOW))
    assert [row.by_id for row in openings] == [first.focal.pk] * 2
    told = {reporter, second.focal, later.focal, agency.focal}  # whose turn has not come is told, too
    assert set(find_everybody(openings[0])) == told
    assert not list_opened(NOW + timedelta(days=2)).exists()
    for user in told:
        (notice,) = watch_opened(user, NOW)
        assert (notice.address, notice.count) == (sealed.get_absolute_url(), 2)
        assert str(first.organisation) in sign_in(user).get(notice.address).content.decode()
    assert not [*watch_opened(first.focal, NOW), *watch_opened(make_focal(), NOW)]
    assert not list(watch_opened(reporter, NOW + timedelta(days=2)))
    assert Entry.objects.filter(action="position.open", thing=f"position:{sealed.key}").count() == 2
    page = sign_in(agency.focal).get(sealed.get_absolute_url()).content.decode()
    assert page.count(str(first.organisation)) == 3  # asked, and opened twice
    assert {telling.kind for telling in TELLINGS} <= set(NoticeKind.values)


def test_a_forecast_of_whoever_opened_a_position_is_asked_told_and_kept_back_as_the_position_is() -> None:
    event, bodies = make_event(name="boat (fictional)"), make_bodies(rescuers=3)
    first, second, later, agency = bodies
    seal(event, bodies)
    copies = [seal_copy(body, padded=FORECAST) for body in bodies]
    forecast = seal(event, bodies, actor=first.focal, shape="forecast", copies=copies)
    assert asked_of(forecast) == [0, 1, 3]
    assert open_text(open_sealed(actor=second.focal, sealed=forecast, now=NOW), second.identity) == SAID
    (opening,) = list_opened(NOW)
    assert set(find_everybody(opening)) == {first.focal, later.focal, agency.focal}
    assert Entry.objects.filter(action="position.open", thing=f"position:{forecast.key}").count() == 1
    stranger = sign_in(make_focal())
    page = stranger.get(event.get_absolute_url()).content.decode()
    assert "Forecast of a drift" in page
    assert not [cell for cell in (CELL, CELL_IN_WORDS) if cell in page]
    assert stranger.get(forecast.get_absolute_url()).status_code == 404


def test_the_body_that_is_asked_finds_it_among_what_waits() -> None:
    first, second, agency = make_bodies()
    sealed = seal(make_event(), [first, second, agency])
    (notice,) = watch_sealed(first.focal, NOW)
    assert (notice.address, notice.is_urgent) == (sealed.get_absolute_url(), True)
    open_sealed(actor=first.focal, sealed=sealed, now=NOW)
    assert not list(watch_sealed(first.focal, NOW))
    assert not list(watch_sealed(make_focal(), NOW))


def test_whoever_sealed_it_is_told_to_call_while_no_authority_has_opened_it() -> None:
    bodies, reporter, event = make_bodies(), make_focal(), make_event()
    sealed = seal(event, bodies, actor=reporter)
    late = NOW + HALF_HOUR
    assert not list(watch_unopened(reporter, NOW))
    open_sealed(actor=bodies[2].focal, sealed=sealed, now=NOW)  # an agency rescues nobody
    (notice,) = watch_unopened(reporter, late)
    assert notice.address == sealed.get_absolute_url()
    assert not list(watch_unopened(bodies[0].focal, late))
    open_sealed(actor=bodies[0].focal, sealed=sealed, now=late)
    assert not list(watch_unopened(reporter, late))
    other = make_event()
    seal(other, bodies, actor=reporter)
    land(other, late)
    assert not list(watch_unopened(reporter, late))


def test_what_is_no_sound_sealing_is_refused_and_nothing_kept() -> None:
    first, second, agency = make_bodies()
    event, bodies = make_event(), [first, second, agency]
    plain = seal_copy(first)
    unsealed = type(plain)(plain.organisation, plain.recipient, b"9.5512 N".ljust(16_500))
    other_key = type(plain)(plain.organisation, fingerprint(second.recipient), plain.ciphertext)
    short = type(plain)(plain.organisation, plain.recipient, plain.ciphertext[:200])
    rest = [seal_copy(second), seal_copy(agency)]
    long = [seal_copy(body, padded=FORECAST) for body in bodies]
    wrong: list[tuple[type[Refused], dict[str, Any]]] = [
        (SealedElsewhere, {"cells": ["N21E096"]}),  # on land
        (SealedElsewhere, {"cells": ["S07E110"]}),  # another sea
        (SealedMalformed, {"cells": ["N09E096", CELL]}),  # a position is one point
        (SealedMalformed, {"cells": []}),
        (SealedMalformed, {"cells": [CELL, CELL], "shape": "area"}),
        (SealedMalformed, {"shape": "circle"}),
        (AheadOfTime, {"observed_at": NOW + timedelta(hours=1)}),
        (BodiesTooFew, {"copies": [plain, seal_copy(agency)]}),
        (BodiesTooFew, {"copies": [plain, seal_copy(second)]}),
        (SealedMalformed, {"copies": [plain, plain, *rest]}),
        (SealedMalformed, {"copies": [unsealed, *rest]}),
        (SealedMalformed, {"copies": [short, *rest]}),
        (SealedMalformed, {"copies": long}),  # each kind has its one length
        (SealedMalformed, {"copies": [plain, *rest], "shape": "forecast"}),
        (BodyUnfit, {"copies": [other_key, *rest]}),
    ]
    for refusal, given in wrong:
        with pytest.raises(refusal):
            seal(event, bodies, **given)
    SeaBody.objects.filter(organisation=agency.organisation).delete()
    with pytest.raises(BodyUnfit):
        seal(event, bodies)
    with pytest.raises(NotAllowed):
        seal(event, bodies, actor=make_user(Role.CO_CHAIR))
    assert not Sealed.objects.exists()


@pytest.mark.on_both
@pytest.mark.parametrize("cells", ["N09.55E097", "9.5512,97.2034", "", "N09E097N10E097", "N09E097 ", "N0955E09720"])
def test_no_row_can_say_finer_than_a_cell(cells: str) -> None:
    event, actor = make_event(), make_focal()
    with pytest.raises(IntegrityError), transaction.atomic():
        Sealed.objects.create(event=event, shape="position", cells=cells, observed_at=NOW, by=actor, at=NOW)


def test_a_cell_is_shown_after_72_hours_and_not_before_people_have_landed() -> None:
    event, now = make_event(), timezone.now()
    seal(event, make_bodies(), now=now - WITHHELD - timedelta(minutes=1))
    desk = sign_in(make_focal())

    def shown() -> bool:
        return CELL_IN_WORDS in desk.get(event.get_absolute_url()).content.decode()

    assert not shown()  # adrift for weeks: the name of the sea
    land(event, now)
    assert shown()
    seal(event, make_bodies(), now=now, shape="area", cells=["N08E097"], observed_at=now)
    page = desk.get(event.get_absolute_url()).content.decode()
    assert CELL_IN_WORDS in page
    assert "8\u20139\u00b0 N" not in page  # landed, and not 72 hours old


def test_no_page_list_export_log_mail_or_address_says_where_before_it_is_due_and_none_ever_says_finer(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    event, reporter = make_event(name="boat (fictional)"), make_focal()
    bodies = make_bodies()
    sealed = seal(event, bodies, actor=reporter)
    open_sealed(actor=bodies[0].focal, sealed=sealed, now=NOW)
    readers = [make_office(), make_user(Role.CO_CHAIR), make_focal(), reporter, *(body.focal for body in bodies)]
    addresses = [
        "/", "/events/", "/events/?export=csv", "/events/series/", event.get_absolute_url(),
    ]  # fmt: skip
    desks = [sign_in(reader) for reader in readers]
    said = [read_body(desk.get(address)).decode() for desk in desks for address in addresses]
    said += [str(entry.detail) + entry.thing for entry in Entry.objects.all()]
    said += [*write_mail("en"), sealed.get_absolute_url(), str(sealed), *map(str, sealed.addressees.all())]
    said += [caplog.text, *capsys.readouterr()]
    for text in said:
        for place in (CELL, CELL_IN_WORDS, "97\u201398", *map(str, POINT.values())):
            assert place not in text, place
    # The cell of a sealed copy stands on the page of those alone who are asked to open it, whose browser checks it.
    for desk in desks[:4]:
        assert CELL not in desk.get(sealed.get_absolute_url()).content.decode()
    for table in connection.introspection.table_names():
        if table.startswith(("preparedness", "audit", "notices")):
            with connection.cursor() as cursor:
                cursor.execute(f"select * from {connection.ops.quote_name(table)}")  # noqa: S608  (a table's own name)
                rows = repr([[bytes(cell) if isinstance(cell, memoryview) else cell for cell in row] for row in cursor])
            assert not any(str(degrees) in rows for degrees in POINT.values()), table


def list_addresses(patterns: Iterable[Any], before: str = "/") -> Iterator[str]:  # Any: Django's own, of two kinds
    """Every address of the desk that names no thing."""
    for pattern in patterns:
        whole = f"{before}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from list_addresses(pattern.url_patterns, whole)
        elif not set("<(^$\\") & set(whole):
            yield whole


@pytest.mark.parametrize("role", [Role.REGIONAL_OFFICE, Role.FOCAL_POINT, Role.ADMINISTRATOR])
def test_no_address_of_the_whole_desk_says_where(role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "find_attention", remember_attention())
    monkeypatch.setattr(views, "render_to_string", remember_refusals())
    event = make_event(name="boat (fictional)")
    seal(event, make_bodies())
    desk = sign_in(make_focal() if role == Role.FOCAL_POINT else make_user(role))
    found = dict[str, int]()
    for address in {*list_addresses(get_resolver(DESK).url_patterns), event.get_absolute_url()}:
        for asked in (address, f"{address}?export=csv&q={CELL[:5]}"):
            answer = desk.get(asked)
            found[asked] = answer.status_code
            said = f"{dict(answer.headers)} {read_body(answer).decode(errors='replace')}"
            for place in (CELL, CELL_IN_WORDS, "97\u201398", *map(str, POINT.values())):
                assert place not in said, (asked, place)
    assert sum(status == 200 for status in found.values()) > 30


def test_the_page_takes_what_a_browser_sealed_and_refuses_whatever_else_it_brings() -> None:
    event, bodies = make_event(), make_bodies()
    desk = sign_in(make_focal())
    address = f"{event.get_absolute_url()}sealed/"
    brought: dict[str, Any] = {
        "kind": "position", "cells": [CELL], "observed_at": NOW.isoformat(),
        "to": [
            {
                "organisation": str(copy.organisation), "recipient": copy.recipient,
                "ciphertext": base64.b64encode(copy.ciphertext).decode(),
            }
            for copy in map(seal_copy, bodies)
        ],
    }  # fmt: skip
    for more in ({"points": [POINT]}, {"latitude": 9.5512}, {"cells": ["9.55,97.20"]}, {"to": [{"ciphertext": "?"}]}):
        answer = desk.post(address, json.dumps({**brought, **more}), content_type="application/json")
        assert answer.status_code == 422, more
        assert "9.55" not in answer.content.decode()
    assert not Sealed.objects.exists()
    kept = desk.post(address, json.dumps(brought), content_type="application/json")
    page = desk.get(kept.json()["address"]).content.decode()
    call = "Call rescue now. This page does not call."
    assert page.index(call) < page.index("<h1")
    assert "Nobody. Call." in page
    form = desk.get(address).content.decode()
    assert form.index(call) < form.index("<h1")
    copy = sign_in(bodies[0].focal).post(f"{kept.json()['address']}copy/")
    assert open_text(copy.content, bodies[0].identity) == SAID
    assert "no-store" in copy["Cache-Control"]
    assert sign_in(make_focal()).post(f"{kept.json()['address']}copy/").status_code == 404
    assert Opening.objects.count() == 1


def test_the_page_says_that_too_few_can_be_chosen() -> None:
    make_body()
    page = sign_in(make_focal()).get(f"{make_event().get_absolute_url()}sealed/").content.decode()
    assert 'data-page="seal-position"' not in page


def test_a_position_is_sealed_of_a_real_event_and_of_none_that_is_played() -> None:
    make_bodies()
    desk = sign_in(make_focal())
    for event, offered, answer in ((make_event(), 1, 200), (play_event(make_exercise()), 0, 404)):
        address = f"/events/{event.pk}/sealed/"
        assert desk.get(event.get_absolute_url()).content.decode().count(f'href="{address}"') == offered
        assert desk.get(address).status_code == answer


def test_the_office_says_which_bodies_may_be_chosen_and_what_was_sealed_stays() -> None:
    event, bodies = make_event(), make_bodies()
    office, agency = make_office(), bodies[-1]
    sealed = seal(event, bodies)
    keep_sea_body(actor=office, organisation=agency.organisation.pk, part="rescue", now=NOW)
    assert SeaBody.objects.get(organisation=agency.organisation).part == "rescue"
    assert Addressee.objects.get(sealed=sealed, organisation=agency.organisation).part == "protection"
    keep_sea_body(actor=office, organisation=agency.organisation.pk, part="", now=NOW)
    assert not SeaBody.objects.filter(organisation=agency.organisation).exists()
    assert open_text(open_sealed(actor=agency.focal, sealed=sealed, now=NOW), agency.identity) == SAID
    for organisation, part in ((make_organisation(), "rescue"), (bodies[0].organisation, "navy")):
        with pytest.raises(BodyUnknown):
            keep_sea_body(actor=office, organisation=organisation.pk, part=part, now=NOW)
    with pytest.raises(NotAllowed):
        keep_sea_body(actor=agency.focal, organisation=bodies[0].organisation.pk, part="", now=NOW)


def test_nothing_is_sealed_to_a_body_whose_member_takes_part_no_more() -> None:
    event, bodies = make_event(), make_bodies()
    left = Party.objects.get(organisation=bodies[1].organisation)
    let_party_go(actor=make_office(), party=left, why="It left (fictional).", now=NOW)
    with pytest.raises(BodyUnfit):
        seal(event, bodies)
    page = sign_in(make_focal()).get(f"{event.get_absolute_url()}sealed/").content.decode()
    assert str(bodies[1].organisation) not in page


def test_the_exact_area_of_an_alert_is_opened_by_who_was_asked_and_ends_with_the_alert() -> None:
    event, bodies, now = make_event(), make_bodies(), timezone.now().replace(microsecond=0)
    alert, reporter = send(now=now, event=str(event.pk)), make_focal()

    def seal_area(**more: Any) -> Sealed:  # Any: as there
        return seal(event, bodies, actor=reporter, now=now, **{"shape": "area", "alert": alert, **more})

    elsewhere = send(now=now, event=str(make_event().pk))
    unfit: list[dict[str, Any]] = [
        {"shape": "position"},
        {"alert": elsewhere},
        {"alert": send(now=now)},
    ]  # Any: as there
    for wrong in unfit:
        with pytest.raises(SealedMalformed):
            seal_area(**wrong)
    sealed = seal_area()
    page = f"{event.get_absolute_url()}sealed/?alert="
    assert str(alert) in sign_in(bodies[0].focal).get(f"{page}{alert.pk}").content.decode()
    assert sign_in(bodies[0].focal).get(f"{page}{sealed.key}").status_code == 404
    assert open_text(open_sealed(actor=bodies[0].focal, sealed=sealed, now=now), bodies[0].identity) == SAID
    assert Entry.objects.filter(action="position.open", thing=f"position:{sealed.key}").exists()
    address = sealed.get_absolute_url()
    for shown in (alert.get_absolute_url(), event.get_absolute_url()):
        assert address in sign_in(bodies[0].focal).get(shown).content.decode()

    # The clock ends it, whether or not the worker has come by; then its copies are deleted.
    Alert.objects.filter(pk=alert.pk).update(sent_at=now - timedelta(hours=2), expires_at=now - timedelta(hours=1))
    with pytest.raises(NotAsked):
        open_sealed(actor=bodies[0].focal, sealed=sealed, now=now)
    assert sign_in(bodies[0].focal).get(address).status_code == 404
    assert address not in sign_in(bodies[0].focal).get(event.get_absolute_url()).content.decode()
    with pytest.raises(AlertOver):
        seal_area()
    assert sealed.addressees.kept().exists()
    end_alerts(now)
    assert not sealed.addressees.kept().exists()

    alert = send(now=now, event=str(event.pk))
    second = seal_area(alert=alert)
    ALERT.perform(alert, "cancel", actor=make_office(), now=now, given={"reason": "wrong"})
    assert not second.addressees.kept().exists()
    alert = send(now=now, event=str(event.pk))
    third = seal_area(alert=alert)
    release(draft(now=now, follows=alert), now=now)
    assert not third.addressees.kept().exists()
    alert = send(now=now, event=str(event.pk))
    Alert.objects.filter(pk=alert.pk).update(area="S89E000")
    with pytest.raises(AreaOutside):
        seal_area(alert=Alert.objects.get(pk=alert.pk))
    with pytest.raises(IntegrityError), transaction.atomic():
        Sealed.objects.create(
            event=event, alert=alert, shape="position", cells=CELL, observed_at=now, by=reporter, at=now
        )


def test_no_key_is_forgotten_while_a_copy_is_sealed_to_it() -> None:
    bodies = make_bodies()
    assert not is_anything_sealed_to(fingerprint(bodies[0].recipient))
    seal(make_event(), bodies)
    assert is_anything_sealed_to(fingerprint(bodies[0].recipient))


def test_a_copy_is_deleted_after_90_days_and_lets_its_key_go() -> None:
    bodies = make_bodies()
    sealed = seal(make_event(), bodies)
    assert forget_copies(NOW + KEPT - timedelta(seconds=1)) == 0
    assert forget_copies(NOW + KEPT) == 1
    assert forget_copies(NOW + KEPT) == 0
    with pytest.raises(NotAsked):
        open_sealed(actor=bodies[0].focal, sealed=sealed, now=NOW + KEPT)
    assert not is_anything_sealed_to(fingerprint(bodies[0].recipient))
    assert not list_waiting(NOW + KEPT).exists()
    assert str(bodies[0].organisation) in sign_in(bodies[0].focal).get(sealed.get_absolute_url()).content.decode()


def test_a_members_key_is_made_here_and_listed_once_its_words_were_heard() -> None:
    focal, coordinator = make_focal(), make_user(Role.COORDINATOR)
    recipient = identity_recipient(make_identity())
    locked = AGE_HEADER + b"-> scrypt fictional"
    organisation = set_organisation_key(
        actor=focal, recipient=recipient, member_file=locked, paper_file=locked, now=NOW
    )
    assert not list_recipients()
    mark = fingerprint(recipient)
    words = " ".join(fingerprint_words(mark))
    compare_key_words(actor=coordinator, fingerprint=mark, words=words, with_id=focal.public_id, now=NOW)
    assert [entry["organisation_id"] for entry in list_recipients()] == [str(organisation.pk)]
    for stranger in (make_office(), make_user(Role.CO_CHAIR), make_user(Role.OBSERVER)):
        with pytest.raises(NotAllowed):
            set_organisation_key(
                actor=stranger, recipient=identity_recipient(make_identity()), member_file=locked, paper_file=locked,
                now=NOW,
            )  # fmt: skip
