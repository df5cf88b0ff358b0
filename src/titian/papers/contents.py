"""What stands on each paper: `words.yaml` and `body.yaml`, parsed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from titian.instrument.yaml_files import read_yaml

ROOM: Final = Path(__file__).parent


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Tile(_Strict):
    """A text and the picture beside it, by their names in the pack."""

    text: str
    picture: str


class Front(_Strict):
    """What a tile of the card's front says under a language's own name."""

    hello: str
    touch: str


class Card(_Strict):
    """The pointing card: which language?, and the first answers."""

    front: Front
    looking: str
    answers: tuple[Tile, ...]

    def list_texts(self) -> list[str]:
        """The ids of all texts of a language on the card."""
        return [self.front.hello, self.front.touch, self.looking, *(tile.text for tile in self.answers)]

    def list_pictures(self) -> list[str]:
        """The names of all pictures on the card."""
        return [tile.picture for tile in self.answers]


class Sheet(_Strict):
    """The bilingual pointing sheet. `hurts` are replies that lie on the outline of a body."""

    hello: str
    opening: tuple[str, ...]
    answers: tuple[Tile, ...]
    consent: tuple[str, ...]
    needs_ask: str
    needs: tuple[Tile, ...]
    fears: tuple[Tile, ...]
    hurts_ask: str
    hurts: tuple[str, ...]
    pain: tuple[Tile, ...]
    phrases: tuple[str, ...]

    def list_texts(self) -> list[str]:
        """The ids of all texts on the sheet, each once in either language."""
        lines = [self.hello, *self.opening, *self.consent, self.needs_ask, self.hurts_ask, *self.phrases]
        return [*lines, *(tile.text for tile in self._tiles()), *map(place_text, self.hurts)]

    def list_pictures(self) -> list[str]:
        """The names of all pictures on the sheet."""
        return [tile.picture for tile in self._tiles()]

    def _tiles(self) -> Iterator[Tile]:
        return (tile for tiles in (self.answers, self.needs, self.fears, self.pain) for tile in tiles)


class Sign(_Strict):
    """What an officer sees, the picture beside it, and what to do: texts of the pack for officers."""

    see: str
    do: str
    picture: str


class Act(_Strict):
    """The look-and-act sheet."""

    signs: tuple[Sign, ...]
    always: tuple[str, ...]
    urgent: tuple[str, ...]
    otherwise: tuple[str, ...]

    def list_texts(self) -> list[str]:
        """The ids of all texts on the sheet."""
        seen = [text for sign in self.signs for text in (sign.see, sign.do)]
        return [*dict.fromkeys([*seen, *self.always, *self.urgent, *self.otherwise])]

    def list_pictures(self) -> list[str]:
        """The names of all pictures on the sheet."""
        return [sign.picture for sign in self.signs]


class ByHand(_Strict):
    """The referral by hand. `needs` are codes: each has words for the person, words for the officer and a picture."""

    urgent: tuple[str, ...]
    child: str
    needs: tuple[str, ...]
    ask: str
    meet: str
    answers: tuple[Tile, ...]

    def list_person_texts(self) -> list[str]:
        """What the person is asked, and may point at."""
        needs = [f"need.{need}.person" for need in self.needs]
        return [*needs, self.ask, self.meet, *(tile.text for tile in self.answers)]

    def list_officer_texts(self) -> list[str]:
        """What the officer reads beside it, and ticks."""
        needs = [f"need.{need}.officer" for need in self.needs]
        return [*needs, *self.urgent, self.child, self.ask, *(tile.text for tile in self.answers)]

    def list_pictures(self) -> list[str]:
        """The names of all its pictures."""
        return [*(f"need.{need}" for need in self.needs), *(tile.picture for tile in self.answers)]


class FilledIn(_Strict):
    """A form filled in by hand. `title`, `says`, `fields` and `back` are labels; `person` are texts of the pack."""

    title: str
    says: str
    person: tuple[str, ...]
    fields: tuple[str, ...]
    back: tuple[str, ...] = ()
    columns: int = 2
    copies: int = 1
    names_language: bool = False
    pictures: tuple[str, ...] = ()

    def list_labels(self) -> list[str]:
        """The names of all labels on the form."""
        return [*dict.fromkeys([self.title, self.says, *self.fields, *self.back, "hand-back"])]


class Contents(_Strict):
    """All papers."""

    card: Card
    sheet: Sheet
    act: Act
    by_hand: ByHand
    forms: dict[str, FilledIn]
    sealed: FilledIn


class Body(_Strict):
    """The outline of a body: an SVG path in a drawing `width` wide and `height` high, and where each place lies."""

    width: int
    height: int
    outline: str
    places: dict[str, tuple[int, int]]

    def svg(self) -> str:
        """The outline as a picture of its own, in the current colour."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" fill="none" '
            f'stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">'
            f'<path d="{self.outline}"/></svg>'
        )


def place_text(place: str) -> str:
    """The id of the word for a place on the body."""
    return f"reply.{place}.label"


@cache
def read_contents() -> Contents:
    """What stands on the papers."""
    return Contents.model_validate(read_yaml(ROOM / "words.yaml"))


@cache
def read_body() -> Body:
    """The outline of a body."""
    return Body.model_validate(read_yaml(ROOM / "body.yaml"))
