"""Why a paper was not made, one code each. Every message is a sentence that says what to do."""

from __future__ import annotations


class PaperError(Exception):
    """A paper cannot be made. `code` is stable; the message says what is missing and how to get it."""

    code = "paper.failed"


class UnreadablePack(PaperError):
    """The folder is no pack, or a file of it does not have the shape it must have."""

    code = "paper.pack"


class UnknownLanguage(PaperError):
    """The language is not in the table of languages, has no name of its own, or the pack has no words in it."""

    code = "paper.language"


class UnknownStation(PaperError):
    """The station's country is not one that the table of languages speaks of."""

    code = "paper.station"


class UnusableNumber(PaperError):
    """What is to stand on a pocket card is no telephone number, or no whole code."""

    code = "paper.number"


class NotSealed(PaperError):
    """What is to stand in squares is not what a phone sealed: it would be readable by anybody, or by nobody."""

    code = "paper.sealed"

    def __init__(self) -> None:
        super().__init__(
            "These are no sealed squares of a phone. Give the file that the phone saved (Save it to be printed), or "
            "what a scanner read from its screen, unchanged."
        )


class MissingWords(PaperError):
    """The pack lacks a text that the paper shows."""

    code = "paper.words"


class MissingPicture(PaperError):
    """The pack lacks a picture that the paper shows."""

    code = "paper.picture"


class MissingFont(PaperError):
    """The letters of a script are not installed on this machine."""

    code = "paper.font"


class MissingLetters(PaperError):
    """The installed letters lack a sign of a text: it would be printed as a box."""

    code = "paper.letters"


class MissingTool(PaperError):
    """Typst or fontTools is not installed."""

    code = "paper.tool"


class TooMuch(PaperError):
    """The words do not fit on the paper in a size that can be read."""

    code = "paper.room"
