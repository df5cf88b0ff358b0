"""What waits in the studio, as the desk's overviews say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import User
from titian.studio.models import PackLanguage
from titian.studio.waiting import Waiting, Work, list_waiting


def watch_studio(reader: User, now: datetime) -> Iterator[Notice]:
    """What a translator, a voice or a reviewer can do next, in their own languages.

    Whole packs wait there for weeks: the ways through the work count only what somebody sent back.
    """
    for waiting in list_waiting(reader):
        first = waiting.languages[0]
        languages = list(dict.fromkeys(one.row.english_name for one in waiting.languages))  # one may wait in two packs
        names = ", ".join(languages[:3])
        more = " …" if len(languages) > 3 else ""
        text, do = _say_work(waiting)
        is_sent_back = waiting.work == Work.MEND
        count = waiting.count if is_sent_back else 0
        yield Notice(f"{text} {names}{more}", do, _find_work(waiting.work, first), "/studio/", count)


def _say_work(waiting: Waiting) -> tuple[str, str]:
    n = waiting.count
    said = {
        Work.MEND: (
            ngettext("%(count)d text was sent back with a reason:", "%(count)d texts were sent back with a reason:", n),
            gettext("Mend them"),
        ),
        Work.WRITE: (
            ngettext(
                "%(count)d text, spoken or read, is missing or only a draft:",
                "%(count)d texts, spoken or read, are missing or only drafts:",
                n,
            ),
            gettext("Translate"),
        ),
        Work.PUT_BACK: (
            ngettext(
                "%(count)d text waits to be translated back into English:",
                "%(count)d texts wait to be translated back into English:",
                n,
            ),
            gettext("Translate back"),
        ),
        Work.RECORD: (
            ngettext("%(count)d text waits for a voice:", "%(count)d texts wait for a voice:", n),
            gettext("Record"),
        ),
        Work.REVIEW: (
            ngettext("%(count)d text waits for your review:", "%(count)d texts wait for your review:", n),
            gettext("Review"),
        ),
        Work.LISTEN: (
            ngettext("%(count)d clip waits to be heard:", "%(count)d clips wait to be heard:", n),
            gettext("Listen"),
        ),
        Work.ASK_LISTENERS: (
            ngettext(
                "%(count)d part with a voice waits for its listeners:",
                "%(count)d parts with a voice wait for their listeners:",
                n,
            ),
            gettext("Note listeners"),
        ),
    }
    text, do = said[waiting.work]
    return text % {"count": n}, do


def _find_work(work: Work, language: PackLanguage) -> str:
    place = f"/studio/{language.pack.slug}/in/{language.tag}/"
    ways = {
        Work.MEND: "?state=sent_back",
        Work.RECORD: "record/",
        Work.LISTEN: "listen/",
        Work.ASK_LISTENERS: "comprehension/",
    }
    return place + ways.get(work, f"next/{work}/")
