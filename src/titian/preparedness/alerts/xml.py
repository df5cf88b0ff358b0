"""A message as CAP 1.2 writes it, and read again. The schema is that of OASIS, as it was published."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from .areas import Point, Ring
from .model import CATEGORY, RESPONSE, Info, Message, Place, Reference

NAMESPACE: Final = "urn:oasis:names:tc:emergency:cap:1.2"
SUBJECT: Final = "titian:subject"
INSTRUCTION: Final = "titian:instruction"
MOST_BYTES: Final = 200_000
_SCHEMA: Final = Path(__file__).resolve().parent / "cap-1.2.xsd"
Node = Any  # Any: lxml has no types


class Unreadable(ValueError):
    """It is no CAP 1.2 by its schema. `line` is where, from 1; `says` is the parser's own sentence."""

    def __init__(self, line: int, says: str) -> None:
        self.line, self.says = line, says
        super().__init__(f"line {line}: {says}")


def write(message: Message) -> bytes:
    """The message as XML in UTF-8. Whether it is valid, `read` and `rules` say."""
    from lxml import etree

    alert = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})
    for name, text in (
        ("identifier", message.identifier),
        ("sender", message.sender),
        ("sent", write_instant(message.sent)),
        ("status", message.status),
        ("msgType", message.kind),
        ("scope", message.scope),
        ("addresses", " ".join(message.addresses)),
        ("references", " ".join(_write_reference(one) for one in message.references)),
        ("incidents", " ".join(message.incidents)),
    ):
        _say(alert, name, text)
    for info in message.infos:
        _write_info(_add(alert, "info"), info)
    written: bytes = etree.tostring(alert, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def read(content: bytes) -> Message:
    """What stands in a file that is CAP 1.2 by its schema. Nothing outside the file is looked up.

    Raises `Unreadable`.
    """
    from lxml import etree

    if len(content) > MOST_BYTES:
        raise Unreadable(1, f"more than {MOST_BYTES} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(error.lineno or 1, error.msg or "") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable(1, "a document type is not taken")
    schema = _read_schema()
    if not schema.validate(root):
        first = schema.error_log[0]
        raise Unreadable(first.line, first.message)
    return _read_message(root)


def write_instant(at: datetime) -> str:
    """In UTC, which CAP writes -00:00."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}-00:00"


def _write_reference(reference: Reference) -> str:
    return f"{reference.sender},{reference.identifier},{write_instant(reference.sent)}"


def _write_info(node: Node, info: Info) -> None:
    _say(node, "language", info.language)
    _say(node, "category", CATEGORY)
    _say(node, "event", info.event)
    _say(node, "responseType", RESPONSE)
    _say(node, "urgency", info.urgency)
    _say(node, "severity", info.severity)
    _say(node, "certainty", info.certainty)
    _add_pair(node, "eventCode", SUBJECT, info.subject)
    for name, at in (("effective", info.effective), ("expires", info.expires)):
        _say(node, name, write_instant(at) if at is not None else "")
    _say(node, "headline", info.headline)
    _say(node, "description", info.description)
    _say(node, "instruction", info.instruction)
    for code in info.instructions:
        _add_pair(node, "parameter", INSTRUCTION, code)
    for place in info.places:
        area = _add(node, "area")
        _say(area, "areaDesc", place.name)
        for ring in place.rings:
            _say(area, "polygon", " ".join(f"{latitude:g},{longitude:g}" for latitude, longitude in ring))


def _add(node: Node, name: str) -> Node:
    made = node.makeelement(f"{{{NAMESPACE}}}{name}")
    node.append(made)
    return made


def _say(node: Node, name: str, text: str) -> None:
    """CAP has no empty elements: what has no words is left out."""
    if text:
        _add(node, name).text = text


def _add_pair(node: Node, name: str, key: str, value: str) -> None:
    pair = _add(node, name)
    _say(pair, "valueName", key)
    _say(pair, "value", value)


@cache
def _read_schema() -> Any:  # Any: lxml has no types
    from lxml import etree

    return etree.XMLSchema(etree.parse(str(_SCHEMA)))


def _read_message(root: Node) -> Message:
    return Message(
        identifier=_text(root, "identifier"),
        sender=_text(root, "sender"),
        sent=datetime.fromisoformat(_text(root, "sent")),
        status=_text(root, "status"),
        kind=_text(root, "msgType"),
        scope=_text(root, "scope"),
        addresses=tuple(_text(root, "addresses").split()),
        references=tuple(_read_references(_text(root, "references"), root)),
        incidents=tuple(_text(root, "incidents").split()),
        infos=tuple(_read_info(node) for node in root.findall(f"{{{NAMESPACE}}}info")),
    )


def _read_references(text: str, root: Node) -> list[Reference]:
    found = []
    for part in text.split():
        sender, _, rest = part.partition(",")
        identifier, _, sent = rest.partition(",")
        try:
            at = datetime.fromisoformat(sent)
        except ValueError as error:
            raise Unreadable(root.sourceline or 1, f"references: {part}") from error
        if at.tzinfo is None or not sender or not identifier:
            raise Unreadable(root.sourceline or 1, f"references: {part}")
        found.append(Reference(sender, identifier, at))
    return found


def _read_info(node: Node) -> Info:
    return Info(
        language=_text(node, "language") or "en-US",  # what CAP takes where none is named
        subject=next(iter(_pairs(node, "eventCode", SUBJECT)), ""),
        event=_text(node, "event"),
        urgency=_text(node, "urgency"),
        severity=_text(node, "severity"),
        certainty=_text(node, "certainty"),
        effective=_instant(node, "effective"),
        expires=_instant(node, "expires"),
        headline=_text(node, "headline"),
        description=_text(node, "description"),
        instruction=_text(node, "instruction"),
        instructions=tuple(_pairs(node, "parameter", INSTRUCTION)),
        places=tuple(_read_place(area) for area in node.findall(f"{{{NAMESPACE}}}area")),
    )


def _read_place(area: Node) -> Place:
    rings = tuple(_read_ring(node) for node in area.findall(f"{{{NAMESPACE}}}polygon"))
    return Place(_text(area, "areaDesc"), rings, area.find(f"{{{NAMESPACE}}}circle") is not None)


def _read_ring(node: Node) -> Ring:
    points: list[Point] = []
    for pair in (node.text or "").split():
        latitude, _, longitude = pair.partition(",")
        try:
            points.append((float(latitude), float(longitude)))
        except ValueError as error:
            raise Unreadable(node.sourceline or 1, f"polygon: {pair}") from error
    return tuple(points)


def _text(node: Node, name: str) -> str:
    return (node.findtext(f"{{{NAMESPACE}}}{name}") or "").strip()


def _instant(node: Node, name: str) -> datetime | None:
    text = _text(node, name)
    return datetime.fromisoformat(text) if text else None


def _pairs(node: Node, name: str, key: str) -> list[str]:
    found = node.findall(f"{{{NAMESPACE}}}{name}")
    return [_text(pair, "value") for pair in found if _text(pair, "valueName") == key]
