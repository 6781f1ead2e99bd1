"""The web application of a review: a page without content of its own, and the records behind a token.

Four things keep others out. It is bound to the loopback address (:mod:`lapel.review.serve`). Only requests that name it by a
loopback name are answered, so that a foreign name led to this machine (DNS rebinding) reads nothing. Everything but the empty
page, its style and its script asks for the token in a header, which a foreign page cannot send. And the page may load and talk to
nothing but itself (CSP); it sets what it is given as text, never as HTML.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lapel import jsonl, resources
from lapel.review import view
from lapel.review.correction import Refused
from lapel.review.desk import Answer, Desk

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ["127.0.0.1", "localhost"]
"""The names by which it may be called; the port is not looked at, so that it can be reached through a tunnel."""

LARGEST_ANSWER = 64 * 1024
"""Bytes of a request."""

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                               "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}

FILES = {"/": ("page.html", "text/html"), "/page.css": ("page.css", "text/css"), "/page.js": ("page.js", "text/javascript"),
         "/favicon.svg": ("favicon.svg", "image/svg+xml")}
"""What is served without the token: nothing in it is of a record."""


def application(desk: Desk, token: str) -> Starlette:
    """The application over a sitting, behind a token."""
    routes = [
        *(Route(path, _file(name, kind), methods=["GET"]) for path, (name, kind) in FILES.items()),
        Route("/api/sitting", _sitting, methods=["GET"]),
        Route("/api/records/{n:int}", _record, methods=["GET"]),
        Route("/api/records/{n:int}", _judge, methods=["POST"]),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(_Hardened), Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS,
                                                                                 www_redirect=False), Middleware(_Guard, token=token)])
    app.router.redirect_slashes = False
    app.state.desk = desk
    return app


class _Hardened:
    """Puts the headers on every answer, those of errors too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, sending)


class _Guard:
    """Asks for the token wherever a record could be behind, and refuses what another page sends."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self.expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        refused = None
        if scope["path"] not in FILES and not secrets.compare_digest(headers.get("authorization", "").encode("latin-1"), self.expected):
            refused = _says(401, "the token is missing or wrong; open the address that lapel review printed")
        elif origin is not None and origin != f"http://{headers.get('host')}":
            refused = _says(403, "another page may not ask this")
        await (refused or self.app)(scope, receive, send)


def _file(name: str, kind: str) -> Any:
    content = resources.data("review", name).read_bytes()

    async def serve(request: Request) -> Response:
        return Response(content, media_type=kind)

    return serve


async def _sitting(request: Request) -> Response:
    return _json(view.sitting(request.app.state.desk))


async def _record(request: Request) -> Response:
    desk, n = _asked(request)
    return _json(view.item(desk, n)) if n < len(desk.drawn) else _says(404, f"there are {len(desk.drawn)} records")


async def _judge(request: Request) -> Response:
    desk, n = _asked(request)
    if n >= len(desk.drawn):
        return _says(404, f"there are {len(desk.drawn)} records")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return _says(415, "a verdict is application/json")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_ANSWER:
            return _says(413, "a verdict is smaller than that")
    try:
        verdict = desk.judge(n, msgspec.json.decode(body, type=Answer))
    except Refused as refused:
        return _says(422, str(refused), refused.field)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return _says(422, f"not a verdict: {error}")
    except OSError as error:
        return _says(507, f"the verdict could not be saved: {error.strerror}; nothing is lost, make room and give it again")
    return _json({"verdict": verdict.verdict, "counts": desk.counts(), "next": desk.next_open(n + 1)})


def _asked(request: Request) -> tuple[Desk, int]:
    desk: Desk = request.app.state.desk
    n: int = request.path_params["n"]
    return desk, n


def _json(value: Any, status: int = 200) -> Response:
    return Response(jsonl.dumps(value), status, media_type="application/json")


def _says(status: int, error: str, field: str = "") -> Response:
    return _json({"error": error, "field": field}, status)
