"""What can go wrong with an organisation's key. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class KeyRefused(Refused):
    """Base of this room."""

    code = "organisation_key.error"
    status = 400
    message = gettext_lazy("The key could not be changed.")


class KeyAlreadySet(KeyRefused):
    code = "organisation_key.already_set"
    status = 409
    message = gettext_lazy("Your organisation's key is already listed. A new key is made by replacing the old one.")


class KeyFileMalformed(KeyRefused):
    code = "organisation_key.malformed"
    status = 422
    message = gettext_lazy("The key or its files do not have the documented shape.")


class KeyUnknown(KeyRefused):
    code = "organisation_key.unknown"
    status = 404
    message = gettext_lazy("Your organisation has no such key, or its files are gone.")


class KeyEnded(KeyRefused):
    code = "organisation_key.ended"
    status = 409
    message = gettext_lazy("This key has ended already.")


class KeyWordsDiffer(KeyRefused):
    code = "organisation_key.words_differ"
    status = 409
    message = gettext_lazy(
        "These are not the words of this key. Hear them again, slowly. If they differ once more, list nothing: "
        "somebody may have exchanged the key."
    )


class KeyFileExists(KeyRefused):
    code = "organisation_key.file_exists"
    status = 409
    message = gettext_lazy(
        "This colleague has words for the key already. If they are lost, they say so on their own page first."
    )


class KeyFileMissing(KeyRefused):
    code = "organisation_key.file_missing"
    status = 409
    message = gettext_lazy("Only somebody who can open this key gives it to others.")


class MemberUnknown(KeyRefused):
    code = "member.unknown"
    status = 404
    message = gettext_lazy("There is no such member of your organisation.")


class NoOrganisation(KeyRefused):
    code = "organisation.none"
    status = 403
    message = gettext_lazy("Your account does not belong to an organisation that receives referrals.")
