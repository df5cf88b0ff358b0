from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from titian import audit
from titian.people.actions.close_account import lock_account
from titian.people.errors import InvitationExpired, InvitationUnknown, NameTaken
from titian.people.models import Invitation, Organisation, User, WrongCode
from titian.people.places import check_place
from titian.people.policies import may_invite, may_manage_account
from titian.people.roles import Role
from titian.people.sessions import end_sessions


def find_invitation(mark: str, now: datetime) -> Invitation:
    """The open invitation whose link has this hash, as `titian.people.links` makes it.

    Raises `InvitationUnknown`, `InvitationExpired`.
    """
    found = _check(Invitation.objects.filter(token_hash=mark).first(), now)
    _check_inviter(found)
    return found


def join(*, mark: str, username: str, name: str, password: str, now: datetime) -> User:
    """A new account of the role and place the link was made for; the link is spent.

    The caller has checked the password's strength. Raises `InvitationUnknown`, `InvitationExpired`, `NameTaken`, and
    what `check_place` raises when the place was closed meanwhile.
    """
    with transaction.atomic():
        glimpsed = _glimpse(mark, Invitation.Kind.JOIN, now)
        if glimpsed.organisation_id is not None:
            # Held: of two first managers of a body who come at once, the second finds the first.
            Organisation.objects.select_for_update().get(pk=glimpsed.organisation_id)
        invitation = _take(glimpsed, now)
        check_place(Role(invitation.role), invitation.organisation, invitation.station)
        spelled = username.strip().lower()
        if User.objects.filter(username__iexact=spelled).exists():
            raise NameTaken(gettext("This user name is taken. Choose another."))
        user = User(
            username=spelled,
            first_name=name.strip(),
            role=invitation.role,
            organisation=invitation.organisation,
            station=invitation.station,
            is_manager=invitation.is_manager,
        )
        user.set_password(password)
        try:
            with transaction.atomic():
                user.save()
        except IntegrityError as error:
            raise NameTaken(gettext("This user name is taken. Choose another.")) from error
        _spend(invitation, user, now)
        audit.record_by(user, "account.join", f"user:{user.pk}", {"role": invitation.role})
    return user


def come_back(*, mark: str, password: str, now: datetime) -> User:
    """A new password for an account whose password or second factor was lost; the link is spent.

    Second factors, sessions and locks of before are gone: whoever needs a second factor sets one up at the next
    sign-in. A closed account is open again. Raises as `join` does.
    """
    with transaction.atomic():
        glimpsed = _glimpse(mark, Invitation.Kind.RECOVER, now)
        if glimpsed.account is None:
            raise InvitationUnknown
        user = lock_account(glimpsed.account.public_id)
        invitation = _take(glimpsed, now)
        check_place(Role(user.role), user.organisation, user.station)
        was_closed = not user.is_active
        user.set_password(password)
        user.is_active, user.closed_at = True, None
        user.save(update_fields=["password", "is_active", "closed_at"])
        removed, _ = Authenticator.objects.filter(user_id=user.pk).delete()
        AccessAttempt.objects.filter(username=user.username).delete()
        WrongCode.objects.filter(account=user).delete()
        end_sessions(user)
        _spend(invitation, user, now)
        audit.record_by(
            user, "account.come_back", f"user:{user.pk}", {"was_closed": was_closed, "second_factors_removed": removed}
        )
    return user


def _glimpse(mark: str, kind: Invitation.Kind, now: datetime) -> Invitation:
    """The open invitation, not yet locked: its place and account are locked before it, as by whoever closes them."""
    return _check(Invitation.objects.filter(token_hash=mark, kind=kind).first(), now)


def _take(glimpsed: Invitation, now: datetime) -> Invitation:
    """The same, locked: of two who open a link at once, one finds it spent."""
    # Its places are read after it: a lock over a join of rows that may be absent is refused by PostgreSQL.
    found = _check(Invitation.objects.select_for_update().get(pk=glimpsed.pk), now)
    _check_inviter(found)
    return found


def _check(found: Invitation | None, now: datetime) -> Invitation:
    if found is None or found.used_at is not None or found.withdrawn_at is not None:
        raise InvitationUnknown
    if not found.is_open(now):
        raise InvitationExpired
    return found


def _check_inviter(invitation: Invitation) -> None:
    """The link is worth what its maker may do now: who has left, or has another role since, lets nobody in.

    Links made by the command on the server have no maker.
    """
    inviter = invitation.invited_by
    if inviter is None:
        return
    if invitation.kind == Invitation.Kind.RECOVER:
        is_good = invitation.account is not None and may_manage_account(inviter, invitation.account)
    else:
        is_good = may_invite(
            inviter,
            Role(invitation.role),
            invitation.organisation,
            invitation.station,
            is_manager=invitation.is_manager,
        )
    if not is_good:
        raise InvitationUnknown


def _spend(invitation: Invitation, user: User, now: datetime) -> None:
    invitation.used_at, invitation.account = now, user
    invitation.save(update_fields=["used_at", "account"])
