"""Where an officer takes a certificate, and where one is withdrawn."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.desk.forms import dress
from titian.desk.pages import Trying
from titian.learning.actions.certificates import list_finished, take_certificate, withdraw_certificate
from titian.learning.forms import CertificateForm
from titian.learning.models import Certificate, Course, WithdrawnCertificate
from titian.library.identity import get_hub_identity
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.people.qr import make_qr_svg
from titian.sealing import sign_badge, sign_course

TAKE: Final = Permission.TAKE_CERTIFICATE
KEEP: Final = Permission.KEEP_COURSES


@require_safe
@never_cache
@for_permission(TAKE)
def show_own(request: HttpRequest, reader: User) -> HttpResponse:
    """The courses that the reader has finished."""
    return render(request, "learning/own.html", {"courses": list_finished(reader)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_permission(TAKE)
def take(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """Asks whether a name shall stand on it; then the certificate, to be printed or taken along as a badge."""
    course = get_object_or_404(Course.objects.filter(seats__learner__officer=reader), pk=pk)
    form = dress(CertificateForm(request.POST if request.method == "POST" else None))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            now = timezone.now()
            made = take_certificate(officer=reader, course=course, now=now, name=form.cleaned_data["name"])
            key = get_hub_identity().hub_key
            if "badge" in request.POST:
                response = HttpResponse(sign_badge(made, key), content_type="application/jwt")
                response.headers["Content-Disposition"] = 'attachment; filename="titian-course.jwt"'
                return response
            address = f"{settings.TITIAN.field_origin}/certificate/#{sign_course(made, key)}"
            shown = {"made": made, "square": make_qr_svg(address), "address": address}
            return render(request, "learning/certificate.html", shown)
    return trying.draw(request, "learning/take_certificate.html", {"course": course})


@require_safe
@never_cache
@for_permission(KEEP)
def list_certificates(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """Numbers and days of a course's certificates. Whose they are stands nowhere on this hub's pages."""
    course = get_object_or_404(Course.objects.visible_to(reader), pk=pk)
    gone = set(WithdrawnCertificate.objects.values_list("pk", flat=True))
    # By number: by day they could be matched with whoever finished when.
    rows = Certificate.objects.visible_to(reader).filter(course=course).order_by("pk")
    certificates = [(row.pk, row.expires_at, row.pk in gone) for row in rows]
    return render(request, "learning/certificates.html", {"course": course, "certificates": certificates})


@require_POST
@for_permission(KEEP)
def withdraw(request: HttpRequest, reader: User, pk: UUID, certificate: UUID) -> HttpResponseBase:
    row = get_object_or_404(Certificate.objects.visible_to(reader).filter(course=pk), pk=certificate)
    withdraw_certificate(row, actor=reader, now=timezone.now())
    return redirect("course_certificates", pk)
