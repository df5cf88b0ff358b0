from __future__ import annotations


class PictureError(Exception):
    """Why nothing is made of a picture. Nothing of it is kept by what raises this."""


class PictureTooLarge(PictureError):
    """More bytes than `MOST_BYTES`, more points than `MOST_POINTS`, or more than the process for it may take."""


class PictureUnreadable(PictureError):
    """No PNG, JPEG or WebP, or a broken one."""


class NoWords(PictureError):
    """No word in it that the reader is sure enough of."""


class ReaderMissing(PictureError):
    """tesseract is not installed, or not for this language, or took too long: the picture can be read later."""

    def __init__(self, lack: str) -> None:
        self.lack = lack
        super().__init__(lack)
