"""Whether a string is the address of a wallet, by its own checksum."""

from __future__ import annotations

import re
from typing import Final

from .model import Certainty

_FIRST_BYTES: Final = {0x00: "bitcoin", 0x05: "bitcoin", 0x41: "tron", 0x30: "litecoin", 0x1E: "dogecoin"}
"""Version byte of a Base58Check address (SLIP-0044's chains, their own documentation) → what it is a wallet of."""
_HASH_BYTES: Final = 20
_ETHEREUM: Final = re.compile("0x[0-9a-fA-F]{40}")
_BECH32: Final = 1
_BECH32M: Final = 0x2BC830A3
"""What the checksum of an address comes to: BIP 173 for version 0, BIP 350 above."""


def name_wallet(written: str) -> tuple[str, Certainty] | None:
    """The chain a wallet belongs to and how sure that is; None for what is none."""
    if _ETHEREUM.fullmatch(written):
        return "ethereum", "shape"
    if written.lower().startswith("bc1"):
        return ("bitcoin", "checked") if _is_segwit(written) else None
    chain = _base58(written)
    return (chain, "checked") if chain else None


def _base58(written: str) -> str | None:
    import base58

    try:
        raw = base58.b58decode_check(written)
    except ValueError:
        return None
    return _FIRST_BYTES.get(raw[0]) if len(raw) == _HASH_BYTES + 1 else None


def _is_segwit(written: str) -> bool:
    import bech32

    if written not in (written.lower(), written.upper()):
        return False
    signs = [bech32.CHARSET.find(sign) for sign in written.lower()[3:]]
    if min(signs, default=-1) < 0 or len(signs) < 8:
        return False
    remainder = bech32.bech32_polymod(bech32.bech32_hrp_expand("bc") + signs)
    return bool(remainder == (_BECH32 if signs[0] == 0 else _BECH32M))
