"""How words of a language stand on a page: its language, direction, letters and line height, from the table."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from titian.studio.clip_states import CLIP_STATE_NAMES, ClipState
from titian.studio.comprehension import HEARING_NAMES, Hearing
from titian.studio.coverage import Cell, Share
from titian.studio.models import SOURCE, LanguageRow
from titian.studio.states import STATE_NAMES, Move, State

register = template.Library()


@register.simple_tag
def tongue(row: LanguageRow) -> SafeString:
    """The attributes of an element that holds words of this language."""
    return format_html(
        'lang="{}" dir="{}" data-font="{}" data-leading="{}"', row.tag, row.direction, row.font, row.line_height
    )


@register.simple_tag
def english() -> SafeString:
    """The attributes of an element that holds the English of a pack, whatever language the desk speaks."""
    return format_html('lang="{}" dir="ltr"', SOURCE)


@register.filter
def state_name(code: str) -> object:
    """A state in words."""
    return STATE_NAMES[State(code)]


@register.filter
def clip_state_name(code: str) -> object:
    """How far a clip is, in words."""
    return CLIP_STATE_NAMES[ClipState(code)]


@register.filter
def hearing_name(code: str) -> object:
    """How far the listeners of a part are, in words."""
    return HEARING_NAMES[Hearing(code)]


@register.filter
def move_name(code: str) -> str:
    """What was done, in words."""
    return {
        Move.KEEP: gettext("kept as a draft"),
        Move.TRANSLATE: gettext("translated"),
        Move.BACK_TRANSLATE: gettext("translated back into English"),
        Move.APPROVE: gettext("approved"),
        Move.SEND_BACK: gettext("sent back"),
        Move.SOURCE_CHANGED: gettext("the English changed"),
        Move.READ: gettext("read by somebody who speaks it: it says this"),
        Move.MARK: gettext("read by somebody who speaks it: it says something else"),
    }[Move(code)]


@register.filter
def module_name(name: str) -> str:
    """A module's code as a head of a column."""
    return {"core": gettext("Every talk"), "talk": gettext("Talk")}.get(name, name)


@register.filter
def say_cell(cell: Cell) -> str:
    """A cell of the overview for who hears the page."""
    return gettext(
        "Of %(of)s texts that are needed: %(text)s written (drafts too), %(reviewed)s approved, %(voice)s with a voice;"
        " understood by listeners: %(heard)s"
    ) % {
        "text": cell.text.has,
        "reviewed": cell.reviewed.has,
        "voice": cell.voice.has,
        "of": cell.text.of,
        "heard": percent(cell.heard),
    }


@register.filter
def percent(share: Share) -> str:
    """A share in words of a figure: never 100 while one is missing, never 0 while one is there."""
    if not share.of:
        return "\u2013"
    if share.has == share.of:
        return "100%"
    return f"{max(1, min(99, 100 * share.has // share.of)) if share.has else 0}%"
