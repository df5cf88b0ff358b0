"""What can go wrong with accounts and places. Codes are stable; docs/operators/accounts.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class PeopleError(Refused):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "people.error"


class OtherCountry(PeopleError):
    code = "country.other"
    status = 422
    message = gettext_lazy(
        "This hub serves one country. What belongs to another country is kept on that country's hub."
    )


class LanguageUnknown(PeopleError):
    code = "language.unknown"
    status = 422
    message = gettext_lazy("The desk does not speak this language.")


class NameTaken(PeopleError):
    code = "name.taken"
    message = gettext_lazy("There is one of this name already. Choose another.")


class StillStaffed(PeopleError):
    code = "place.still_staffed"
    message = gettext_lazy(
        "Accounts or invitations still belong to it. Move or close them first, then close the place."
    )


class PlaceClosed(PeopleError):
    code = "place.closed"
    message = gettext_lazy("This place is closed. Nobody can be added to it.")


class PlaceMissing(PeopleError):
    code = "place.missing"
    status = 422
    message = gettext_lazy(
        "This role needs a place: officers and supervisors a station, everyone else an organisation."
    )


class InvitationUnknown(PeopleError):
    """Also the answer to a link that never was: it is not told which."""

    code = "invitation.unknown"
    status = 404
    message = gettext_lazy(
        "This link does not open anything. It may have been used, withdrawn, or copied only in part."
    )


class InvitationExpired(PeopleError):
    code = "invitation.expired"
    status = 410
    message = gettext_lazy("This link is more than seven days old. Ask for a new one.")


class AccountKept(PeopleError):
    code = "account.kept"
    message = gettext_lazy("Accounts are closed, never deleted: the audit log names them.")


class AccountClosed(PeopleError):
    code = "account.closed"
    message = gettext_lazy("This account is closed already.")


class BodyKeepsItself(PeopleError):
    """An administrator invites an independent body's first manager, and nobody after."""

    code = "body.keeps_itself"
    status = 403
    message = gettext_lazy("This body has members already. Its own manager invites everybody else.")


class BodyUnclear(PeopleError):
    code = "body.unclear"
    message = gettext_lazy("It is not clear which independent body is meant.")


class LastAdministrator(PeopleError):
    code = "account.last_administrator"
    message = gettext_lazy("This is the last administrator. Invite another one first, and let them sign in.")


class LastManager(PeopleError):
    code = "account.last_manager"
    message = gettext_lazy(
        "You are the last manager of your organisation. Make another member a manager first, or ask the hub."
    )


class StillHolds(PeopleError):
    """Something would be lost with the account; the message says what, and what to do before."""

    code = "account.still_holds"


class DutyChanged(PeopleError):
    code = "duty.changed"
    message = gettext_lazy("Somebody else has taken the duty in the meantime. Look who holds it now.")


class DutyNotYours(PeopleError):
    code = "duty.not_yours"
    message = gettext_lazy("You do not hold the duty, so you cannot hand it over. You can take it over.")


class HandOverRefused(PeopleError):
    code = "duty.no_such_colleague"
    status = 422
    message = gettext_lazy("The duty goes to another supervisor of the same station, with an open account.")


class PlaceListed(PeopleError):
    code = "place.listed"
    message = gettext_lazy(
        "Its key stands in the country's signed list, so phones may still seal referrals to it. "
        "Sign a list without it first."
    )


class AdministratorUnclear(PeopleError):
    code = "administrator.unclear"
    message = gettext_lazy("It is not clear which administrator is meant.")


class SessionUnknown(PeopleError):
    code = "session.unknown"
    status = 404
    message = gettext_lazy("There is no such session. It may have ended by itself.")


class MailNotSent(PeopleError):
    code = "mail.not_sent"
    status = 502
    message = gettext_lazy("The mail server did not take the message. The link works: hand it over in another way.")
