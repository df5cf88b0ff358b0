"""What somebody can be told of their notices. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class NoticeError(Refused):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "notice.error"
    message = gettext_lazy("This could not be done with your notices.")


class NoMail(NoticeError):
    code = "notice.no_mail"
    message = gettext_lazy("This hub sends no mail yet. Ask the person who runs it, or let a browser tell you.")


class AddressMissing(NoticeError):
    code = "notice.address_missing"
    message = gettext_lazy("Give a mail address first, and open the link that is sent to it.")


class LinkOver(NoticeError):
    code = "notice.link_over"
    status = 410
    message = gettext_lazy("This link is used, over, or for another account. Give your address again for a new one.")


class ZoneUnknown(NoticeError):
    code = "notice.zone_unknown"
    status = 422
    field = "zone"
    message = gettext_lazy("Choose a place of the list for your clock.")


class HoursIncomplete(NoticeError):
    code = "notice.hours_incomplete"
    status = 422
    field = "quiet_until"
    message = gettext_lazy("Give both hours, two different ones, or leave both empty.")


class BrowserRefused(NoticeError):
    code = "notice.browser_refused"
    status = 422
    message = gettext_lazy("The hub does not send to the address this browser gave. Use another browser, or mail.")


class TooManyBrowsers(NoticeError):
    code = "notice.too_many_browsers"
    message = gettext_lazy("There are as many browsers as one account may have. Forget one first.")


class PushKeyMissing(NoticeError):
    code = "notice.push_key_missing"
    message = gettext_lazy("This hub cannot reach browsers yet: its key for that is missing. Ask who runs it.")


class NotSent(Exception):
    """A notice did not go out. `problem` is one word for logs and pages: never what the other side said."""

    code = "notice.not_sent"

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


class AddressRefused(NotSent):
    """The mail server says that nobody can be reached at this address: it is not tried again."""


class BrowserGone(NotSent):
    """The push service says that this browser is subscribed no more."""
