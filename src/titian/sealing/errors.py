"""The one error of this package, and every code it can carry.

The same codes, with the same sentences, stand in ``web/sealing/src/errors.ts``;
``contracts/sealing/errors.json`` is what both are tested against.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CODES: Final[Mapping[str, str]] = {
    # what was read cannot be a signed thing at all
    "signature.unreadable": "This is not a signed document of Titian.",
    "signature.algorithm": "This document is signed in a way that is not accepted. Only ES256 is.",
    "signature.invalid": "The signature does not fit. The document was changed or is not genuine.",
    "payload.malformed": "The signed content is not in the expected form.",
    # keys
    "key.malformed": "This is not a P-256 key.",
    "key.unknown": "The key that signed this is not one that is trusted here.",
    "key.out_of_scope": "The key that signed this may not sign this kind of document for this place.",
    "key.expired": "The key that signed this had already expired when it was signed.",
    "root.mismatch": "The root key is not the one that was pinned at enrolment.",
    # what a signed thing says of itself
    "kind.wrong": "This is a different kind of document from the one expected.",
    "scope.wrong": "This document is for another hub, country or pack.",
    "sequence.lower": "This document is older than one already accepted, or another one under its number.",
    # packages
    "recipient.malformed": "This is not a recipient key (age1 followed by 58 letters and digits).",
    "identity.malformed": "This is not an organisation key.",
    "package.unopenable": "This key does not open the package, or the package is damaged.",
    "package.malformed": "The package does not hold what a package holds.",
    "package.wrong_referral": "The package belongs to another referral.",
    "package.wrong_recipient": "The package was written for another recipient.",
    "package.wrong_position": "The package has another place in the list of recipients.",
    # two officers
    "officer.unnamed": "A certificate does not say which officer it is of, so two cannot be told apart.",
    "officer.same": "Both signatures are of one officer.",
    # complaints
    "code.malformed": "This is not a whole code: a digit of it is missing or wrong.",
    "sealed_text.unopenable": "This key does not open the complaint or the answer, or it is damaged.",
    "sealed_text.malformed": "The complaint does not hold what a complaint holds.",
    "sealed_text.too_large": "This is too long to be sealed.",
    # requests and receipts
    "request.unreadable": "The request is not a signed request.",
    "request.mismatch": "The request was signed for another address.",
    "receipt.mismatch": "The receipt is for another item.",
    # words and member files
    "phrase.malformed": "Some of these words are not in the word list.",
    "member_file.unopenable": "The words do not open this key file.",
    "member_file.malformed": "The key file does not hold an organisation key.",
    "member_file.wrong_root": "The key file was made under another root key.",
    # command line and machine
    "file.exists": "The file is already there and is never overwritten.",
    "file.unreadable": "The file cannot be read as what it should be.",
    "listing.refused": "This organisation key was declared stolen. It is never listed again.",
    "words.unconfirmed": "The fingerprint words were not confirmed, or do not fit.",
    "node.absent": "Node is needed to make key files and was not found.",
    "node.failed": "Making the key files with Node failed.",
}


class SealingError(Exception):
    """Why something was refused: a stable ``code``, a sentence, and plain details.

    ``details`` never holds a secret, a phrase, a plaintext or a person's data.
    """

    def __init__(self, code: str, **details: str | int) -> None:
        self.code = code
        self.message = CODES[code]
        self.details: Mapping[str, str | int] = details
        super().__init__(self.message)

    def __str__(self) -> str:
        noted = ", ".join(f"{name}: {value}" for name, value in self.details.items())
        return f"{self.message} [{self.code}]" + (f" ({noted})" if noted else "")
