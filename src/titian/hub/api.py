"""/api/v1, the same on both hosts: one description, assembled from the routers of the apps."""

from __future__ import annotations

from ninja import NinjaAPI

api = NinjaAPI(
    title="Titian hub",
    version="1",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
)
