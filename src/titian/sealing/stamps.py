"""Time stamps by RFC 3161: a request for one, and what an authority's answer says of data.

An authority signs the hash of the data and the time it saw it. Which authorities are believed is the reader's choice:
certificates that came with the answer prove nothing. Without a network: the answer is fetched by whoever wants it.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from cryptography import x509
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse

Certificate: TypeAlias = x509.Certificate
Fault = Literal[
    "unreadable",  # no answer of an authority
    "refused",  # the authority stamped nothing
    "other_data",  # it stamped something else
    "uncertified",  # the answer holds no certificate for time stamps
    "expired",  # the authority's certificate had ended, or had not begun, when it stamped
    "unproved",  # no authority was given to be believed
    "untrusted",  # not of an authority that was given, or not signed by it
]
GRANTED: Final = (0, 1)  # RFC 3161 section 2.4.2: granted, granted with modifications
HASHES: Final = {"2.16.840.1.101.3.4.2.1": hashlib.sha256, "2.16.840.1.101.3.4.2.3": hashlib.sha512}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an answer says: when, by the certificate of which name, and from when until when that is good."""

    at: datetime
    authority: str
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class StampReading:
    """An answer as it was read. `fault` is None where the stamp is of the data and of an authority that is believed."""

    stamp: Stamp | None
    fault: Fault | None


def make_stamp_request(data: bytes) -> bytes:
    """A request (DER) to stamp the SHA-256 of data, with the authority's certificate in the answer."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    builder = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256)
    return builder.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes()


def read_authorities(data: bytes) -> list[Certificate]:
    """The certificates of a PEM file. Raises ValueError where there is none."""
    return x509.load_pem_x509_certificates(data)


def read_stamp(answer: bytes, data: bytes, believed: Sequence[Certificate]) -> StampReading:
    """What an answer (DER) says of data. Certificates among `believed` that signed themselves are roots.

    The certificate must have been good when it stamped, not now: a stamp outlives its authority.
    """
    from rfc3161_client import decode_timestamp_response

    with warnings.catch_warnings():  # of a certificate whose number is none: it is refused further on
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        try:
            return _read(decode_timestamp_response(answer), data, believed)
        except (ValueError, x509.DuplicateExtension, x509.InvalidVersion, x509.UnsupportedGeneralNameType):
            return StampReading(None, "unreadable")


def _read(response: TimeStampResponse, data: bytes, believed: Sequence[Certificate]) -> StampReading:
    if response.status not in GRANTED:
        return StampReading(None, "refused")
    told = response.tst_info
    certificate = _find_certificate(response.signed_data.certificates)
    if certificate is None:
        return StampReading(None, "uncertified")
    begins_at, ends_at = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    stamp = Stamp(told.gen_time, _name(certificate), begins_at, ends_at)
    hashed = HASHES.get(told.message_imprint.hash_algorithm.dotted_string)
    if hashed is None or hashed(data).digest() != told.message_imprint.message:
        return StampReading(stamp, "other_data")
    if not begins_at <= told.gen_time <= ends_at:
        return StampReading(stamp, "expired")
    if not any(each.issuer == each.subject for each in believed):
        return StampReading(stamp, "unproved")
    return StampReading(stamp, None if _is_signed(response, data, certificate, believed) else "untrusted")


def _is_signed(
    response: TimeStampResponse, data: bytes, certificate: Certificate, believed: Sequence[Certificate]
) -> bool:
    from rfc3161_client import VerificationError, VerifierBuilder

    builder = VerifierBuilder(tsa_certificate=certificate)
    for each in believed:
        is_root = each.issuer == each.subject
        builder = builder.add_root_certificate(each) if is_root else builder.add_intermediate_certificate(each)
    try:
        return bool(builder.build().verify_message(response, data))
    except VerificationError:
        return False


def _find_certificate(certificates: Sequence[bytes] | set[bytes]) -> Certificate | None:
    """The one for time stamps among those that came with the answer."""
    for der in certificates:
        certificate = x509.load_der_x509_certificate(der)
        try:
            usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
        except x509.ExtensionNotFound:
            continue
        if usage.critical and ExtendedKeyUsageOID.TIME_STAMPING in usage.value:
            return certificate
    return None


def _name(certificate: Certificate) -> str:
    named = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(named[0].value) if named else certificate.subject.rfc4514_string()
