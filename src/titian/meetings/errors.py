"""What meetings refuse. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class HourMissing(Refused):
    code = "meeting.hour_missing"
    status = 422
    message = gettext_lazy(
        "There is no %(hour)s on %(day)s in %(zone)s: clocks are put forward over it that day. Choose another hour."
    )

    def __init__(self, hour: str, day: str, zone: str) -> None:
        super().__init__(str(type(self).message) % {"hour": hour, "day": day, "zone": zone})


class DayOutside(Refused):
    code = "meeting.day_outside"
    status = 422
    message = gettext_lazy("A session would stand on a day on which the meeting is not held. Change the days first.")


class EndsBefore(Refused):
    code = "meeting.ends_before"
    status = 422
    message = gettext_lazy("The end comes before the beginning.")


class AlreadyAnnounced(Refused):
    code = "meeting.announced"
    message = gettext_lazy("Calendars have heard of this meeting already.")


class SessionGone(Refused):
    code = "meeting.session_gone"
    message = gettext_lazy("This session was moved or cancelled meanwhile. The page shows how it stands now.")


class GroupKnown(Refused):
    code = "meeting.group_known"
    status = 422
    field = "name"
    message = gettext_lazy("There is a group of this name already.")


class MemberMissing(Refused):
    code = "meeting.member_missing"
    status = 422
    field = "party"
    message = gettext_lazy("Choose the state or organisation that sits there as co-chair or member.")


class NoFurther(Refused):
    code = "meeting.agenda_no_further"
    status = 422
    message = gettext_lazy("It is the first there, or as far down as an agenda goes: three steps.")


class ItemHolds(Refused):
    code = "meeting.item_holds"
    message = gettext_lazy("Something was said under this item, or stands below it. It stays.")


class SpeakerNotAsked(Refused):
    code = "meeting.speaker_not_asked"
    status = 422
    field = "speaker"
    message = gettext_lazy("A name stands here only where the speaker agreed to it. Say so below, or leave it out.")


class AddressRefused(Refused):
    code = "meeting.address"
    status = 422
    field = "address"
    message = gettext_lazy("Give an address that begins with https and names no account.")


class NotUnderIt(Refused):
    code = "meeting.not_under_it"
    message = gettext_lazy("This does not stand under the item any more.")


class AgendaClosed(WrongMove):
    code = "meeting.item_closed"
    message = gettext_lazy(
        "The meeting is not in session. What is written after it, its co-chairs and the office write."
    )


class PaperSettled(WrongMove):
    code = "meeting.settled"
    message = gettext_lazy("Somebody has decided about it already.")


class MinutesUnreadable(Refused):
    code = "minutes.unreadable"
    status = 422
    message = gettext_lazy(
        "The hub could not read what this browser sent. Your words are kept here; load the page anew."
    )


class MinutesTooLong(Refused):
    code = "minutes.too_long"
    status = 422
    message = gettext_lazy("These minutes are longer than the hub takes. Shorten them; your words are kept here.")


class MinutesNotOpen(Refused):
    code = "minutes.not_open"
    message = gettext_lazy("Minutes are written once the meeting is in session.")
