"""An alert from its draft to whoever reads it: who releases, who is told and who is not, and what is left of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from titian.desk.errors import NotAllowed, Refused, SecondPersonNeeded
from titian.desk.events import list_events
from titian.notices.actions.find_waiting import end_waiting, find_waiting
from titian.notices.models import Notice
from titian.notices.tests.factories import listen
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.preparedness.actions.acknowledge_alert import acknowledge_alert
from titian.preparedness.actions.declare_drill import declare_drill
from titian.preparedness.actions.name_deputies import name_deputies
from titian.preparedness.actions.tell_alert import end_alerts, escalate
from titian.preparedness.actions.watch_triggers import ask
from titian.preparedness.alert_codes import FAULTS, State
from titian.preparedness.alert_models import Alert, AlertMessage, Recipient
from titian.preparedness.alert_tellings import watch_drafts, watch_received
from titian.preparedness.alert_workflow import ALERT
from titian.preparedness.alerts import CODES, find_faults
from titian.preparedness.alerts.xml import read
from titian.preparedness.errors import (
    AlertCellEarly,
    AlertCellUnknown,
    AlertFaulty,
    AlertOfExercise,
    AlertOriginMissing,
    AlertOver,
    DeputyUnfit,
    DrillNobody,
    DrillUnfit,
    TriggerUnfit,
)
from titian.preparedness.tests.alert_factories import (
    GIVEN,
    LATER,
    declare,
    draft,
    list_told,
    live_in,
    rehearse,
    release,
    send,
    stand_in,
)
from titian.preparedness.tests.factories import NOW, TODAY, claim, do, judge, make_event, make_office
from titian.workplan.models import Party
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import make_focal_point, make_party

pytestmark = pytest.mark.django_db
_names = count(1)
DAY = timedelta(days=1)


def focal_of(code: str, name: str = "") -> User:
    party = Party.objects.filter(code=code).first() or make_party(code)
    return make_focal_point(party, name or f"focal-{code}-{next(_names)}".lower())


def content(alert: Alert, kind: str = "Alert") -> bytes:
    return AlertMessage.objects.get(alert=alert, kind=kind).content.encode()


@pytest.mark.on_both
def test_a_second_person_releases_and_what_goes_out_is_valid_private_and_kept_as_it_was() -> None:
    reader, office = focal_of("ID"), make_office()
    alert = draft(actor=office)
    with pytest.raises(SecondPersonNeeded):
        release(alert, actor=office)
    with pytest.raises(NotAllowed):
        release(alert, actor=reader)
    alert = release(alert)
    message = read(content(alert))
    assert alert.state == State.RELEASED
    assert (message.scope, message.status, message.addresses) == ("Private", "Actual", ("ID",))
    assert find_faults(message, {"MM"}) == []
    assert list_told(alert) == {reader.username}
    with pytest.raises(Refused):
        release(alert)


def test_whoever_changes_a_draft_last_does_not_release_it() -> None:
    focal_of("ID")
    first, second = make_office(), make_office()
    alert = draft(actor=first)
    alert = ALERT.perform(alert, "propose", actor=second, now=NOW, given={**GIVEN, "people_low": 50})
    with pytest.raises(SecondPersonNeeded):
        release(alert, actor=second)
    assert release(alert, actor=first).people_low == 50


def test_no_country_people_come_from_is_told_whoever_says_where_they_come_from() -> None:
    told, named = focal_of("ID"), {code: focal_of(code) for code in ("MM", "BD", "LK")}
    event = make_event()
    event.departed_from = "BD"
    event.save()
    claim(event, measure="nationality", country="LK", low=None)
    alert = send(event=str(event.pk), now=timezone.now())  # its form names MM
    assert list_told(alert) == {told.username}
    assert alert.origins == "BD LK MM"
    assert sign_in(told).get(alert.get_absolute_url()).status_code == 200
    for reader in named.values():
        page = sign_in(reader).get(alert.get_absolute_url())
        assert page.status_code == 404
        assert sign_in(reader).get(f"{alert.get_absolute_url()}cap.xml").status_code == 404


def test_an_alert_that_names_no_country_of_origin_is_refused() -> None:
    with pytest.raises(AlertOriginMissing):
        draft(origins=[])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"note_id": "Ada 21 anak di antara mereka dan air sudah menipis."}, "12, 21"),
        ({"note_th": ""}, "th: 12"),
        ({"note_th": "There are 12 children with them, and water is short."}, "another language than th"),
        ({"note_en": "There are 12 children. Detain them."}, "detain"),
        ({"note_en": "There are 12 children at 9.55 N, 97.20 E."}, "position"),
    ],
)
def test_what_breaks_a_rule_is_said_and_nothing_of_it_goes_out(given: dict[str, Any], words: str) -> None:
    focal_of("ID")
    alert = draft(**given)
    with pytest.raises(AlertFaulty) as caught:
        release(alert)
    assert words in str(caught.value)
    assert not AlertMessage.objects.exists()
    assert not Recipient.objects.exists()
    page = sign_in(make_office()).get(alert.get_absolute_url())
    assert words in page.content.decode()


def test_an_alert_that_would_reach_nobody_is_refused() -> None:
    focal_of("MM")
    with pytest.raises(AlertFaulty, match="Nobody would get it"):
        release(draft())


def test_every_rule_has_its_own_sentence() -> None:
    assert set(FAULTS) == set(CODES)
    assert len({str(text) for text in FAULTS.values()}) == len(CODES)


def test_a_cell_waits_for_72_hours_and_for_land() -> None:
    with pytest.raises(AlertCellUnknown):
        draft(cell="9.5N 97E")
    with pytest.raises(AlertCellEarly):
        draft(cell="N09E097")
    event = make_event(day=TODAY - 5 * DAY)
    with pytest.raises(AlertCellEarly):
        draft(cell="N09E097", event=str(event.pk), now=NOW + 3 * DAY)
    do(event, "step", status="disembarked", at=NOW, authority="Harbour (fictional)", why="")
    with pytest.raises(AlertCellEarly):
        draft(cell="N09E097", event=str(event.pk), now=NOW + 2 * DAY)
    assert draft(cell="N09E097", event=str(event.pk), now=NOW + 3 * DAY).area == "N09E097"


@pytest.mark.parametrize("area", ["9.55,97.2", "N09.5E097", "a beach"])
def test_no_column_takes_an_area_that_is_finer(area: str) -> None:
    alert = draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.filter(pk=alert.pk).update(area=area)


def test_a_drill_is_of_no_event_goes_by_no_real_channel_and_says_so_first() -> None:
    reader = focal_of("ID")
    listen(reader)
    with pytest.raises(AlertOfExercise):
        draft(is_exercise=True, event=str(make_event().pk))
    now = timezone.now()
    rehearse(reader)
    alert = send(is_exercise=True, now=now)
    assert read(content(alert)).status == "Exercise"
    find_waiting(now)
    assert not Notice.objects.exists()
    assert list_events(None, now - DAY) == []
    [notice] = watch_received(reader, now)
    assert notice.text.startswith("EXERCISE")
    assert not notice.is_urgent
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.filter(pk=alert.pk).update(event=make_event())


def test_an_exercise_goes_to_those_who_were_declared_for_it_and_a_real_alert_to_all_as_before() -> None:
    player, other = focal_of("ID", "player"), focal_of("MY", "other")
    now = timezone.now()
    with pytest.raises(DrillNobody):
        send(is_exercise=True, now=now)
    assert not AlertMessage.objects.exists()
    with pytest.raises(NotAllowed):
        declare_drill(actor=player, accounts=[player.pk], now=now)
    with pytest.raises(DrillUnfit):
        rehearse(make_office())
    rehearse(player)
    drill = send(is_exercise=True, now=now)
    assert list_told(drill) == {"player"}
    escalate(drill, now + 3 * LATER)
    assert list_told(drill) == {"player"}
    assert not Alert.objects.visible_to(other, now).filter(pk=drill.pk).exists()
    rehearse()
    assert list_told(send(now=now)) == {"player", "other"}


def test_a_real_one_goes_out_by_notice_without_content_and_by_ids_to_a_program() -> None:
    reader = focal_of("ID")
    listen(reader)
    now = timezone.now()
    alert = send(now=now)
    find_waiting(now)
    assert Notice.objects.get().account == reader
    [event] = list_events(None, now - DAY)
    assert (event.kind.name, dict(event.ids)) == ("alert.sent", {"alert_id": str(alert.pk)})
    acknowledge_alert(actor=reader, alert=alert, now=now)
    end_waiting(now)
    assert not Notice.objects.waiting().exists()


# 17:00 UTC is midnight in Jakarta and noon in New York.
MIDNIGHT = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)


@pytest.mark.on_both
def test_at_midnight_whoever_is_up_is_told_at_once_and_by_day_when_nobody_answers() -> None:
    focal = focal_of("ID", "focal")
    asleep, awake = focal_of("ID", "asleep"), focal_of("ID", "awake")
    for account, zone in ((focal, "Asia/Jakarta"), (asleep, "Asia/Jakarta"), (awake, "America/New_York")):
        live_in(account, zone)
    stand_in(focal, asleep, awake)
    alert = send(now=MIDNIGHT)
    assert list_told(alert) == {"focal", "awake"}
    assert alert.recipients.get(account=awake).stands_in_for == focal
    assert escalate(alert, MIDNIGHT + LATER - timedelta(seconds=1)) == 0
    assert escalate(alert, MIDNIGHT + LATER) == 1
    assert escalate(alert, MIDNIGHT + LATER) == 0
    assert list_told(alert) == {"focal", "asleep", "awake"}


def test_nobody_further_is_told_once_one_of_them_has_read_it_and_twice_says_the_same() -> None:
    focal, other = focal_of("ID", "focal"), focal_of("ID", "other")
    stand_in(focal, other)
    alert = send()
    first = acknowledge_alert(actor=focal, alert=alert, now=NOW)
    assert acknowledge_alert(actor=focal, alert=alert, now=NOW + DAY / 2).acknowledged_at == first.acknowledged_at
    assert escalate(alert, NOW + LATER) == 0
    with pytest.raises(NotAllowed):
        acknowledge_alert(actor=other, alert=alert, now=NOW)


def test_nobody_stands_in_at_a_state_of_which_it_is_learnt_later_that_people_come_from_it() -> None:
    focal, other = focal_of("BD"), focal_of("BD")
    stand_in(focal, other)
    event = make_event()
    alert = send(event=str(event.pk))
    claim(event, measure="nationality", country="BD", low=None)
    assert escalate(alert, NOW + LATER) == 0


def test_a_deputy_is_another_focal_point_of_the_own_body() -> None:
    focal, other, stranger = focal_of("ID"), focal_of("ID"), focal_of("MY")
    for accounts in ([stranger.pk], [focal.pk], [other.pk, other.pk]):
        with pytest.raises(DeputyUnfit):
            name_deputies(actor=focal, accounts=accounts, now=NOW)
    name_deputies(actor=focal, accounts=[other.pk], now=NOW)
    assert list_told(send()) == {focal.username, stranger.username}


def end(alert: Alert, how: str, now: datetime) -> None:
    if how == "cancelled":
        ALERT.perform(alert, "cancel", actor=make_office(), now=now, given={"reason": "wrong"})
    elif how == "updated":
        release(draft(follows=alert, now=now), now=now)
    else:  # and no worker has come by
        Alert.objects.filter(pk=alert.pk).update(sent_at=now - DAY, expires_at=now - timedelta(seconds=1))


@pytest.mark.parametrize("how", ["cancelled", "updated", "over"])
def test_what_ends_is_gone_from_every_list_page_feed_and_notice(how: str) -> None:
    reader, office, now = focal_of("ID"), make_office(), timezone.now()
    listen(reader)
    alert = send(now=now)
    pages = (alert.get_absolute_url(), f"{alert.get_absolute_url()}cap.xml")
    for account in (reader, office):
        assert [sign_in(account).get(page).status_code for page in pages] == [200, 200]
        assert pages[0] in sign_in(account).get("/alerts/").content.decode()
    end(alert, how, now)
    for account in (reader, office):
        assert [sign_in(account).get(page).status_code for page in pages] == [404, 404]
        assert pages[0] not in sign_in(account).get("/alerts/").content.decode()
    assert escalate(alert, now) == 0
    with pytest.raises(AlertOver):
        acknowledge_alert(actor=reader, alert=alert, now=now)
    find_waiting(now)
    assert not Notice.objects.filter(event__thing__in=alert.waves.values_list("pk", flat=True)).exists()
    told = [(event.kind.name, event.ids["alert_id"]) for event in list_events(None, now - DAY)]
    assert ("alert.sent", str(alert.pk)) not in told
    assert (("alert.ended", str(alert.pk)) in told) == (how != "over")
    assert len(list(watch_received(reader, now))) == (how == "updated")


def test_an_update_and_a_cancellation_name_every_message_before_them() -> None:
    focal_of("ID")
    first = send()
    second = release(draft(follows=first, now=NOW + DAY / 24), now=NOW + DAY / 24)
    ALERT.perform(second, "cancel", actor=make_office(), now=NOW + DAY / 12, given={"reason": "over"})
    update, last = read(content(second, "Update")), read(content(second, "Cancel"))
    assert update.references == (read(content(first)).reference,)
    assert last.references == (*update.references, update.reference)
    assert find_faults(last, {"MM"}) == []
    with pytest.raises(AlertOver):
        draft(follows=first, now=NOW + DAY / 12)


def test_a_reader_finds_their_own_language_first_all_three_there_and_the_event_s_id_in_the_file() -> None:
    reader, event, now = focal_of("ID"), make_event(), timezone.now()
    alert = send(now=now, event=str(event.pk))
    client = sign_in(reader)
    client.cookies["titian_language"] = "th"
    page = client.get(alert.get_absolute_url()).content.decode()
    assert re.findall(r'<(?:section|details)[^>]* lang="(\w+)"', page) == ["th", "en", "id"]
    assert read(content(alert)).incidents == (str(event.pk),)


def test_the_worker_marks_what_is_over_once() -> None:
    focal_of("ID")
    alert = send()
    assert end_alerts(NOW + DAY - timedelta(seconds=1)) == 0
    assert end_alerts(NOW + DAY) == 1
    assert end_alerts(NOW + DAY) == 0
    alert.refresh_from_db()
    assert alert.state == State.EXPIRED


def test_a_rule_suggests_and_sends_nothing_and_two_people_stand_behind_what_goes_out() -> None:
    focal_of("ID")
    trigger = declare()
    one, other = make_event(kind="sighting"), make_event(kind="distress")
    judge(one, other, "same")
    assert ask(trigger, NOW) is None
    make_event(kind="landing")
    alert = ask(trigger, NOW)
    assert alert is not None
    assert alert.state == State.SUGGESTED
    assert alert.asked_by.count() == 3
    assert ask(trigger, NOW) is None
    assert not Recipient.objects.exists()
    with pytest.raises(Refused):
        release(alert)
    office = make_office()
    assert [notice.count for notice in watch_drafts(office, NOW)] == [1]
    alert = ALERT.perform(alert, "propose", actor=office, now=NOW, given=GIVEN)
    with pytest.raises(SecondPersonNeeded):
        release(alert, actor=office)
    assert release(alert).state == State.RELEASED


@pytest.mark.parametrize("given", [{"fewest": None}, {"what": "season"}, {"what": "event", "kinds": []}])
def test_a_rule_that_lacks_what_it_needs_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(TriggerUnfit):
        declare(**given)


def test_an_observer_and_whoever_left_read_no_alert() -> None:
    reader = focal_of("ID")
    alert = send()
    Party.objects.filter(code="ID").update(left_on=TODAY)
    assert not Alert.objects.visible_to(reader, NOW).exists()
    with pytest.raises(NotAllowed):
        acknowledge_alert(actor=reader, alert=alert, now=NOW)
    assert sign_in(make_user(Role.OBSERVER)).get("/alerts/").status_code == 403
