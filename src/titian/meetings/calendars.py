"""Meetings as iCalendar (RFC 5545, 5546): a feed for one account, an invitation for one meeting.

A meeting is an event of whole days; each of its sessions is one of hours, in the meeting's zone, with the zone's rules
beside it. What was cancelled stays, and says so. No person stands in a calendar: groups are invited.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from titian.meetings.codes import SessionState
from titian.workplan.codes import MeetingState

if TYPE_CHECKING:
    from icalendar import Calendar, Event

    from titian.meetings.models import Session
    from titian.workplan.models import Meeting

MAKER: Final = "-//Titian//Meetings//EN"


def write_feed(meetings: Iterable[Meeting], *, name: str, now: datetime) -> bytes:
    """All that a reader's calendar shows; calendars ask for it again and again."""
    calendar = _begin("PUBLISH")
    calendar.add("x-wr-calname", name)
    for meeting in meetings:
        _add_meeting(calendar, meeting, now)
    return _close(calendar)


def write_invitation(meeting: Meeting, *, now: datetime) -> bytes:
    """One meeting, to be put into a calendar by hand: a request, or that it is cancelled."""
    calendar = _begin("CANCEL" if meeting.state == MeetingState.CANCELLED else "REQUEST")
    for event in _add_meeting(calendar, meeting, now):
        for called in meeting.called.all():
            event.add(
                "attendee",
                f"urn:uuid:{called.group_id}",
                parameters={"CN": called.group.name, "CUTYPE": "GROUP", "ROLE": "REQ-PARTICIPANT"},
            )
    return _close(calendar)


def _begin(method: str) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _close(calendar: Calendar) -> bytes:
    """With the rules of each zone that is named, for the years around its events."""
    days = [_day_of(event.decoded("dtstart")) for event in calendar.walk("VEVENT")]
    if days:
        year = timedelta(days=366)
        calendar.add_missing_timezones(first_date=min(days) - year, last_date=max(days) + year)
    written: bytes = calendar.to_ical()
    return written


def _day_of(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _add_meeting(calendar: Calendar, meeting: Meeting, now: datetime) -> list[Event]:
    whole = _make_event(meeting, str(meeting.pk), meeting.title, meeting.sequence, now)
    whole.add("dtstart", meeting.begins_on)
    whole.add("dtend", meeting.ends_on + timedelta(days=1))
    whole.add("transp", "TRANSPARENT")
    _say_state(whole, is_cancelled=meeting.state == MeetingState.CANCELLED)
    _say_place(whole, meeting.place)
    events = [whole]
    for session in meeting.sessions.all():
        event = _make_event(meeting, str(session.pk), f"{meeting.title}: {session.title}", session.sequence, now)
        event.add("dtstart", _find_moment(session, session.begins, meeting.zone))
        event.add("dtend", _find_moment(session, session.ends, meeting.zone))
        _say_state(event, is_cancelled=session.state == SessionState.CANCELLED)
        _say_place(event, session.place or meeting.place)
        events.append(event)
    for event in events:
        calendar.add_component(event)
    return events


def _make_event(meeting: Meeting, uid: str, title: str, sequence: int, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@{settings.TITIAN.desk_origin.host}")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", sequence)
    event.add("summary", title)
    address = f"{settings.TITIAN.desk_origin}{reverse('meeting', args=[meeting.pk])}"
    event.add("url", address)
    event.add("organizer", str(settings.TITIAN.desk_origin), parameters={"CN": settings.TITIAN.hub_name})
    return event


def _find_moment(session: Session, hour: time, zone: str) -> datetime:
    moment = datetime.combine(session.day, hour, ZoneInfo(zone))
    return moment.astimezone(UTC) if zone == "UTC" else moment


def _say_state(event: Event, *, is_cancelled: bool) -> None:
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")


def _say_place(event: Event, place: str) -> None:
    if place:
        event.add("location", place)
