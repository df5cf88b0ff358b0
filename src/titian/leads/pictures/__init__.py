"""Pictures of offers: their words are read by a machine, and all else in them is blurred. No Django.

    clean(content)                   the picture alone, without what a camera or an app wrote beside it
    read(picture, language)          its words, how sure the machine is, and a copy in which only words can be seen

What a stranger sent is opened in a process of its own, with limits of time and memory; tesseract (Apache-2.0) is
another program, which need not be there: `find_lacks`. Nothing touches a disk.
"""

from .apart import Clean, clean
from .errors import NoWords, PictureError, PictureTooLarge, PictureUnreadable, ReaderMissing
from .letters import TESSERACT, WEAK, find_lacks
from .papers import shows_papers
from .seen import Seen, read

__all__ = [
    "TESSERACT",
    "WEAK",
    "Clean",
    "NoWords",
    "PictureError",
    "PictureTooLarge",
    "PictureUnreadable",
    "ReaderMissing",
    "Seen",
    "clean",
    "find_lacks",
    "read",
    "shows_papers",
]
