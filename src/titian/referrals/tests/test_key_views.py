"""Pages of organisations' keys: the coordinator hears words, a manager takes a key away, both may end a stolen one."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.keys.actions.set_organisation_key import set_organisation_key
from titian.library.tests.factories import Keys
from titian.people.models import OrganisationKey, Role, User
from titian.people.tests.browsers import prove
from titian.people.tests.factories import make_alice, make_user
from titian.sealing import fingerprint, fingerprint_words, identity_recipient, make_identity

pytestmark = pytest.mark.django_db
FILE = b"age-encryption.org/v1\n-> scrypt c2FsdA 15\n"


def sign_in(user: User) -> Client:
    """A browser whose account has just given its password."""
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    prove(client, user)
    return client


@pytest.fixture
def coordinator() -> User:
    return make_user(Role.COORDINATOR)


@pytest.fixture
def manager(keys: Keys) -> User:
    alice = make_alice()
    alice.is_manager = True
    alice.save()
    return alice


@pytest.fixture
def mark(manager: User) -> str:
    recipient = identity_recipient(make_identity())
    set_organisation_key(actor=manager, recipient=recipient, member_file=FILE, paper_file=FILE, now=timezone.now())
    return fingerprint(recipient)


def address(mark: str, more: str = "") -> str:
    return f"/organisations/keys/{mark}/{more}"


def words(mark: str) -> str:
    return " ".join(fingerprint_words(mark))


def test_words_are_not_shown_to_who_compares_them(coordinator: User, mark: str) -> None:
    client = sign_in(coordinator)
    for page in ("/organisations/keys/", address(mark), "/country/"):
        text = client.get(page).content.decode()
        assert words(mark) not in " ".join(text.split())
        assert f"<li>{fingerprint_words(mark)[0]}</li>" not in text
    assert "words to compare" in client.get("/organisations/keys/").content.decode()


def test_comparing_says_who_heard_whom_and_shows_the_words(coordinator: User, manager: User, mark: str) -> None:
    client = sign_in(coordinator)
    answer = client.post(address(mark), {"speaker": str(manager.public_id), "words": words(mark)})
    assert (answer.status_code, answer["Location"]) == (302, address(mark))
    text = client.get(address(mark)).content.decode()
    assert f"by {coordinator.username} with {manager.username}" in " ".join(text.split())
    assert f"<li>{fingerprint_words(mark)[5]}</li>" in text
    assert "compared, to be listed" in client.get("/organisations/keys/").content.decode()


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"words": "acorn acorn acorn acorn acorn acorn"}, 409, "These are not the words of this key."),
        ({"words": ""}, 422, "Type the six words you heard"),
        ({"speaker": ""}, 422, "Choose who read the words to you"),
        ({"speaker": "b0b00000-0000-4000-8000-000000000000"}, 422, "Select a valid choice"),
    ],
)
def test_what_does_not_fit_compares_nothing(
    coordinator: User, manager: User, mark: str, change: dict[str, str], status: int, said: str
) -> None:
    answer = sign_in(coordinator).post(
        address(mark), {"speaker": str(manager.public_id), "words": words(mark), **change}
    )
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert OrganisationKey.objects.get().compared_at is None


def test_without_a_manager_nobody_can_vouch(coordinator: User, manager: User, mark: str) -> None:
    User.objects.update(is_manager=False)
    text = sign_in(coordinator).get(address(mark)).content.decode()
    assert "This organisation has no manager yet" in text
    assert "<button" not in text[text.index("compare-title") : text.index("This organisation has no manager yet")]


def test_export_holds_compared_keys_alone_and_is_logged(coordinator: User, manager: User, mark: str) -> None:
    client = sign_in(coordinator)
    assert json.loads(client.get("/organisations/keys/export/").content) == {"recipients": [], "refused": []}
    client.post(address(mark), {"speaker": str(manager.public_id), "words": words(mark)})
    answer = client.get("/organisations/keys/export/")
    assert [entry["fingerprint"] for entry in json.loads(answer.content)["recipients"]] == [mark]
    assert answer["Content-Disposition"] == 'attachment; filename="titian-recipients-TH.json"'
    assert Entry.objects.filter(action="recipients.export", actor_id=str(coordinator.pk)).count() == 2


def test_coordinator_and_manager_may_end_a_stolen_key(coordinator: User, manager: User, mark: str) -> None:
    assert sign_in(coordinator).post(address(mark, "stolen/"))["Location"] == address(mark)
    key = OrganisationKey.objects.get()
    assert (key.ending, key.refused_since is not None) == ("stolen", True)
    again = sign_in(manager).post(address(mark, "stolen/"))
    assert again.status_code == 409
    text = sign_in(manager).get("/organisation/key/").content.decode()
    assert "Your key has ended" in text
    assert 'data-page="organisation-key"' in text
    assert 'data-page="key-care"' in text  # what came before still opens


def test_comparing_exporting_and_ending_ask_for_the_password_again(coordinator: User, manager: User, mark: str) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(coordinator)
    heard = {"speaker": str(manager.public_id), "words": words(mark)}
    for answer in (
        client.post(address(mark), heard),
        client.get("/organisations/keys/export/"),
        client.post(address(mark, "stolen/")),
    ):
        assert answer["Location"].startswith("/accounts/again/")
    key = OrganisationKey.objects.get()
    assert (key.compared_at, key.ended_at) == (None, None)
    assert not Entry.objects.filter(action="recipients.export").exists()


def test_member_who_is_no_manager_ends_nothing_and_removes_nobody(manager: User, mark: str) -> None:
    member = make_user(Role.PROVIDER, organisation=manager.organisation)
    client = sign_in(member)
    assert client.post(address(mark, "stolen/")).status_code == 403
    assert client.post(f"/organisation/key/members/{manager.public_id}/remove/").status_code == 403
    text = client.get("/organisation/key/").content.decode()
    assert "/remove/" not in text
    assert "/stolen/" not in text


def test_manager_takes_a_members_key_away_and_is_told_that_a_new_one_is_due(manager: User, mark: str) -> None:
    member = make_user(Role.PROVIDER, organisation=manager.organisation)
    key = OrganisationKey.objects.get()
    key.files.create(member=member, kind="member", file=FILE)
    client = sign_in(manager)
    path = f"/organisation/key/members/{member.public_id}/remove/"
    assert path in client.get("/organisation/key/").content.decode()
    assert client.post(path)["Location"] == "/organisation/key/"
    text = client.get("/organisation/key/").content.decode()
    assert "A new key is due" in text
    assert path not in text
    stranger = make_user(Role.PROVIDER)
    assert client.post(f"/organisation/key/members/{stranger.public_id}/remove/").status_code == 404


def test_keys_of_another_country_are_not_there(mark: str) -> None:
    client = sign_in(make_user(Role.COORDINATOR, country="ID"))
    assert client.get(address(mark)).status_code == 404
    assert mark not in client.get("/organisations/keys/").content.decode()
    assert client.post(address(mark, "stolen/")).status_code == 404
    assert client.get("/organisations/keys/export/").status_code == 404
