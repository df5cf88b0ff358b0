"""A file's texts beside the studio's: what each would change, and what is refused and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext

from titian.people.policies import Permission, may
from titian.studio.actions.save_words import clean_words, is_same_english
from titian.studio.exchange.rows import FileRow
from titian.studio.models import SOURCE, Pack, Text, Translation
from titian.studio.policies import list_own_tags
from titian.studio.remarks import Remark, list_remarks
from titian.studio.states import State

if TYPE_CHECKING:
    from titian.people.models import User

# Ticks of one form; Django takes a thousand fields.
MOST_CHANGES: Final = 900
APPLICABLE: Final = ("added", "changed", "confirmed", "approved", "conflict")
TICKED: Final = ("added", "changed", "confirmed")


@dataclass(frozen=True)
class Change:
    """One text. `kind`: added, changed, confirmed (same words, somebody vouches for them now), approved (would take
    an approval away), conflict (it or its English changed here since the file was made), refused. `english` is what
    stood beside it when the file was compared.
    """

    key: int
    kind: str
    text_id: str
    tag: str
    words: str = ""
    before: str = ""
    seen: int = 0
    english: str = ""
    is_draft: bool = False
    why: str = ""
    place: str = ""

    @property
    def is_ticked(self) -> bool:
        return self.kind in TICKED

    def as_json(self) -> dict[str, Any]:  # Any: JSON
        return asdict(self)


@dataclass(frozen=True)
class Compared:
    """What a file would do. `same` texts are as they are here; `left` changes wait for another round."""

    changes: list[Change]
    same: int
    left: int


def compare(reader: User, pack: Pack, rows: Sequence[FileRow]) -> Compared:
    """Every row of the file that is not as the studio has it."""
    known = {
        (row.text.text_id, row.language.tag): row
        for row in Translation.objects.there()
        .filter(language__pack=pack, language__row__in={row.tag for row in rows})
        .select_related("text", "language__row")
    }
    names = set(Text.objects.filter(pack=pack, removed_at=None).values_list("text_id", flat=True))
    own: Set[str] = list_own_tags(reader) if may(reader, Permission.TRANSLATE_TEXTS) else frozenset()
    twice = {key for key, times in Counter((row.text_id, row.tag) for row in rows).items() if times > 1}
    changes: list[Change] = []
    same = left = 0
    for row in rows:
        change = _compare(row, known, names, own, is_twice=(row.text_id, row.tag) in twice, key=len(changes))
        if change is None:
            same += 1
        elif len(changes) >= MOST_CHANGES:
            left += 1
        else:
            changes.append(change)
    return Compared(changes, same, left)


def _compare(
    row: FileRow,
    known: dict[tuple[str, str], Translation],
    names: set[str],
    own: Set[str],
    *,
    is_twice: bool,
    key: int,
) -> Change | None:
    here = known.get((row.text_id, row.tag))
    words = clean_words(row.words)
    if not words or (here is not None and _is_same(row, here, words)):
        return None
    why = _find_refusal(row, here, names, own, words, is_twice=is_twice)
    if here is None or why:
        return Change(key, "refused", row.text_id, row.tag, words, here.words if here else "", why=why, place=row.place)
    remarks = list_remarks(here.text, words, here.language.row)
    is_draft = row.state == State.DRAFT or bool(remarks)
    return Change(
        key,
        _find_kind(row, here, words),
        row.text_id,
        row.tag,
        words,
        here.words,
        seen=here.number,
        english=here.text.source,
        is_draft=is_draft,
        why=_find_doubt(row, here, remarks),
        place=row.place,
    )


def _is_same(row: FileRow, here: Translation, words: str) -> bool:
    """Same words, and nothing a file may say of them that is not so already."""
    if words != here.words:
        return False
    says_more = row.state == State.TRANSLATED and here.state == State.DRAFT
    claims = _claims_more(row, here)
    other_back = bool(row.back_translation) and row.back_translation != here.back_translation
    return not says_more and not claims and not other_back


def _claims_more(row: FileRow, here: Translation) -> bool:
    """The file says approved or put back, and here it is less."""
    order = list(State)
    return row.state in {State.BACK_TRANSLATED, State.APPROVED} and order.index(State(row.state)) > order.index(
        State(here.state)
    )


def _find_refusal(
    row: FileRow, here: Translation | None, names: set[str], own: Set[str], words: str, *, is_twice: bool
) -> str:
    if row.tag == SOURCE:
        return gettext("The English is changed in the studio or in the folder of the pack, not by a file.")
    if row.text_id not in names:
        return gettext("This pack has no text of this name.")
    if here is None:
        return gettext(
            "This text is not translated: officers read it in English, or the language is not in the studio."
        )
    if row.tag not in own:
        return gettext("You do not work on this language.")
    if is_twice:
        return gettext("The file has this text twice. Keep one.")
    errors = [remark for remark in list_remarks(here.text, words, here.language.row) if remark.is_error]
    if errors:
        return errors[0].message
    if words == here.words:
        if _claims_more(row, here):
            return gettext("A file cannot approve a text or put it back: that is done in the studio.")
        if row.back_translation and row.back_translation != here.back_translation:
            return gettext("What a text says when put back is written in the studio, by who does not see the English.")
    return ""


def _find_doubt(row: FileRow, here: Translation, remarks: Sequence[Remark]) -> str:
    if _is_of_old_english(row, here):
        return gettext("The English changed since this was translated.")
    return remarks[0].message if remarks else ""


def _is_of_old_english(row: FileRow, here: Translation) -> bool:
    return bool(row.source) and not is_same_english(row.source, here.text)


def _find_kind(row: FileRow, here: Translation, words: str) -> str:
    if _is_of_old_english(row, here) or (here.words and row.number is not None and row.number != here.number):
        return "conflict"
    if not here.words:
        return "added"
    if here.state == State.APPROVED:
        return "approved"
    return "confirmed" if words == here.words else "changed"
