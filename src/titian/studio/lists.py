"""The table of a language's texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy

from titian.studio.models import Translation
from titian.studio.states import STATE_NAMES, State
from titian.tables import Choice, Column, Table, Words

if TYPE_CHECKING:
    from titian.studio.querysets import TranslationQuerySet

WHICH: Final = {
    "missing": gettext_lazy("not written yet"),
    **{state.value: name for state, name in STATE_NAMES.items()},
    "stale": gettext_lazy("the English changed"),
    "sent_back": gettext_lazy("sent back with a reason"),
}
FIRST_WORDS: Final = "first-words"
"""Stands among the parts, though its texts lie in several."""
REMARKED: Final = {"errors": gettext_lazy("with errors"), "any": gettext_lazy("with any remark")}


def narrow_state(rows: TranslationQuerySet, code: str) -> TranslationQuerySet:
    if code == "missing":
        return rows.missing()
    if code == "stale":
        return rows.stale()
    if code == "sent_back":
        return rows.exclude(reason="")
    found = rows.filter(state=code)
    return found.exclude(words="") if code == State.DRAFT else found


def narrow_remarks(rows: TranslationQuerySet, code: str) -> TranslationQuerySet:
    return rows.filter(errors__gt=0) if code == "errors" else rows.remarked()


def find_address(row: Translation) -> str:
    return reverse("studio_text", args=[row.language.pack.slug, row.language.tag, row.text.text_id])


def narrow_module(rows: TranslationQuerySet, code: str) -> TranslationQuerySet:
    return rows.first_words() if code == FIRST_WORDS else rows.filter(text__module=code)


TEXTS: Final = Table(
    name="texts",
    caption=gettext_lazy("Texts"),
    columns=(
        Column("text", gettext_lazy("Text"), lambda row: row.text.text_id, sort=("text__text_id",), link=find_address),
        Column("order", gettext_lazy("English"), lambda row: row.text.source, sort=("text__order",)),
        Column("words", gettext_lazy("Translation"), lambda row: row.words, template="studio/cells/words.html"),
        Column(
            "state",
            gettext_lazy("State"),
            lambda row: row.state,
            sort=("state", "text__order"),
            template="studio/cells/state.html",
        ),
    ),
    order="order",
    filters=(
        Words(gettext_lazy("Words or name of the text"), ("text__text_id", "text__source", "words")),
        Choice("module", gettext_lazy("Part"), {}, narrow_module),
        Choice("state", gettext_lazy("State"), WHICH, narrow_state),
        Choice("remarks", gettext_lazy("Remarks"), REMARKED, narrow_remarks),
    ),
    empty=gettext_lazy("No text yet. Somebody with a shell takes the folder of the pack in."),
    hides_caption=True,
)
