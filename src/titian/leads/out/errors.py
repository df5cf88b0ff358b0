"""Why something does not go out, one code each."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class OutError(Refused):
    """Base of this room's refusals."""

    code = "leads.out"
    status = 422
    message: str | Promise = gettext_lazy("This cannot go out.")


class MayNotLeave(OutError):
    """An identifier whose bearer may be a victim, a bystander or anybody. Details name its kind and never its value."""

    code = "leads.may_not_leave"
    message = gettext_lazy(
        "Only what people have judged to be an offerer's, each time it was seen, goes out. Look at its roles again."
    )


class NeverExpires(OutError):
    code = "leads.never_expires"
    message = gettext_lazy("Say when this expires: after today, and within 180 days.")


class NothingToSend(OutError):
    code = "leads.nothing_to_send"
    message = gettext_lazy("There is nothing in this package that may go out.")


class NotACode(OutError):
    code = "leads.not_a_code"
    message = gettext_lazy("A package and its lures are named by codes of small letters, digits and hyphens.")


class PurposesApart(OutError):
    code = "leads.purposes_apart"
    message = gettext_lazy("Those who gave this agreed to no purpose that is common to all of it. Make packages apart.")


class PrintFailed(OutError):
    code = "leads.print_failed"
    status = 503
    message = gettext_lazy("The PDF could not be made.")
