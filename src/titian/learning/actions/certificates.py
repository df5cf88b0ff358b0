"""A learner takes the certificate of a course they finished; whoever keeps courses withdraws one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.learning.codes import StepKind
from titian.learning.errors import CertificateNotYet, CertificateWithdrawn
from titian.learning.models import Attempt, Certificate, Course, WithdrawnCertificate
from titian.learning.offered import find_before, name_steps
from titian.library.identity import HubIdentity, get_hub_identity
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.sealing import CourseCertificate, sign_withdrawn

VALID: Final = timedelta(days=3 * 365)
LIST_VALID: Final = timedelta(days=365)


def list_finished(officer: User) -> list[Course]:
    """Courses in which this officer sits and has finished everything that is asked, as phones have told by now."""
    courses = Course.objects.filter(seats__learner__officer=officer).prefetch_related("steps").order_by("begins_on")
    done = set(Attempt.objects.filter(learner__officer=officer).values_list("kind", "item"))
    return [course for course in courses if _is_finished(course, done)]


def _is_finished(course: Course, done: Iterable[tuple[str, str]]) -> bool:
    """A course that asks for nothing is not finished by anything. What comes before a module is asked for with it."""
    steps = {(step.kind, step.item) for step in course.steps.all()}
    before = find_before({item for kind, item in steps if kind == StepKind.MODULE})
    return bool(steps) and steps | {(StepKind.MODULE.value, item) for item in before} <= set(done)


def take_certificate(*, officer: User, course: Course, now: datetime, name: str = "") -> CourseCertificate:
    """The certificate, the same each time but for the name, which stands on it alone and is kept nowhere.

    Raises `NotAllowed`, `CertificateNotYet`, `CertificateWithdrawn`, and `IdentityMissing` where the hub has no key.
    """
    if not may(officer, Permission.TAKE_CERTIFICATE):
        raise NotAllowed
    if course not in list_finished(officer):
        raise CertificateNotYet
    hub = get_hub_identity()
    with transaction.atomic():
        seat = course.seats.select_related("learner").get(learner__officer=officer)
        issued_at = now.replace(microsecond=0)
        row, is_new = Certificate.objects.get_or_create(
            course=course, learner=seat.learner, defaults={"issued_at": issued_at, "expires_at": issued_at + VALID}
        )
        if WithdrawnCertificate.objects.filter(pk=row.pk).exists():
            raise CertificateWithdrawn
        if is_new:
            audit.record("hub", "worker", "certificate.issue", f"course:{course.pk}")
    names = name_steps()
    return CourseCertificate(
        id=row.pk,
        hub_id=hub.hub_id,
        issuer=hub.name,
        course_id=str(course.pk),
        course=course.title,
        parts=tuple(names.get(str(step), step.item) for step in course.steps.order_by("position")),
        issued_at=row.issued_at,
        expires_at=row.expires_at,
        name=name.strip() or None,
    )


def withdraw_certificate(certificate: Certificate, *, actor: User, now: datetime) -> None:
    """Its number stands on the list from now on. Safe to do twice. Raises `NotAllowed`."""
    if not Certificate.objects.visible_to(actor).filter(pk=certificate.pk).exists():
        raise NotAllowed
    with transaction.atomic():
        _, is_new = WithdrawnCertificate.objects.get_or_create(pk=certificate.pk, defaults={"withdrawn_at": now})
        if is_new:
            audit.record("user", str(actor.pk), "certificate.withdraw", f"course:{certificate.course_id}")


def sign_list(hub: HubIdentity, now: datetime) -> str:
    """The numbers of all that are withdrawn, signed as of now."""
    withdrawn: list[uuid.UUID] = list(WithdrawnCertificate.objects.values_list("pk", flat=True))
    return sign_withdrawn(
        withdrawn,
        hub.hub_key,
        hub_id=hub.hub_id,
        sequence=len(withdrawn) + 1,
        issued_at=now,
        expires_at=now + LIST_VALID,
    )
