"""What a browser says of itself in /api/v1, when its owner turns notices on or off there. Session and CSRF."""

from __future__ import annotations

import uuid
from typing import Annotated, Final

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import Field, StringConstraints

from titian.desk.problems import Problem
from titian.desk.sessions import ReaderSession, reader_of
from titian.notices.actions.add_browser import add_browser
from titian.notices.actions.forget_browser import forget_endpoint
from titian.notices.models import LONGEST_ENDPOINT, Browser
from titian.people.policies import Permission

REFUSALS: Final[dict[int, type[Schema]]] = {401: Problem, 403: Problem, 409: Problem, 422: Problem}


class NoticeSession(ReaderSession):
    """The session of somebody for whom something can wait."""

    permission = Permission.RECEIVE_NOTICES


router = Router(tags=["notices"], auth=NoticeSession())


class BrowserIn(Schema):
    """`endpoint` of the browser's push subscription; its keys are not asked for, since a notice is empty."""

    endpoint: Annotated[str, StringConstraints(pattern=r"^[!-~]+$", max_length=LONGEST_ENDPOINT)]


class BrowserOut(Schema):
    id: uuid.UUID | None = Field(description="Null: the hub does not know this browser as one of the reader's.")


@router.post("/notices/browsers", response={200: BrowserOut, **REFUSALS}, summary="Tell me in this browser")
def add_browser_here(request: HttpRequest, payload: BrowserIn) -> BrowserOut:
    browser = add_browser(account=reader_of(request), endpoint=payload.endpoint, now=timezone.now())
    return BrowserOut(id=browser.pk)


@router.post("/notices/browsers/find", response={200: BrowserOut, **REFUSALS}, summary="Does this browser tell me?")
def find_browser(request: HttpRequest, payload: BrowserIn) -> BrowserOut:
    found = Browser.objects.visible_to(reader_of(request)).filter(endpoint=payload.endpoint).first()
    return BrowserOut(id=found.pk if found is not None else None)


@router.post("/notices/browsers/forget", response={200: BrowserOut, **REFUSALS}, summary="Tell me here no more")
def forget_browser(request: HttpRequest, payload: BrowserIn) -> BrowserOut:
    """Also for one the hub does not know: afterwards it knows it not."""
    forget_endpoint(actor=reader_of(request), endpoint=payload.endpoint)
    return BrowserOut(id=None)
