"""The closed lists of the shelf: what a work is, where it stands, what a file is, whether its words were read."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy


class WorkKind(models.TextChoices):
    BRIEF = "brief", gettext_lazy("brief")
    GUIDE = "guide", gettext_lazy("guide")
    TOOLKIT = "toolkit", gettext_lazy("toolkit")
    REPORT = "report", gettext_lazy("report")
    OTHER = "other", gettext_lazy("something else")


class WorkState(models.TextChoices):
    ON_SHELF = "on_shelf", gettext_lazy("on the shelf")
    PUT_AWAY = "put_away", gettext_lazy("put away")


class Format(models.TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"
    ODT = "odt", "ODT"
    HTML = "html", "HTML"
    MARKDOWN = "md", "Markdown"


TYPES: Final = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.ODT: "application/vnd.oasis.opendocument.text",
    Format.HTML: "text/html; charset=utf-8",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
}


class Reading(models.TextChoices):
    """Whether the words of a file can be found. A file whose words cannot stays on the shelf and says so."""

    WAITING = "waiting"
    READ = "read"
    CUT = "cut"
    PARTLY = "partly"
    LOCKED = "locked"
    WITHOUT = "without"
    ZAWGYI = "zawgyi"
    BROKEN = "broken"


SAYS: Final = {
    Reading.WAITING: gettext_lazy("Its words are being read."),
    Reading.READ: gettext_lazy("Its words are found by the search."),
    Reading.CUT: gettext_lazy("It is very long: only the first part of its words is found by the search."),
    Reading.PARTLY: gettext_lazy(
        "Some of its letters say how they look and not which they are, so the search misses words of it. Add the DOCX "
        "or ODT that it was made from beside it."
    ),
    Reading.LOCKED: gettext_lazy(
        "It opens with a password only, so its words are not found by the search. Add one that opens without."
    ),
    Reading.WITHOUT: gettext_lazy(
        "It has pictures of pages and no words, so the search does not find it. Add one with text in it."
    ),
    Reading.ZAWGYI: gettext_lazy(
        "Its Burmese is typed in Zawgyi, which most machines show as wrong letters, so its words are not found by the "
        "search. Change it to Unicode and add it again."
    ),
    Reading.BROKEN: gettext_lazy(
        "Its words could not be read: it is damaged, or takes more time or memory than the hub gives one file. The "
        "file itself is kept as it came."
    ),
}
