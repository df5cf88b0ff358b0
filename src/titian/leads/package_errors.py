"""What is refused of packages and of reading them. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class PackageMoved(WrongMove):
    code = "lead_package.wrong_state"
    message = gettext_lazy("This package is released, recalled or not as far. The page shows how it stands.")


class PackageFull(Refused):
    code = "lead_package.full"
    message = gettext_lazy("A package has 100 leads at most. Make another one.")


class LeadNotAssessed(Refused):
    code = "lead_package.not_assessed"
    status = 422
    message = gettext_lazy("Assess this lead first: only what somebody has looked at, and is not closed, goes out.")


class FlightUnknown(Refused):
    code = "lead_package.flight_unknown"
    status = 422
    message = gettext_lazy("Say first which states the people flee whom these offers are aimed at, or that it is none.")


class PackageChanged(Refused):
    code = "lead_package.changed"
    message = gettext_lazy(
        "What would leave is not what was reviewed: a lead has changed. Send it back, and review it."
    )


class NobodyMayRead(Refused):
    code = "lead_package.nobody"
    status = 422
    message = gettext_lazy("None of its recipients may have it. The page says of each why not.")


class MayNotRead(Refused):
    """Raised with the sentence of the rule that says no."""

    code = "lead_package.may_not_read"
    message = gettext_lazy("This recipient may not have it now.")


class NotPrinted(Refused):
    code = "lead_package.not_printed"
    message = gettext_lazy("The PDF is being made. Ask again in a minute.")


class DeliveryUnknown(Refused):
    code = "lead_package.unknown"
    status = 404
    message = gettext_lazy("There is no recalled package of yours under this id.")


class NotReading(Refused):
    code = "lead_partner.not_reading"
    status = 422
    message = gettext_lazy("Say first what this partner reads for. Then make its key.")
