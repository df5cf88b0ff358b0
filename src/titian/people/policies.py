"""Who may do what, and how far, as one table: a role has the permissions of its row and no other.

Each permission reaches a scope: the own account or phone, the own station, the own organisation, the country, or the
hub as a whole. Rooms ask `reaches` for one thing and `limit_to_scope` for a list; nothing else compares roles.
docs/security/permissions.md is made from this table: `python -m titian.people.permission_page`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import models

from titian.people.roles import REGION, Role

if TYPE_CHECKING:
    from titian.people.models import Organisation, Station, User


class Scope(StrEnum):
    """How far a permission reaches, from the nearest to the widest."""

    OWN = "own"
    STATION = "station"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    HUB = "hub"


class Permission(StrEnum):
    """One piece of work. Nobody has two roles, and no role reads what a referral says but its provider."""

    # Opens the list of one's own phones that waits for a new one, and nothing else: adding one is MANAGE_PHONES.
    ADD_OWN_PHONE = "phone.add_own"
    SEE_PHONES = "phone.see"
    MANAGE_PHONES = "phone.manage"
    KEEP_QUARANTINE = "quarantine.keep"
    SEE_ROLLOUT = "rollout.see"
    SEE_STATION_COUNTS = "station.see_counts"
    KEEP_DUTY = "station.keep_duty"
    SEE_STATIONS = "station.see"
    ANSWER_REFERRALS = "referral.answer"
    COUNT_REFERRALS = "referral.count"
    BRING_CODE = "person_code.bring"
    SET_RETENTION = "retention.set"
    SET_ANSWER_LIMITS = "answer_limit.set"
    MAKE_ORGANISATION_KEY = "organisation_key.make"
    SEE_ORGANISATION_KEYS = "organisation_key.see"
    COMPARE_KEY_WORDS = "organisation_key.compare"
    END_ORGANISATION_KEY = "organisation_key.end"
    REMOVE_FROM_KEY = "organisation_key.remove_member"
    SEE_TALLIES = "tally.see"
    SEE_ARRIVALS = "arrival.see"
    KEEP_ARRIVALS = "arrival.keep"
    # Exact figures of who died, is missing or was removed, where they were sealed to the own organisation.
    OPEN_ARRIVAL_COUNTS = "arrival_counts.open"
    SEE_COUNTRY_FIGURES = "country.see_figures"
    SEE_COUNTRY_FOLDER = "country.see_folder"
    SEE_PROTECTION_COUNTS = "protection.see_counts"
    READ_COMPLAINTS = "complaint.read"
    SEE_AUDIT = "audit.see"
    EXPORT_AUDIT = "audit.export"
    SEE_OWN_LOG = "audit.see_own"
    SEE_LOG_OPENINGS = "log_opening.see"
    ASK_LOG_OPENING = "log_opening.ask"
    AGREE_LOG_OPENING = "log_opening.agree"
    SEE_ACCOUNTS = "account.see"
    MANAGE_ACCOUNTS = "account.manage"
    MANAGE_PLACES = "place.manage"
    LIFT_LOCKS = "lock.lift"
    MANAGE_WEBHOOKS = "webhook.manage"
    CONFIRM_WEBHOOKS = "webhook.confirm"
    SEE_STUDIO = "studio.see"
    TRANSLATE_TEXTS = "studio.translate"
    PUT_TEXTS_BACK = "studio.back_translate"
    APPROVE_TEXTS = "studio.approve"
    RECORD_CLIPS = "studio.record"
    APPROVE_CLIPS = "studio.approve_clips"
    KEEP_STUDIO = "studio.keep"
    SEE_DIRECTORY = "directory.see"
    EDIT_DIRECTORY = "directory.edit"
    AGREE_DIRECTORY = "directory.agree"
    APPROVE_DIRECTORY = "directory.approve"
    SAY_FULL = "directory.say_full"
    SEE_PLAN = "plan.see"
    SEE_MEMBERS_WORDS = "plan.see_members"
    KEEP_PLAN = "plan.keep"
    SEND_UPDATES = "update.send"
    SHARE_UPDATES = "update.share"
    PROPOSE = "round.propose"
    KEEP_MEETINGS = "meeting.keep"
    TAKE_PART = "meeting.take_part"
    DO_TASKS = "task.do"
    KEEP_PROGRAMMES = "programme.keep"
    KEEP_NAMES = "names.keep"
    ANSWER_FOLLOW_UPS = "follow_up.answer"
    KEEP_SECONDMENTS = "secondment.keep"
    NOMINATE = "secondment.nominate"
    KEEP_NOMINATIONS = "nomination.keep"
    KEEP_STATEMENTS = "statement.keep"
    RELEASE_STATEMENTS = "statement.release"
    KEEP_SHELF = "shelf.keep"
    KEEP_COURSES = "course.keep"
    # What somebody shares of their answers reaches the one who leads their course, and no other.
    READ_SHARED = "course.read_shared"
    KEEP_TRAINERS = "trainer.keep"
    TAKE_CERTIFICATE = "certificate.take"
    SEE_LEARNING_COUNTS = "learning_counts.see"
    TAKE_LEARNING_COUNTS = "learning_counts.take"
    SEE_LEADS = "lead.see"
    KEEP_LEADS = "lead.keep"
    KEEP_HELP_LINES = "help_line.keep"
    # That somebody looked for an offerer, for what and why: never a lead, never the identifier.
    OVERSEE_LEADS = "lead.oversee"
    # Which signs are looked for in leads, and where: never a lead.
    KEEP_LEAD_RULES = "lead_rule.keep"
    # Who may give leads by a program of their own; never what they gave.
    KEEP_PARTNERS = "lead_partner.keep"
    SEE_EVENTS = "event.see"
    REPORT_EVENTS = "event.report"
    # Another claim in the place of one, which stays; and what an event is.
    REVISE_CLAIMS = "event.revise"
    # Which claim counts, and which reports are of one event.
    RECONCILE_EVENTS = "event.reconcile"
    # By themselves, and for their own member: join, need, offer, decide, take on.
    CONSULT = "consultation.take_part"
    CONVENE = "consultation.convene"
    RUN_EXERCISES = "exercise.run"
    KEEP_NATIONAL_PLAN = "national_plan.keep"
    SEE_ALERTS = "alert.see"
    DRAFT_ALERTS = "alert.draft"
    # By another than whoever wrote it.
    RELEASE_ALERTS = "alert.release"
    RECEIVE_ALERTS = "alert.receive"
    KEEP_TRIGGERS = "trigger.keep"
    # The own body's copy of a position, once it was asked.
    OPEN_POSITIONS = "position.open"
    # An arrival of a country's hub, and its counts when they come back.
    ASK_ARRIVALS = "event.ask_arrival"
    DRAFT_REPORTS = "event.draft_report"
    # Whose signed files are taken here.
    KEEP_KNOWN_HUBS = "known_hub.keep"
    # Numbers that a region's hub signed, at a country's desk.
    SEE_DUTY_DESKS = "duty_desk.see"
    SEE_CONTACTS = "contact.see"
    KEEP_CONTACTS = "contact.keep"
    RECEIVE_NOTICES = "notice.receive"
    ADMINISTER = "hub.administer"


PERMISSIONS: Final[Mapping[Role, Mapping[Permission, Scope]]] = MappingProxyType(
    {
        Role.OFFICER: {
            Permission.ADD_OWN_PHONE: Scope.OWN,
            Permission.SEE_PHONES: Scope.OWN,
            Permission.MANAGE_PHONES: Scope.OWN,
            Permission.SEE_STATIONS: Scope.STATION,
            Permission.TAKE_CERTIFICATE: Scope.OWN,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        Role.SUPERVISOR: {
            Permission.SEE_STATION_COUNTS: Scope.STATION,
            Permission.KEEP_DUTY: Scope.STATION,
            Permission.SEE_STATIONS: Scope.STATION,
            Permission.COUNT_REFERRALS: Scope.STATION,
            # Wherever in the country the person comes with it.
            Permission.BRING_CODE: Scope.COUNTRY,
            Permission.SEE_TALLIES: Scope.STATION,
            Permission.SEE_ARRIVALS: Scope.STATION,
            Permission.KEEP_ARRIVALS: Scope.STATION,
            Permission.SEE_PROTECTION_COUNTS: Scope.STATION,
            Permission.SEE_PHONES: Scope.STATION,
            Permission.MANAGE_PHONES: Scope.STATION,
            Permission.SEE_ROLLOUT: Scope.STATION,
            Permission.SEE_DUTY_DESKS: Scope.HUB,
            Permission.SEE_DIRECTORY: Scope.COUNTRY,
            Permission.RECEIVE_NOTICES: Scope.OWN,
            Permission.SEE_ACCOUNTS: Scope.STATION,
        },
        Role.PROVIDER: {
            Permission.ANSWER_REFERRALS: Scope.ORGANISATION,
            Permission.OPEN_ARRIVAL_COUNTS: Scope.ORGANISATION,
            Permission.BRING_CODE: Scope.COUNTRY,
            Permission.MAKE_ORGANISATION_KEY: Scope.ORGANISATION,
            Permission.SEE_ORGANISATION_KEYS: Scope.ORGANISATION,
            Permission.SEE_DIRECTORY: Scope.COUNTRY,
            Permission.EDIT_DIRECTORY: Scope.ORGANISATION,
            Permission.AGREE_DIRECTORY: Scope.ORGANISATION,
            Permission.SEE_DUTY_DESKS: Scope.HUB,
            Permission.SAY_FULL: Scope.ORGANISATION,
            Permission.RECEIVE_NOTICES: Scope.OWN,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        Role.COORDINATOR: {
            Permission.SEE_COUNTRY_FIGURES: Scope.COUNTRY,
            Permission.SEE_COUNTRY_FOLDER: Scope.COUNTRY,
            Permission.SEE_ROLLOUT: Scope.COUNTRY,
            Permission.SEE_STATIONS: Scope.COUNTRY,
            Permission.COUNT_REFERRALS: Scope.COUNTRY,
            Permission.BRING_CODE: Scope.COUNTRY,
            Permission.SET_RETENTION: Scope.COUNTRY,
            Permission.SET_ANSWER_LIMITS: Scope.COUNTRY,
            Permission.SEE_TALLIES: Scope.COUNTRY,
            Permission.SEE_ARRIVALS: Scope.COUNTRY,
            Permission.SEE_PROTECTION_COUNTS: Scope.COUNTRY,
            Permission.SEE_AUDIT: Scope.COUNTRY,
            Permission.EXPORT_AUDIT: Scope.COUNTRY,
            Permission.SEE_LOG_OPENINGS: Scope.COUNTRY,
            Permission.ASK_LOG_OPENING: Scope.COUNTRY,
            Permission.SEE_ORGANISATION_KEYS: Scope.COUNTRY,
            Permission.COMPARE_KEY_WORDS: Scope.COUNTRY,
            Permission.END_ORGANISATION_KEY: Scope.COUNTRY,
            Permission.SEE_STUDIO: Scope.HUB,
            Permission.KEEP_STUDIO: Scope.HUB,
            Permission.SEE_DIRECTORY: Scope.COUNTRY,
            Permission.EDIT_DIRECTORY: Scope.COUNTRY,
            Permission.AGREE_DIRECTORY: Scope.COUNTRY,
            Permission.SEE_DUTY_DESKS: Scope.HUB,
            Permission.APPROVE_DIRECTORY: Scope.COUNTRY,
            Permission.KEEP_COURSES: Scope.COUNTRY,
            Permission.READ_SHARED: Scope.OWN,
            Permission.KEEP_TRAINERS: Scope.COUNTRY,
            Permission.RECEIVE_NOTICES: Scope.OWN,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        Role.ADMINISTRATOR: {
            Permission.ADMINISTER: Scope.HUB,
            Permission.KEEP_KNOWN_HUBS: Scope.HUB,
            Permission.SEE_DUTY_DESKS: Scope.HUB,
            Permission.SEE_COUNTRY_FOLDER: Scope.COUNTRY,
            Permission.SEE_AUDIT: Scope.COUNTRY,
            Permission.EXPORT_AUDIT: Scope.COUNTRY,
            Permission.LIFT_LOCKS: Scope.HUB,
            Permission.MANAGE_WEBHOOKS: Scope.COUNTRY,
            Permission.MANAGE_PLACES: Scope.COUNTRY,
            Permission.SEE_STATIONS: Scope.COUNTRY,
            Permission.SEE_ACCOUNTS: Scope.COUNTRY,
            Permission.MANAGE_ACCOUNTS: Scope.COUNTRY,
            Permission.SEE_PHONES: Scope.COUNTRY,
            Permission.MANAGE_PHONES: Scope.COUNTRY,
            Permission.KEEP_QUARANTINE: Scope.COUNTRY,
            Permission.SEE_ROLLOUT: Scope.COUNTRY,
        },
        Role.OVERSIGHT: {
            Permission.READ_COMPLAINTS: Scope.ORGANISATION,
            Permission.SEE_LOG_OPENINGS: Scope.COUNTRY,
            Permission.AGREE_LOG_OPENING: Scope.COUNTRY,
            Permission.MAKE_ORGANISATION_KEY: Scope.ORGANISATION,
            Permission.SEE_ORGANISATION_KEYS: Scope.ORGANISATION,
            Permission.SEE_ACCOUNTS: Scope.ORGANISATION,
        },
        # Words are of the hub as a whole; which languages somebody works on, the studio keeps.
        Role.TRANSLATOR: {
            Permission.SEE_STUDIO: Scope.HUB,
            Permission.TRANSLATE_TEXTS: Scope.HUB,
            Permission.PUT_TEXTS_BACK: Scope.HUB,
            Permission.RECORD_CLIPS: Scope.HUB,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        Role.REVIEWER: {
            Permission.SEE_STUDIO: Scope.HUB,
            Permission.PUT_TEXTS_BACK: Scope.HUB,
            Permission.APPROVE_TEXTS: Scope.HUB,
            Permission.APPROVE_CLIPS: Scope.HUB,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        Role.CO_CHAIR: {
            Permission.SEE_PLAN: Scope.HUB,
            Permission.SEE_MEMBERS_WORDS: Scope.HUB,
            Permission.KEEP_PLAN: Scope.HUB,
            Permission.SHARE_UPDATES: Scope.HUB,
            Permission.KEEP_MEETINGS: Scope.HUB,
            Permission.TAKE_PART: Scope.HUB,
            Permission.DO_TASKS: Scope.HUB,
            Permission.KEEP_PROGRAMMES: Scope.HUB,
            # A list of names is its organiser's alone.
            Permission.KEEP_NAMES: Scope.ORGANISATION,
            Permission.ANSWER_FOLLOW_UPS: Scope.HUB,
            Permission.KEEP_SECONDMENTS: Scope.HUB,
            Permission.NOMINATE: Scope.HUB,
            Permission.KEEP_NOMINATIONS: Scope.HUB,
            Permission.KEEP_STATEMENTS: Scope.HUB,
            Permission.RELEASE_STATEMENTS: Scope.HUB,
            Permission.KEEP_SHELF: Scope.HUB,
            Permission.KEEP_TRAINERS: Scope.HUB,
            Permission.SEE_LEARNING_COUNTS: Scope.HUB,
            Permission.SEE_EVENTS: Scope.HUB,
            Permission.RECONCILE_EVENTS: Scope.HUB,
            Permission.CONSULT: Scope.HUB,
            Permission.CONVENE: Scope.HUB,
            Permission.RUN_EXERCISES: Scope.HUB,
            Permission.SEE_ALERTS: Scope.HUB,
            Permission.RELEASE_ALERTS: Scope.HUB,
            Permission.DRAFT_REPORTS: Scope.HUB,
            Permission.SEE_CONTACTS: Scope.HUB,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        Role.REGIONAL_OFFICE: {
            Permission.SEE_PLAN: Scope.HUB,
            Permission.SEE_MEMBERS_WORDS: Scope.HUB,
            Permission.KEEP_PLAN: Scope.HUB,
            Permission.SHARE_UPDATES: Scope.HUB,
            Permission.KEEP_MEETINGS: Scope.HUB,
            Permission.TAKE_PART: Scope.HUB,
            Permission.DO_TASKS: Scope.HUB,
            Permission.KEEP_PROGRAMMES: Scope.HUB,
            # A list of names is its organiser's alone.
            Permission.KEEP_NAMES: Scope.ORGANISATION,
            Permission.ANSWER_FOLLOW_UPS: Scope.HUB,
            Permission.KEEP_SECONDMENTS: Scope.HUB,
            Permission.NOMINATE: Scope.HUB,
            Permission.KEEP_NOMINATIONS: Scope.HUB,
            Permission.KEEP_STATEMENTS: Scope.HUB,
            Permission.KEEP_SHELF: Scope.HUB,
            Permission.KEEP_TRAINERS: Scope.HUB,
            Permission.SEE_LEARNING_COUNTS: Scope.HUB,
            Permission.TAKE_LEARNING_COUNTS: Scope.HUB,
            Permission.KEEP_LEAD_RULES: Scope.HUB,
            Permission.KEEP_PARTNERS: Scope.HUB,
            Permission.SEE_EVENTS: Scope.HUB,
            Permission.REPORT_EVENTS: Scope.HUB,
            Permission.REVISE_CLAIMS: Scope.HUB,
            Permission.RECONCILE_EVENTS: Scope.HUB,
            Permission.CONSULT: Scope.HUB,
            Permission.CONVENE: Scope.HUB,
            Permission.RUN_EXERCISES: Scope.HUB,
            Permission.SEE_ALERTS: Scope.HUB,
            Permission.DRAFT_ALERTS: Scope.HUB,
            Permission.RELEASE_ALERTS: Scope.HUB,
            Permission.KEEP_TRIGGERS: Scope.HUB,
            Permission.ASK_ARRIVALS: Scope.HUB,
            Permission.DRAFT_REPORTS: Scope.HUB,
            Permission.SEE_CONTACTS: Scope.HUB,
            Permission.KEEP_CONTACTS: Scope.HUB,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        # Their organisation is the state or the organisation they speak for.
        Role.FOCAL_POINT: {
            Permission.SEE_PLAN: Scope.HUB,
            Permission.SEE_MEMBERS_WORDS: Scope.HUB,
            Permission.SEND_UPDATES: Scope.ORGANISATION,
            Permission.PROPOSE: Scope.ORGANISATION,
            Permission.TAKE_PART: Scope.HUB,
            Permission.DO_TASKS: Scope.ORGANISATION,
            Permission.KEEP_PROGRAMMES: Scope.ORGANISATION,
            Permission.KEEP_NAMES: Scope.ORGANISATION,
            Permission.ANSWER_FOLLOW_UPS: Scope.ORGANISATION,
            # To any call; of what they nominated they keep their own.
            Permission.NOMINATE: Scope.HUB,
            Permission.KEEP_NOMINATIONS: Scope.ORGANISATION,
            Permission.SEE_LEARNING_COUNTS: Scope.HUB,
            # Of any event they say what they know; what their own said they revise.
            Permission.SEE_EVENTS: Scope.HUB,
            Permission.REPORT_EVENTS: Scope.HUB,
            Permission.REVISE_CLAIMS: Scope.ORGANISATION,
            Permission.CONSULT: Scope.HUB,
            # A plan is written by whoever speaks for its member, and by no other.
            Permission.KEEP_NATIONAL_PLAN: Scope.ORGANISATION,
            Permission.SEE_ALERTS: Scope.HUB,
            Permission.DRAFT_ALERTS: Scope.ORGANISATION,
            Permission.RECEIVE_ALERTS: Scope.HUB,
            Permission.OPEN_POSITIONS: Scope.ORGANISATION,
            # Of the body they speak for: positions are sealed to it.
            Permission.MAKE_ORGANISATION_KEY: Scope.ORGANISATION,
            Permission.SEE_ORGANISATION_KEYS: Scope.ORGANISATION,
            Permission.ASK_ARRIVALS: Scope.HUB,
            Permission.DRAFT_REPORTS: Scope.HUB,
            Permission.SEE_CONTACTS: Scope.HUB,
            Permission.KEEP_CONTACTS: Scope.ORGANISATION,
            Permission.RECEIVE_NOTICES: Scope.OWN,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        Role.OBSERVER: {
            Permission.SEE_PLAN: Scope.HUB,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        Role.ANALYST: {
            Permission.SEE_LEADS: Scope.HUB,
            Permission.KEEP_LEADS: Scope.HUB,
            Permission.KEEP_HELP_LINES: Scope.HUB,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
        Role.LEADS_BODY: {
            Permission.OVERSEE_LEADS: Scope.HUB,
            Permission.SEE_ACCOUNTS: Scope.OWN,
        },
    }
)

# What the mark `manager` of a member of a provider or an independent body puts in place of the row of the role.
MANAGER_PERMISSIONS: Final[Mapping[Permission, Scope]] = MappingProxyType(
    {
        Permission.SEE_ACCOUNTS: Scope.ORGANISATION,
        Permission.MANAGE_ACCOUNTS: Scope.ORGANISATION,
        Permission.END_ORGANISATION_KEY: Scope.ORGANISATION,
        Permission.REMOVE_FROM_KEY: Scope.ORGANISATION,
        Permission.CONFIRM_WEBHOOKS: Scope.ORGANISATION,
        Permission.SEE_OWN_LOG: Scope.ORGANISATION,
    }
)

# Outside the demo these sign in with two factors, and so does every manager: they give keys, roles and figures away,
# or answer people in the name of a body that nobody else oversees.
SECOND_FACTOR_ROLES: Final = frozenset(
    {
        Role.COORDINATOR,
        Role.ADMINISTRATOR,
        Role.OVERSIGHT,
        Role.CO_CHAIR,
        Role.REGIONAL_OFFICE,
        Role.ANALYST,
        Role.LEADS_BODY,
    }
)

# Roles of whose members some are managers of their organisation.
MANAGER_ROLES: Final = frozenset({Role.PROVIDER, Role.OVERSIGHT})

# Which accounts each may invite, move and close, within the scope of MANAGE_ACCOUNTS. No administrator has a hand in
# who reads complaints: see `may_invite` for the one exception, the body's first manager.
MANAGED_ROLES: Final[Mapping[Role, frozenset[Role]]] = MappingProxyType(
    {
        Role.ADMINISTRATOR: frozenset(Role) - {Role.OVERSIGHT},
        **{role: frozenset({role}) for role in Role if role in MANAGER_ROLES},
    }
)

# Where each role works. Officers and supervisors may belong to a service besides their station.
WORKS_AT_STATION: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})
ORGANISATION_KINDS: Final[Mapping[Role, frozenset[str]]] = MappingProxyType(
    {
        Role.OFFICER: frozenset({"station_service"}),
        Role.SUPERVISOR: frozenset({"station_service"}),
        Role.PROVIDER: frozenset({"provider"}),
        Role.COORDINATOR: frozenset({"hub", "station_service", "regional"}),
        Role.ADMINISTRATOR: frozenset({"hub", "regional"}),
        Role.OVERSIGHT: frozenset({"oversight"}),
        Role.TRANSLATOR: frozenset({"hub", "station_service", "provider", "regional"}),
        Role.REVIEWER: frozenset({"hub", "station_service", "provider", "regional"}),
        **{role: frozenset({"regional"}) for role in REGION},
    }
)

REGIONAL_KINDS: Final = frozenset({"hub", "regional"})

Row = TypeVar("Row", bound="models.QuerySet[Any]")  # Any: of whatever model


class ScopeGap(Exception):
    """A list was asked for in a scope it names no field for: a mistake in the room, not of the reader."""

    code = "scope.gap"


def find_scope(actor: User, permission: Permission) -> Scope | None:
    """How far the actor's permission reaches; None where it has none. A closed account has none at all, and neither has
    one of a role that a hub of this kind does not have."""
    if not actor.is_active or not has_role(actor.role):
        return None
    if actor.is_manager and permission in MANAGER_PERMISSIONS:
        return MANAGER_PERMISSIONS[permission]
    return PERMISSIONS[Role(actor.role)].get(permission)


def has_role(role: str) -> bool:
    """Whether accounts of this role work on a hub of this kind."""
    return role in settings.HUB_KIND.roles


def list_kinds() -> frozenset[str]:
    """The kinds of organisation that a hub of this kind has."""
    return frozenset().union(*ORGANISATION_KINDS.values()) if settings.HUB_KIND.has_phones else REGIONAL_KINDS


def may(actor: User, permission: Permission) -> bool:
    """Whether the actor's role has the permission, however far it reaches."""
    return find_scope(actor, permission) is not None


