"""The organisation's key in /api/v1: its generations, each member's locked file, the paper copy. Session and CSRF."""

from __future__ import annotations

import base64
import uuid
from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import StringConstraints

from titian.desk.sessions import reader_of
from titian.keys.actions.give_up_key_files import give_up_own_file
from titian.keys.actions.paper_key import read_paper_file, replace_paper_file
from titian.keys.actions.set_organisation_key import set_organisation_key
from titian.keys.actions.store_key_file import store_key_file
from titian.keys.api_access import REFUSALS, KeySession, decode
from titian.keys.errors import KeyFileMalformed, NoOrganisation
from titian.keys.members import list_members
from titian.library.identity import get_hub_identity
from titian.people.models import Organisation, User

router = Router(tags=["organisation key"], auth=KeySession())

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
LockedFile = Annotated[str, StringConstraints(max_length=24_000)]


class GenerationOut(Schema):
    """One key the organisation has or had. `member_file` is this member's own locked file of it, in base64."""

    recipient: str
    fingerprint: str
    state: Literal["pending", "listed", "ended"]
    ending: Literal["", "replaced", "stolen"]
    made_at: datetime
    member_file: str | None


class MemberOut(Schema):
    """A member of the organisation, and the fingerprints of the keys they have a locked file of."""

    id: uuid.UUID
    name: str
    is_self: bool
    opens: list[str]


class KeyOut(Schema):
    """The organisation's current key, all its keys from the newest, its members, and what a browser checks with.

    `recipients` is the country's signed list, null while the hub has none that verifies.
    """

    organisation_id: str
    name: str
    recipient: str | None
    fingerprint: str | None
    listed: bool
    member_file: str | None
    generations: list[GenerationOut]
    members: list[MemberOut]
    root_jwk: dict[str, str]
    keys: str
    recipients: str | None


class KeyIn(Schema):
    """Files in base64, at most 16 kB each. The words that open them are never sent.

    `replaces` is the fingerprint of the key this one follows; the first key has none.
    """

    recipient: Annotated[str, StringConstraints(max_length=100)]
    member_file: LockedFile
    paper_file: LockedFile
    replaces: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""


class KeyFileIn(Schema):
    """A locked file of one of the organisation's keys: the sender's own, or that of the `member` named."""

    fingerprint: Fingerprint
    file: LockedFile
    member: uuid.UUID | None = None


class PaperFileIn(Schema):
    fingerprint: Fingerprint
    file: LockedFile


class PaperFileOut(Schema):
    file: str


class LostIn(Schema):
    fingerprint: Fingerprint


@router.get("/organisation/key", response={200: KeyOut, **REFUSALS}, summary="My organisation's key")
def read_key(request: HttpRequest) -> KeyOut:
    actor = reader_of(request)
    if actor.organisation is None:
        raise NoOrganisation
    return _key_out(actor, actor.organisation)


@router.post(
    "/organisation/key", response={200: KeyOut, **REFUSALS}, summary="Make my organisation's first or next key"
)
def make_key(request: HttpRequest, payload: KeyIn) -> KeyOut:
    actor = reader_of(request)
    organisation = set_organisation_key(
        actor=actor,
        recipient=payload.recipient,
        member_file=decode(payload.member_file, KeyFileMalformed),
        paper_file=decode(payload.paper_file, KeyFileMalformed),
        replaces=payload.replaces,
        now=timezone.now(),
    )
    return _key_out(actor, organisation)


@router.post(
    "/organisation/key/files",
    response={200: KeyOut, **REFUSALS},
    summary="Keep my own file with new words, or give the key to a colleague",
)
def store_file(request: HttpRequest, payload: KeyFileIn) -> KeyOut:
    actor = reader_of(request)
    store_key_file(
        actor=actor,
        fingerprint=payload.fingerprint,
        file=decode(payload.file, KeyFileMalformed),
        member_id=payload.member,
    )
    return read_key(request)


@router.post("/organisation/key/files/lost", response={200: KeyOut, **REFUSALS}, summary="My words are lost")
def lose_words(request: HttpRequest, payload: LostIn) -> KeyOut:
    give_up_own_file(actor=reader_of(request), fingerprint=payload.fingerprint)
    return read_key(request)


@router.get(
    "/organisation/key/{fingerprint}/paper",
    response={200: PaperFileOut, **REFUSALS},
    summary="The locked copy that the paper's words open",
)
def read_paper(request: HttpRequest, fingerprint: Fingerprint) -> PaperFileOut:
    return PaperFileOut(file=_encode(read_paper_file(actor=reader_of(request), fingerprint=fingerprint)))


@router.post("/organisation/key/paper", response={200: KeyOut, **REFUSALS}, summary="Keep a new paper copy")
def replace_paper(request: HttpRequest, payload: PaperFileIn) -> KeyOut:
    replace_paper_file(
        actor=reader_of(request), fingerprint=payload.fingerprint, file=decode(payload.file, KeyFileMalformed)
    )
    return read_key(request)


def _key_out(actor: User, organisation: Organisation) -> KeyOut:
    hub = get_hub_identity()
    own = {file.key_id: _encode(bytes(file.file)) for file in actor.key_files.all()}
    generations = [
        GenerationOut.model_validate(
            {
                "recipient": key.recipient,
                "fingerprint": key.fingerprint,
                "state": key.state,
                "ending": key.ending,
                "made_at": key.made_at,
                "member_file": own.get(key.pk),
            }
        )
        for key in organisation.keys.order_by("-made_at", "-pk")
    ]
    current = next((each for each in generations if each.fingerprint == organisation.fingerprint), None)
    return KeyOut(
        organisation_id=str(organisation.pk),
        name=organisation.name,
        recipient=organisation.recipient or None,
        fingerprint=organisation.fingerprint or None,
        listed={**hub.recipients, **hub.oversight}.get(organisation.fingerprint) == str(organisation.pk),
        member_file=current.member_file if current else None,
        generations=generations,
        members=[
            MemberOut(
                id=member.account.public_id,
                name=member.name,
                is_self=member.account == actor,
                opens=sorted(member.opens),
            )
            for member in list_members(organisation)
        ],
        root_jwk=dict(hub.root_jwk),
        keys=hub.keys,
        recipients=hub.recipients_jws,
    )


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
