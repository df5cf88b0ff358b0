"""What can go wrong while clips are made, one code each."""

from __future__ import annotations


class VoiceError(Exception):
    """A clip could not be made or read. `code` is stable; the message is a full sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class UnreadableFile(VoiceError):
    """A wording, pronunciation or manifest file does not have the shape it must have."""

    def __init__(self, message: str) -> None:
        super().__init__("file.unreadable", message)


class LostSound(VoiceError):
    """The pronunciation holds signs the voice cannot say; they would silently vanish."""

    def __init__(self, message: str) -> None:
        super().__init__("pronunciation.lost", message)


class BadClip(VoiceError):
    """The rendered sound is silent, clipped, too short or too long."""

    def __init__(self, message: str) -> None:
        super().__init__("clip.bad", message)


class MissingTool(VoiceError):
    """A program or package that only the build needs is not installed."""

    def __init__(self, message: str) -> None:
        super().__init__("tool.missing", message)
