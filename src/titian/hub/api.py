"""/api/v1, the same on both hosts: one description, assembled from the routers of the apps."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

import structlog
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from titian.desk.answers import answer_problem
from titian.desk.errors import Refused
from titian.hub import limits
from titian.people.limits import RateExceeded
from titian.rooms import Api, list_parts

log = structlog.get_logger()
PROBLEM: Final = {"$ref": "#/components/schemas/Problem"}
JSON: Final = "application/json"
BYTES: Final = "application/octet-stream"


class HubAPI(NinjaAPI):
    """Says in its description what holds for every route, so that no route has to."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Any: as ninja declares it."""
        schema = super().get_openapi_schema(**options)
        for operation in _list_operations(schema):
            responses = operation["responses"]
            for answer in responses.values():
                _name_bytes(answer)
            responses[429] = {
                "description": "Too often: keep what you wanted to send, and wait.",
                "headers": {"Retry-After": {"schema": {"type": "integer", "minimum": 1}, "description": "seconds"}},
                "content": {JSON: {"schema": PROBLEM}},
            }
            responses["default"] = {
                "description": "Any other refusal. Codes: docs/developers/errors.md",
                "content": {JSON: {"schema": PROBLEM}},
            }
        return schema


def _list_operations(schema: OpenAPISchema) -> Iterator[dict[str, Any]]:
    for methods in schema["paths"].values():
        yield from methods.values()


def _name_bytes(answer: dict[str, Any]) -> None:
    """Bytes are no JSON, whatever the framework says of them."""
    content = answer.get("content", {})
    if content.get(JSON, {}).get("schema", {}).get("format") == "binary":
        answer["content"] = {BYTES: content[JSON]}


def add_handlers(api: NinjaAPI) -> None:
    """Give every failure of the whole API a code and a sentence, and never a traceback or what was sent."""

    @api.exception_handler(Refused)
    def refuse(request: HttpRequest, error: Refused) -> HttpResponse:
        return answer_problem(error.code, str(error), error.status)

    @api.exception_handler(ValidationError)
    def refuse_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return answer_problem("request.malformed", "The request does not have the documented shape.", 422)

    @api.exception_handler(AuthenticationError)
    def refuse_anonymous(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return answer_problem("session.missing", "Sign in first.", 401)

    @api.exception_handler(HttpError)
    def refuse_http(request: HttpRequest, error: HttpError) -> HttpResponse:
        code, message = _HTTP_CODES.get(error.status_code, ("request.refused", "The request was refused."))
        return answer_problem(code, message, error.status_code)

    @api.exception_handler(OperationalError)
    @api.exception_handler(InterfaceError)
    def refuse_busy(request: HttpRequest, error: OperationalError | InterfaceError) -> HttpResponse:
        log.error("request.store.busy", exc_info=True)
        return answer_problem("hub.busy", "The hub could not store this now. Keep it and send it again.", 503)

    @api.exception_handler(Exception)
    def refuse_failed(request: HttpRequest, error: Exception) -> HttpResponse:
        log.error("request.answer.failed", exc_info=True)
        return answer_problem("hub.failed", "The hub could not answer. Keep it and send it again.", 500)


_HTTP_CODES: Final[dict[int, tuple[str, str]]] = {
    400: ("request.unreadable", "The request could not be read."),
    403: ("csrf.failed", "The page is too old. Load it again."),
}


api = HubAPI(title="Titian hub", version="1", urls_namespace="api", docs_url=None, openapi_url=None)


@api.exception_handler(Http404)
def refuse_unknown(request: HttpRequest, problem: Http404) -> HttpResponse:
    return api.create_response(
        request, {"code": "page.unknown", "message": "There is nothing at this address."}, status=404
    )


@api.exception_handler(MultiPartParserError)
@api.exception_handler(SuspiciousOperation)
@api.exception_handler(UnreadablePostError)
def refuse_unreadable(request: HttpRequest, problem: Exception) -> HttpResponse:
    """A body that Django cannot take apart, or will not because of its size, while it looks for a token in it."""
    return api.create_response(
        request, {"code": "request.unreadable", "message": "The request could not be read."}, status=400
    )


@api.exception_handler(RateExceeded)
def refuse_often(request: HttpRequest, problem: RateExceeded) -> HttpResponse:
    return limits.refuse(request, problem)


for _part in list_parts(Api):
    api.add_router("", import_module(_part.module).router)
add_handlers(api)
