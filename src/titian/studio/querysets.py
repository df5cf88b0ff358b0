"""What may be seen of packs and their words, and which texts wait for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from titian.people.policies import Permission, limit_to_scope
from titian.studio.clip_states import ClipState
from titian.studio.states import State

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.studio.models import Clip, Import, Pack, Translation  # noqa: F401  (named in text below)


class PackQuerySet(models.QuerySet["Pack"]):
    def visible_to(self, user: User) -> Self:
        """Everyone of the studio reads every pack: words are no secret. What may be changed, languages say."""
        return limit_to_scope(self, user, Permission.SEE_STUDIO)


class TranslationQuerySet(models.QuerySet["Translation"]):
    def there(self) -> Self:
        """Of texts the pack still has."""
        return self.filter(text__removed_at=None)

    def first_words(self) -> Self:
        """Those that may go live before the rest of their language."""
        return self.filter(text__is_first=True)

    def missing(self) -> Self:
        return self.filter(words="")

    def stale(self) -> Self:
        """Their English says something else by now."""
        return self.exclude(words="").exclude(said=F("text__source"))

    def to_put_back(self) -> Self:
        return self.filter(state=State.TRANSLATED)

    def to_approve(self) -> Self:
        return self.filter(state=State.BACK_TRANSLATED)

    def to_record(self, clips: ClipQuerySet) -> Self:
        """Said to a person, vouched for by somebody, and not spoken by a person in these words, or sent back.

        `clips` are all there are. A machine's draft does not stand for a voice.
        """
        spoken = clips.spoken().filter(
            text=OuterRef("text"), language=OuterRef("language"), text_sha256=OuterRef("words_sha256")
        )
        said = self.filter(text__is_spoken=True).exclude(words="").exclude(state=State.DRAFT)
        return said.filter(~Exists(spoken))

    def remarked(self) -> Self:
        return self.filter(Q(errors__gt=0) | Q(warnings__gt=0))


class ImportQuerySet(models.QuerySet["Import"]):
    def sent_by(self, user: User) -> Self:
        """Nobody sees or applies what another sent."""
        return self.filter(by=user)

    def open(self) -> Self:
        return self.filter(applied_at=None)


class ClipQuerySet(models.QuerySet["Clip"]):
    def heard(self) -> Self:
        """Those that may be played where their words are those of now: all but what was sent back."""
        return self.exclude(state=ClipState.SENT_BACK)

    def spoken(self) -> Self:
        """Those of a person, and machines' that a listener approved."""
        return self.filter(state__in=[ClipState.RECORDED, ClipState.APPROVED])

    def current(self) -> Self:
        """Those that say the words of now."""
        return self.filter(
            text__removed_at=None,
            text__translations__language=F("language"),
            text__translations__words_sha256=F("text_sha256"),
        )

    def to_hear(self) -> Self:
        """Recorded in the words of now, and heard by nobody but the voice."""
        return self.current().filter(state=ClipState.RECORDED)
