"""A picture of an offer that somebody passes on: read at once where it can be, else it waits, seen by nobody."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from titian.leads import pictures
from titian.leads.actions.take_offer import let_oldest_go, take_words
from titian.leads.codes import Channel
from titian.leads.edge import check_edge, clean
from titian.leads.errors import (
    OfferRefused,
    PageClosed,
    PapersInIt,
    PictureTooLarge,
    PictureUnreadable,
    PictureWordless,
)
from titian.leads.lines import is_page_open
from titian.leads.picture_models import LeadPicture, WaitingPicture
from titian.people import limits

if TYPE_CHECKING:
    from titian.leads.models import Partner

MOST_WAITING: Final = 100
"""Of the public page. Beyond it the oldest goes for each that comes."""
WAITS_FOR: Final = timedelta(days=30)
MOST_TRIES: Final = 3
AT_ONCE: Final = 20
_ONE_AT_A_TIME: Final = Lock()
"""Reading takes a processor for seconds: whoever comes meanwhile waits for the worker, and no page for them."""


def take_picture_from_page(
    *, content: bytes, language: str, tlp: str, pap: str, purpose: str, network: str, now: datetime
) -> bool:
    """From anybody. True where it was read, False where it waits. Nothing is kept of who it was.

    Raises `PageClosed`, `RateExceeded`, what the edge refuses, and what is no picture; then nothing was stored.
    """
    if not is_page_open(now.date()):
        raise PageClosed
    limits.require("complaint", network, now)  # before it is opened, since that is what costs
    return _take(open_picture(content), language, Channel.PAGE, None, now, tlp=tlp, pap=pap, purpose=purpose)


def take_picture_from_partner(
    *, partner: Partner, content: bytes, language: str, tlp: str, pap: str, purpose: str, now: datetime
) -> bool:
    """By a partner's program. True where it was read, False where it waits. Raises what the edge refuses."""
    return _take(open_picture(content), language, Channel.API, partner, now, tlp=tlp, pap=pap, purpose=purpose)


def open_picture(content: bytes) -> pictures.Clean:
    """Without what a camera wrote beside it. Raises `PictureTooLarge`, `PictureUnreadable`."""
    try:
        return pictures.clean(content)
    except pictures.PictureTooLarge as error:
        raise PictureTooLarge from error
    except pictures.PictureUnreadable as error:
        raise PictureUnreadable from error


def let_wait(
    picture: pictures.Clean, language: str, channel: Channel, partner: Partner | None, now: datetime, **terms: str
) -> None:
    """Until the worker reads it."""
    WaitingPicture.objects.create(
        content=picture.content, language=language, channel=channel, partner=partner, given_on=now.date(), **terms
    )


def _take(
    picture: pictures.Clean, language: str, channel: Channel, partner: Partner | None, now: datetime, **terms: str
) -> bool:
    if _ONE_AT_A_TIME.acquire(blocking=False):
        try:
            seen = _read(picture, language)
        except pictures.ReaderMissing:
            seen = None
        finally:
            _ONE_AT_A_TIME.release()
        if seen is not None:
            with transaction.atomic():
                _keep(seen, language, channel, partner, now, **terms)
            return True
    with transaction.atomic():
        waiting = WaitingPicture.objects.filter(channel=Channel.PAGE).order_by("given_on", "pk")
        if channel == Channel.PAGE and waiting.count() >= MOST_WAITING:
            waiting.filter(pk=waiting.values_list("pk", flat=True)[0]).delete()
        let_wait(picture, language, channel, partner, now, **terms)
    return False


def _read(picture: pictures.Clean, language: str) -> pictures.Seen:
    """What was read, once the edge has let it through. Raises what the edge refuses, and `ReaderMissing`."""
    try:
        seen = pictures.read(picture, language)
    except pictures.NoWords as error:
        raise PictureWordless from error
    except (pictures.PictureTooLarge, pictures.PictureUnreadable) as error:
        raise PictureUnreadable from error
    if pictures.shows_papers(seen.everything):
        raise PapersInIt
    check_edge(seen.everything)
    check_edge(seen.words)
    return seen


def _keep(
    seen: pictures.Seen, language: str, channel: Channel, partner: Partner | None, now: datetime, **terms: str
) -> None:
    """Within a transaction. A lead keeps the picture that it came with first."""
    if channel == Channel.PAGE:
        let_oldest_go()
    lead = take_words(channel, clean(seen.words), now, partner, **terms)
    LeadPicture.objects.get_or_create(
        lead=lead,
        defaults={
            "covered": seen.covered,
            "blurred": seen.blurred,
            "language": language,
            "sure": seen.sure,
            "read_on": now.date(),
        },
    )


def read_pictures(now: datetime | None = None) -> int:
    """Reads some of the pictures that wait, where the programs for their languages are there; how many are done.

    What the edge refuses is deleted, and nobody is told: nobody knows who gave it. Safe to run twice.
    """
    at, done = now or timezone.now(), 0
    WaitingPicture.objects.filter(given_on__lte=at.date() - WAITS_FOR).delete()
    if not WaitingPicture.objects.exists():
        return 0
    fit = [language for language in pictures.TESSERACT if not pictures.find_lacks(language)]
    waiting = WaitingPicture.objects.filter(language__in=fit).order_by("tries", "given_on", "pk")
    for picture in waiting[:AT_ONCE]:
        done += _read_waiting(picture, at)
    return done


def _read_waiting(picture: WaitingPicture, now: datetime) -> bool:
    try:
        seen = _read(pictures.Clean(bytes(picture.content)), picture.language)
    except pictures.ReaderMissing:
        picture.tries += 1
        if picture.tries < MOST_TRIES:
            picture.save(update_fields=["tries"])
        else:
            picture.delete()
        return False
    except OfferRefused:
        picture.delete()
        return True
    with transaction.atomic():
        # Only while it is there: another worker may have read it meanwhile.
        if WaitingPicture.objects.filter(pk=picture.pk).delete()[0]:
            _keep(seen, picture.language, Channel(picture.channel), picture.partner, now, **picture.terms)
    return True
