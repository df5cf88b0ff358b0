"""Keys, signatures and sealed packages: with its TypeScript twin the only room that touches them.

Reads top to bottom in one sitting: `encoding`, `keys`, `signed`, `trust`, then what they are for:
`certificates`, `enrolments`, `recipients`, `packages`, `without_consent`, `envelopes`, `requests`, `receipts`, `push`,
`words`; at the edge `keyfiles`, `member_files` and `cli`. Imports no Django and no other part of Titian.
The papers are docs/security/trust.md, protocol.md and threat-model.md.
"""

from titian.sealing.age import AGE_HEADER, identity_recipient, make_identity
from titian.sealing.certificates import CourseCertificate, sign_badge, sign_course, sign_withdrawn
from titian.sealing.complaints import lookup_of, normalise_code, open_answer, open_text, seal_text
from titian.sealing.encoding import (
    Payload,
    canonical_json,
    decode_base64url,
    encode_base64url,
    format_instant,
    parse_instant,
    sha256_hex,
)
from titian.sealing.enrolments import sign_certificate, verify_certificate
from titian.sealing.envelopes import open_envelope, seal_envelope
from titian.sealing.errors import CODES, SealingError
from titian.sealing.keys import SigningKey, generate_signing_key, public_part, thumbprint
from titian.sealing.packages import (
    ExpectedPackage,
    OpenedPackage,
    ciphertext_digest,
    open_package,
    reseal_package,
    seal_package,
)
from titian.sealing.push import make_push_token, push_public_key
from titian.sealing.receipts import Receipt, ReceivedItem, sign_receipt, verify_receipt
from titian.sealing.recipients import (
    FormerKey,
    fingerprint,
    list_former,
    list_generations,
    recipients_payload,
    verify_recipients,
)
from titian.sealing.requests import (
    RequestHeader,
    SignedRequest,
    read_request_header,
    sign_request,
    verify_request,
)
from titian.sealing.signed import payload_digest, sign, sign_bytes, verify
from titian.sealing.trust import Trust, TrustedKey, is_past_expiry, keys_payload
from titian.sealing.without_consent import (
    GROUNDS,
    WithoutConsent,
    check_without_consent,
    claims_digest,
    read_signer,
    sign_without_consent,
    verify_second,
)
from titian.sealing.words import are_words_of, fingerprint_words, make_phrase, normalise_phrase

__all__ = [
    "AGE_HEADER",
    "CODES",
    "GROUNDS",
    "CourseCertificate",
    "ExpectedPackage",
    "FormerKey",
    "OpenedPackage",
    "Payload",
    "Receipt",
    "ReceivedItem",
    "RequestHeader",
    "SealingError",
    "SignedRequest",
    "SigningKey",
    "Trust",
    "TrustedKey",
    "WithoutConsent",
    "are_words_of",
    "canonical_json",
    "check_without_consent",
    "ciphertext_digest",
    "claims_digest",
    "decode_base64url",
    "encode_base64url",
    "fingerprint",
    "fingerprint_words",
    "format_instant",
    "generate_signing_key",
    "identity_recipient",
    "is_past_expiry",
    "keys_payload",
    "list_former",
    "list_generations",
    "lookup_of",
    "make_identity",
    "make_phrase",
    "make_push_token",
    "normalise_code",
    "normalise_phrase",
    "open_answer",
    "open_envelope",
    "open_package",
    "open_text",
    "parse_instant",
    "payload_digest",
    "public_part",
    "push_public_key",
    "read_request_header",
    "read_signer",
    "recipients_payload",
    "reseal_package",
    "seal_envelope",
    "seal_package",
    "seal_text",
    "sha256_hex",
    "sign",
    "sign_badge",
    "sign_bytes",
    "sign_certificate",
    "sign_course",
    "sign_receipt",
    "sign_request",
    "sign_withdrawn",
    "sign_without_consent",
    "thumbprint",
    "verify",
    "verify_certificate",
    "verify_receipt",
    "verify_recipients",
    "verify_request",
    "verify_second",
]