def reaches(
    actor: User,
    permission: Permission,
    *,
    own: int | None = None,
    station: UUID | None = None,
    organisation: UUID | None = None,
    country: str | None = None,
) -> bool:
    """Whether the actor's permission reaches a thing that belongs to this account, station, organisation, country.

    What is not named is not reached: a station's supervisor reaches nothing that has no station.
    """
    scope = find_scope(actor, permission)
    if scope is None:
        return False
    pairs = {
        Scope.OWN: (actor.pk, own),
        Scope.STATION: (actor.station_id, station),
        Scope.ORGANISATION: (actor.organisation_id, organisation),
        Scope.COUNTRY: (actor.country_code, country),
    }
    if scope == Scope.HUB:
        return True
    mine, its = pairs[scope]
    return mine is not None and mine == its


def limit_to_scope(
    rows: Row,
    actor: User,
    permission: Permission,
    *,
    own: str = "",
    station: str = "",
    organisation: str = "",
    country: str | tuple[str, ...] = "",
) -> Row:
    """The rows the actor's permission reaches; none without the permission. Each scope names the field it compares.

    Several fields for the country mean "any of these". Raises ScopeGap when the table gives a scope no field is
    named for.
    """
    scope = find_scope(actor, permission)
    if scope is None:
        return rows.none()
    if scope == Scope.HUB:
        return rows
    fields: dict[Scope, tuple[str | tuple[str, ...], str]] = {
        Scope.OWN: (own, "pk"),
        Scope.STATION: (station, "station_id"),
        Scope.ORGANISATION: (organisation, "organisation_id"),
        Scope.COUNTRY: (country, "country_code"),
    }
    names, of_actor = fields[scope]
    if not names:
        raise ScopeGap(f"{permission} reaches {scope}, and the list names no field for it.")
    value = getattr(actor, of_actor)  # the country only where it is asked for: it is read from the actor's place
    if value is None:
        return rows.none()
    if isinstance(names, str):
        return rows.filter(**{names: value})
    found = models.Q()
    for name in names:
        found |= models.Q(**{name: value})
    return rows.filter(found)


