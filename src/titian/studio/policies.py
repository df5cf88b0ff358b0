"""Who may do what with a language. Roles stand in `titian.people.policies`; here is which languages are whose."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Final

from titian.desk.errors import NotAllowed
from titian.people.policies import Permission, may
from titian.studio.errors import FourEyes, NotYourLanguage
from titian.studio.models import LanguageRight, Revision, Translation
from titian.studio.states import STANDS_FOR, Move, State

if TYPE_CHECKING:
    from titian.people.models import User

# What each move asks of the role. Nobody makes English change by another way than saving English.
ASKED: Final = {
    Move.KEEP: Permission.TRANSLATE_TEXTS,
    Move.TRANSLATE: Permission.TRANSLATE_TEXTS,
    Move.BACK_TRANSLATE: Permission.PUT_TEXTS_BACK,
    Move.APPROVE: Permission.APPROVE_TEXTS,
    Move.SEND_BACK: Permission.APPROVE_TEXTS,
}


def list_own_tags(person: User) -> Set[str]:
    """The languages the person works on."""
    return set(LanguageRight.objects.filter(person=person).values_list("row_id", flat=True))


def may_work_on(person: User, permission: Permission, tag: str) -> bool:
    """Whether role and language allow it."""
    return may(person, permission) and tag in list_own_tags(person)


def require_language(person: User, permission: Permission, tag: str) -> None:
    """Raises NotAllowed for the role, NotYourLanguage for the language."""
    if not may(person, permission):
        raise NotAllowed
    if tag not in list_own_tags(person):
        raise NotYourLanguage


def has_written(person: User, translation: Translation) -> bool:
    """Whether the person wrote the words as they stand now, first or again, or is named for them in the folder."""
    return translation.translator_id == person.pk or _has_had_a_hand(person, translation, (Move.TRANSLATE, Move.KEEP))


def has_put_back(person: User, translation: Translation) -> bool:
    """Whether the person put these words back into English."""
    return translation.back_translator_id == person.pk or _has_had_a_hand(person, translation, (Move.BACK_TRANSLATE,))


def require_other_eyes(person: User, translation: Translation, move: Move) -> None:
    """Raises FourEyes: who wrote a text neither puts it back nor approves it, who approves it did neither."""
    if move in {Move.BACK_TRANSLATE, Move.APPROVE} and has_written(person, translation):
        raise FourEyes
    if move == Move.APPROVE and has_put_back(person, translation):
        raise FourEyes


def _has_had_a_hand(person: User, translation: Translation, moves: tuple[Move, ...]) -> bool:
    """By account, and by name where the folder brought a name: who is named there is the same person here."""
    names = {person.get_full_name().casefold(), person.username.casefold()} - {""}
    for step in Revision.objects.filter(translation=translation, words=translation.words):
        of_folder = step.by_id is None and step.by_name.casefold() in names
        is_meant = step.move in moves or (of_folder and STANDS_FOR[State(step.state)] in moves)
        if is_meant and (step.by_id == person.pk or of_folder):
            return True
    return False
