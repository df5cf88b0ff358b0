"""What waits for an organisation, as its own system asks: `python client.py HUB USER ROOT`, the password on stdin.

Needs httpx and joserfc. It reads envelopes only: what a package says opens in the browser of a member and nowhere else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import httpx
from joserfc import jws
from joserfc.jwk import ECKey


class Hub:
    """One hub, spoken to as one provider's account. Close it, or use it in a `with`."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=30)

    def __enter__(self) -> Hub:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def check(self, root_thumbprint: str) -> str:
        """The hub's id, once its signed list of keys hangs on the root you know. Compare before you send a password."""
        offer = self.ask("GET", "/api/v1/releases")
        key = ECKey.import_key(self._find_root(root_thumbprint))
        signed = jws.deserialize_compact(offer["keys"], key, algorithms=["ES256"])
        return str(json.loads(signed.payload)["hub_id"])

    def _find_root(self, thumbprint: str) -> dict[str, str]:
        # The root's public key is in a file that you were given; here it stands beside this script's arguments.
        with open("root.jwk.json", encoding="utf-8") as file:
            jwk: dict[str, str] = json.load(file)
        if ECKey.import_key(jwk).thumbprint() != thumbprint:
            raise SystemExit("root.jwk.json is not the root you named.")
        return jwk

    def sign_in(self, username: str, password: str) -> None:
        self.http.get("/accounts/login/")
        given = {"login": username, "password": password, "csrfmiddlewaretoken": self.http.cookies["csrftoken"]}
        answer = self.http.post("/accounts/login/", data=given)
        if answer.status_code != 302:
            raise SystemExit("Not signed in. Outside a demo, an account with two factors cannot be used by a program.")

    def list_packages(self) -> Iterator[dict[str, Any]]:
        """All of them, page by page, what waits for an answer first."""
        offset = 0
        while True:
            page = self.ask("GET", f"/api/v1/packages?limit=100&offset={offset}")
            yield from page["packages"]
            offset += 100
            if offset >= page["total"]:
                return

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The answer's JSON. Acts on the code, never on the sentence."""
        headers = {"X-CSRFToken": self.http.cookies.get("csrftoken", "")} if method != "GET" else {}
        answer = self.http.request(method, path, json=body, headers=headers)
        if answer.status_code == 429:
            raise SystemExit(f"Too often. Ask again in {answer.headers['Retry-After']} seconds.")
        if answer.is_error:
            raise SystemExit(f"{answer.status_code}: {answer.json()['code']}")
        return answer.json()


def main() -> None:
    address, username, root = sys.argv[1:4]
    with Hub(address) as hub:
        print("hub", hub.check(root))
        hub.sign_in(username, sys.stdin.readline().rstrip("\n"))
        for package in hub.list_packages():
            print(package["status"], package["item_id"], "answer before", package["answer_due_at"])


if __name__ == "__main__":
    main()
