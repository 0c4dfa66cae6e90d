"""A headless Chromium, spoken to by its own protocol."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

BINARY = shutil.which("chromium") or shutil.which("chromium-browser")
_QUIET = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --disable-dev-shm-usage "
    "--remote-debugging-port=0 --window-size=1200,800"
)
_SECONDS = 30


class Page:
    """One page of the browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._asked = 0
        self.requests: list[str] = []
        """Every address that the page asked for."""

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol and return its result."""
        self._asked += 1
        await self._socket.send_json({"id": self._asked, "method": method, "params": parameters})
        while True:
            told = await asyncio.wait_for(self._socket.receive_json(), _SECONDS)
            if told.get("method") == "Network.requestWillBeSent":
                self.requests.append(told["params"]["request"]["url"])
            if told.get("id") == self._asked:
                result: dict[str, Any] = told.get("result", {})
                return result

    async def value(self, script: str) -> Any:
        """Return what a script comes to on the page."""
        found = await self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return found["result"].get("value")

    async def press(self, key: str) -> None:
        """Press a key that stands for a sign, or a named one such as `Enter`."""
        text = {"Enter": "\r"}.get(key, key)
        code = {"Enter": 13}.get(key, 0)
        event = {"key": key, "text": text, "windowsVirtualKeyCode": code}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **event)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **event)

    async def wait_for(self, script: str) -> None:
        """Wait until a script is true on the page."""
        for _ in range(_SECONDS * 10):
            if await self.value(script):
                return
            await asyncio.sleep(0.1)
        raise TimeoutError(script)

    async def picture(self, path: Path) -> None:
        """Keep what the page looks like."""
        shot = await self.ask("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))


@asynccontextmanager
async def chromium(profile: Path) -> AsyncIterator[Page]:
    """Start the browser on an empty page, with nothing from before."""
    assert BINARY is not None
    command = [BINARY, *_QUIET.split(), f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = await _page_address(profile)
        async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
            page = Page(socket)
            await page.ask("Network.enable")
            await page.ask("Page.enable")
            await page.ask("Emulation.setFocusEmulationEnabled", enabled=True)
            yield page
    finally:
        process.terminate()
        process.wait(_SECONDS)


async def _page_address(profile: Path) -> str:
    """Return where the first page listens, once the browser has written down its port."""
    port_file = profile / "DevToolsActivePort"
    for _ in range(_SECONDS * 10):
        if port_file.exists() and len(port_file.read_text().splitlines()) > 1:
            port = port_file.read_text().splitlines()[0]
            async with (
                aiohttp.ClientSession() as session,
                session.get(f"http://127.0.0.1:{port}/json/list") as answer,
            ):
                pages = json.loads(await answer.text())
            for page in pages:
                if page["type"] == "page":
                    address: str = page["webSocketDebuggerUrl"]
                    return address
        await asyncio.sleep(0.1)
    raise TimeoutError("the browser did not start")
