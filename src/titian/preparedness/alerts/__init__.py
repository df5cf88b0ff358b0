"""Alerts as pure functions, without Django: CAP 1.2 written, read and judged; areas, rules that ask, who is next."""

from .areas import Cell
from .channels import EXERCISE, REAL, Channel, ChannelRefused, hand_over
from .composing import Draft, compose
from .escalation import WAITS, Person, list_due
from .model import Certainty, Fault, Info, Kind, Message, Place, Reference, Severity, Status, Urgency
from .rules import CODES, find_faults
from .triggers import Rule, Seen, What, find_fired

__all__ = [
    "CODES",
    "EXERCISE",
    "REAL",
    "WAITS",
    "Cell",
    "Certainty",
    "Channel",
    "ChannelRefused",
    "Draft",
    "Fault",
    "Info",
    "Kind",
    "Message",
    "Person",
    "Place",
    "Reference",
    "Rule",
    "Seen",
    "Severity",
    "Status",
    "Urgency",
    "What",
    "compose",
    "find_faults",
    "find_fired",
    "hand_over",
    "list_due",
]