def may_manage_account(actor: User, account: User) -> bool:
    """Whether the actor may move the account, let it back in or close it."""
    return account.role in MANAGED_ROLES.get(Role(actor.role), ()) and reaches(
        actor, Permission.MANAGE_ACCOUNTS, organisation=account.organisation_id, country=account.country_code
    )


def may_give(actor: User, role: Role, organisation: Organisation | None, station: Station | None) -> bool:
    """Whether the actor may give somebody this role at this place: each place named must be in reach."""
    if role not in MANAGED_ROLES.get(Role(actor.role), ()) or not has_role(role):
        return False
    places: list[tuple[UUID | None, str]] = []
    if organisation is not None:
        places.append((organisation.pk, organisation.country_id))
    if station is not None:
        places.append((None, station.country_id))
    return bool(places) and all(
        reaches(actor, Permission.MANAGE_ACCOUNTS, organisation=identity, country=country)
        for identity, country in places
    )


def may_invite(
    actor: User, role: Role, organisation: Organisation | None, station: Station | None, *, is_manager: bool
) -> bool:
    """Whether the actor may invite somebody new to this role at this place.

    Besides what `may_give` says: an administrator invites the first manager of an independent body, which has nobody
    yet who could. Once it has a member, only its own manager does.
    """
    if may_give(actor, role, organisation, station):
        return True
    return (
        role == Role.OVERSIGHT
        and has_role(role)
        and is_manager
        and actor.role == Role.ADMINISTRATOR
        and organisation is not None
        and station is None
        and reaches(actor, Permission.MANAGE_ACCOUNTS, country=organisation.country_id)
        and not organisation.members.filter(is_active=True).exists()
    )


def needs_second_factor(actor: User) -> bool:
    """Whether this account signs in with two factors, by its role and mark; the demo asks for none."""
    return not settings.TITIAN.is_demo and (Role(actor.role) in SECOND_FACTOR_ROLES or actor.is_manager)


def may_hold(country: str) -> bool:
    """Whether this hub may hold things of the country: its own, or any where several are allowed on purpose."""
    return settings.TITIAN.is_multi_country or country == settings.TITIAN.country
