"""Partners as pages: who gives leads by a program of their own, and their keys."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from titian.desk.pages import RecordPage, add_page, list_page
from titian.leads.actions.keep_partner import add_partner, make_key
from titian.leads.codes import PartnerState
from titian.leads.forms import PartnerForm
from titian.leads.models import Partner
from titian.leads.tables import PARTNERS
from titian.leads.workflow import PARTNER
from titian.people.desk import after_proof, for_permission
from titian.people.models import User
from titian.people.policies import Permission

KEEP: Final = Permission.KEEP_PARTNERS


def list_partners(reader: User) -> QuerySet[Partner]:
    return Partner.objects.visible_to(reader)


PARTNERS_PAGE: Final = list_page(
    "desk/list.html", PARTNERS, KEEP, list_partners, lambda reader: {"add": "/leads/partners/add/"}, may_export=False
)
ADD_PARTNER: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: PartnerForm(data), add_partner, title=gettext_lazy("Add a partner")
)
PARTNER_PAGE: Final = RecordPage("leads/partner.html", PARTNER, KEEP, list_partners, shows_history=True)


@require_POST
@for_permission(KEEP)
@after_proof
def give_key(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """The new key stands on this page and on no other: the hub keeps nothing it could be read from."""
    partner = get_object_or_404(Partner.objects.visible_to(reader), pk=pk, state=PartnerState.ACTIVE)
    key = make_key(actor=reader, partner=partner, now=timezone.now())
    context = {"key": key, "partner": partner, "address": f"{settings.TITIAN.desk_origin}/api/v1/leads"}
    return render(request, "leads/key.html", context)
