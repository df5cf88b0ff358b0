"""What carries an alert. A drill goes by channels of a drill alone, and nothing else does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .model import Message, Status


class Carrier(StrEnum):
    """`NOTICE` is a mail or a browser's notice: that one waits, and nothing of what."""

    PAGE = "page"
    NOTICE = "notice"
    WEBHOOK = "webhook"


@dataclass(frozen=True)
class Channel:
    carrier: Carrier
    is_exercise: bool = False


REAL: Final = tuple(Channel(carrier) for carrier in Carrier)
EXERCISE: Final = (Channel(Carrier.PAGE, is_exercise=True),)
"""A drill stands on the page, where its mark is read before anything else; no mail or program carries one."""


class ChannelRefused(ValueError):
    """A drill was given to a real channel, or the reverse. Nothing was carried."""

    def __init__(self, channel: Channel, message: Message) -> None:
        self.channel, self.identifier = channel, message.identifier
        super().__init__(f"{channel.carrier} does not carry {message.status}")


def hand_over(message: Message, channel: Channel) -> bytes:
    """What the channel carries of the message: its XML. Raises `ChannelRefused`."""
    from .xml import write

    is_exercise = message.status == Status.EXERCISE
    if is_exercise != channel.is_exercise or message.status not in set(Status):
        raise ChannelRefused(channel, message)
    return write(message)
