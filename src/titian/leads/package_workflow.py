"""What is done with a package, as a table: put together, reviewed by one, released by another, recalled by anybody."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import GONE, Detail, Doing, Move, Workflow
from titian.leads import package_forms as forms
from titian.leads.actions.place_objects import place, take_back
from titian.leads.errors import FlightUnknown, NobodyMayRead, PackageChanged, PackageMoved
from titian.leads.models import Package, PackageDelivery
from titian.leads.out.stix import list_objects
from titian.leads.package_codes import PackageState, WhyRecalled
from titian.leads.packing import ask_for, find_contents, mark, write_content
from titian.people.policies import Permission

KEEP: Final = Permission.KEEP_LEADS
DRAFT: Final = frozenset({PackageState.DRAFT})
REVIEWED: Final = frozenset({PackageState.REVIEWED})


def _set_terms(package: Package, doing: Doing) -> Detail:
    given = doing.given
    package.recipients.set(given["recipients"])
    package.days = given["days"]
    package.is_flight_known = given["flight"] != "unknown"
    package.flees = " ".join(sorted(given["flees"]))
    return {"recipients": package.recipients.count(), "days": package.days, "flees": len(given["flees"])}


def _take_out(package: Package, doing: Doing) -> Detail:
    package.leads.remove(doing.given["lead"])
    return {"lead": str(doing.given["lead"])}


def _review(package: Package, doing: Doing) -> Detail:
    """Holds what was looked at: two people say yes to the same thing."""
    if not package.is_flight_known:
        raise FlightUnknown
    package.made_at = doing.now.replace(microsecond=0)
    contents = find_contents(package, doing.now)
    mark(package, contents)
    leaving = len(contents.out.offerers) if contents.out else 0
    return {"identifiers": leaving, "held_back": len(contents.held_back), "digest": contents.digest}


def _send_back(package: Package, doing: Doing) -> Detail:
    package.made_at = package.expires_at = None
    package.digest = package.tlp = package.pap = package.purposes = package.given_by = ""
    return {}


def _release(package: Package, doing: Doing) -> Detail:
    contents = find_contents(package, doing.now)
    if contents.out is None or contents.digest != package.digest:
        raise PackageChanged
    recipients = package.recipients.select_related("partner").filter(partner__state="active").order_by("pk")
    let = [each for each in recipients if ask_for(package, each, doing.now, as_out=True).may]
    if not let:
        raise NobodyMayRead
    objects = list_objects(contents.out)
    for recipient in let:
        delivery = PackageDelivery.objects.create(package=package, recipient=recipient, released_at=doing.now)
        place(delivery, objects, doing.now)
    package.content = write_content(contents.out)
    return {"recipients": len(let)}


def _recall(package: Package, doing: Doing) -> Detail:
    """Everything of it goes at once, here and from the collections; what stays says only that it is recalled."""
    package.recalled_at, package.why_recalled = doing.now, doing.given["reason"]
    package.content = ""
    for delivery in package.deliveries.order_by("recipient_id"):
        take_back(delivery, doing.now)
    package.deliveries.update(pdf=None)
    return {}


PACKAGE: Final = Workflow(
    "lead_package",
    Package,
    Move(
        name="set_terms",
        label=gettext_lazy("Say to whom it goes"),
        states=DRAFT,
        to=None,
        permission=KEEP,
        do=_set_terms,
        form=forms.TermsForm,
    ),
    Move(
        name="take_out",
        label=gettext_lazy("Take it out"),
        states=DRAFT,
        to=None,
        permission=KEEP,
        do=_take_out,
        form=forms.TakeOutForm,
    ),
    Move(
        name="review",
        label=gettext_lazy("I have reviewed it: a second person may release it"),
        states=DRAFT,
        to=PackageState.REVIEWED,
        permission=KEEP,
        do=_review,
        form=forms.ReviewForm,
    ),
    Move(
        name="send_back",
        label=gettext_lazy("Send it back to be changed"),
        states=REVIEWED,
        to=PackageState.DRAFT,
        permission=KEEP,
        do=_send_back,
    ),
    Move(
        name="release",
        label=gettext_lazy("Release it to its recipients"),
        states=REVIEWED,
        to=PackageState.OUT,
        permission=KEEP,
        do=_release,
        second_to="review",
    ),
    Move(
        name="recall",
        label=gettext_lazy("Recall it"),
        states=frozenset({PackageState.OUT}),
        to=PackageState.RECALLED,
        permission=KEEP,
        do=_recall,
        reasons=dict(WhyRecalled.choices),
    ),
    Move(name="end", states=frozenset({PackageState.RECALLED}), to=PackageState.GONE, permission=None),
    Move(
        name="discard",
        label=gettext_lazy("Discard it"),
        states=DRAFT | REVIEWED,
        to=GONE,
        permission=KEEP,
    ),
    wrong=PackageMoved,
)
