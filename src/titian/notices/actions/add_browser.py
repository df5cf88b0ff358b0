from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.notices.errors import PushKeyMissing, TooManyBrowsers
from titian.notices.keys import find_public_key
from titian.notices.models import Browser
from titian.notices.policies import may_receive
from titian.notices.push import read_endpoint
from titian.people.models import User

MOST: Final = 10


def add_browser(*, account: User, endpoint: str, now: datetime) -> Browser:
    """From now on this browser tells the account that something waits.

    One that told another account before tells this one instead: a browser has one owner. Saying it again changes
    nothing. Raises `NotAllowed`, `PushKeyMissing`, `BrowserRefused`, `TooManyBrowsers`.
    """
    if not may_receive(account):
        raise NotAllowed
    if find_public_key() is None:
        raise PushKeyMissing
    target = read_endpoint(endpoint)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=account.pk)
        known = Browser.objects.filter(endpoint=endpoint).first()
        if known is not None and known.account_id == account.pk:
            return known
        if Browser.objects.filter(account=account).count() >= MOST:
            raise TooManyBrowsers
        if known is not None:
            known.delete()
        browser = Browser.objects.create(account=account, endpoint=endpoint, host=target.host, added_at=now)
        audit.record_by(account, "notice.add_browser", f"browser:{browser.pk}")
    return browser
