from __future__ import annotations

from django.db import IntegrityError, transaction

from titian.devices.errors import NonceSpent
from titian.devices.models import SpentNonce
from titian.devices.nonces import Nonce


def spend_nonce(nonce: Nonce) -> None:
    """Write down that the nonce served; raises `NonceSpent` when it did before."""
    try:
        with transaction.atomic():
            SpentNonce.objects.create(nonce_hash=nonce.nonce_hash, expires_at=nonce.expires_at)
    except IntegrityError as error:
        raise NonceSpent from error
