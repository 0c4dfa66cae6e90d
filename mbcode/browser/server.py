"""A web server that lets in one browser, by a token that works once.

What is served holds personal data: nothing is answered without the token or the cookie that it is
exchanged for, and no page asks anything of any other host.
"""

from __future__ import annotations

import asyncio
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from mbcode.errors import MbcodeError
from mbcode.obstacles import why

COOKIE = "mbcode"
_PAGE = Path(__file__).with_name("page")
_BETWEEN_TRIES = 0.02
"""Seconds until it is asked again whether the server listens."""
_FONT_SIZES = (8, 40)
_HEADERS = {
    # xterm.js sets styles by script; all else comes from here, and goes nowhere else.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class WorkbenchServer(Server):
    """Serves the workbench to whoever opens `url` first, and to no one else.

    Raises MbcodeError if the port can't be had.
    """

    def __init__(self, host: str, port: int, say: Callable[[str], None]) -> None:
        command = shlex.join([sys.executable, "-m", "mbcode.browser"])
        super().__init__(
            f"exec {command}",
            host=host,
            port=port,
            title="mbcode",
            public_url=f"http://{f'[{host}]' if ':' in host else host}:{port}",
            templates_path=_PAGE,
        )
        _refuse_taken(host, port)
        self._say = say
        self._token = token_urlsafe(32)
        self._pass = token_urlsafe(32)
        self._is_spent = False
        self._announcing: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """The address that lets one browser in, once."""
        return f"{self.public_url}/?token={self._token}"

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._admit)
        app.router.add_static("/page", _PAGE)
        return app

    @web.middleware
    async def _admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a browser that holds the pass; exchange the token for it, once."""
        token = request.query.get("token", "")
        if compare_digest(request.cookies.get(COOKIE, "").encode(), self._pass.encode()):
            response = await handler(_own_window(request))
        elif not self._is_spent and compare_digest(token.encode(), self._token.encode()):
            self._is_spent = True
            # The address with the token must not stay in the browser's history.
            response = web.HTTPSeeOther("/")
            response.set_cookie(COOKIE, self._pass, httponly=True, samesite="Strict")
        else:
            raise web.HTTPForbidden(
                text="This address has been used, or is not whole. Start 'mbcode serve' again."
            )
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    @aiohttp_jinja2.template("app_index.html")
    async def handle_index(self, request: web.Request) -> dict[str, Any]:
        """Return what the page needs: addresses on this very host, and the size of the letters."""
        asked = request.query.get("fontsize", "")
        smallest, largest = _FONT_SIZES
        size = int(asked) if asked.isdecimal() else 16
        return {
            "font_size": min(max(size, smallest), largest),
            "websocket": f"ws://{request.host}/ws",
        }

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002
        """Say where the workbench is, as soon as it answers there."""
        self._announcing = asyncio.create_task(self._announce())

    async def _announce(self) -> None:
        while not await self._is_listening():
            await asyncio.sleep(_BETWEEN_TRIES)
        self._say(f"open {self.url} in a browser; Ctrl+C ends it")

    async def _is_listening(self) -> bool:
        try:
            _, writer = await asyncio.open_connection(self.host, self.port)
        except ConnectionRefusedError:
            return False
        writer.close()
        return True

    def initialize_logging(self) -> None:
        """Log nothing: what is typed and shown is nobody else's business."""


def _own_window(request: web.Request) -> web.Request:
    """Return the request, unless a page of another host makes it."""
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.host}":
        raise web.HTTPForbidden(text="Only the workbench's own page may speak with it.")
    return request


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise MbcodeError(
                f"can't serve on {host}, port {port}: {why(error)}; give another --port"
            ) from error
