"""`mbcode serve`: the workbench in a browser, for the one who was given its address."""

from __future__ import annotations

import asyncio
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import aiohttp
import pytest

from mbcode.store.study import Study
from tests.browser.chromium import BINARY, Page, chromium
from tests.studies import small_study

LISTENS = "0A"
"""How the kernel's table of sockets says that one waits for visitors."""
HAS_THE_KEYBOARD = "document.activeElement.className === 'xterm-helper-textarea'"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return small_study(tmp_path / "study.mbcode")


@pytest.fixture
def url(study: Study) -> Iterator[str]:
    """The address that a server of its own prints."""
    with serving(study) as address:
        yield address


@contextmanager
def serving(study: Study, *options: str) -> Iterator[str]:
    """Serve a study with these options of `mbcode serve`; yield the address it prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mbcode", "--study", str(study.path), "--as", "Åse"]
    with subprocess.Popen(
        [*command, "serve", "--port", str(port), *options], stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        yield _address(server.stderr)
        server.terminate()


def listening(port: int) -> set[str]:
    """Return the IPv4 and IPv6 addresses on which the kernel says that somebody listens."""
    rows = [
        row.split()
        for table in ("tcp", "tcp6")
        for row in Path("/proc/net", table).read_text(encoding="ascii").splitlines()[1:]
    ]
    places = (row[1].split(":") for row in rows if row[3] == LISTENS)
    return {_in_numbers(address) for address, at in places if int(at, 16) == port}


def _in_numbers(address: str) -> str:
    """Return an address as people write it; the kernel writes words of four bytes, as they lie."""
    words = (int(address[at : at + 8], 16) for at in range(0, len(address), 8))
    return str(ip_address(b"".join(word.to_bytes(4, sys.byteorder) for word in words)))


def visitor() -> aiohttp.ClientSession:
    """A browser without a screen; as a real one, it keeps cookies of an address in numbers."""
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


def _address(said: IO[str]) -> str:
    found = (re.search(r"http://\S+", line) for line in said)
    return next(address.group() for address in found if address is not None)


async def test_the_address_lets_in_one_browser_once(url: str) -> None:
    base = url.partition("?")[0]
    async with visitor() as first, visitor() as second:
        for address in (base, f"{base}?token=guess", f"{base}static/js/textual.js", f"{base}ws"):
            assert (await second.get(address)).status == 403
        page = await first.get(url)
        assert (page.status, str(page.url)) == (200, base)
        assert (await second.get(url)).status == 403
        assert (await first.get(base)).status == 200


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="the kernel is not asked this way")
@pytest.mark.parametrize(
    ("options", "address"), [((), "127.0.0.1"), (("--host", "0.0.0.0"), "0.0.0.0")]
)
def test_no_other_machine_can_reach_it_unless_that_was_asked_for(
    study: Study, options: tuple[str, ...], address: str
) -> None:
    with serving(study, *options) as url:
        port = urlsplit(url).port
        assert port is not None
        assert listening(port) == {address}


async def test_no_other_page_may_speak_with_the_workbench(url: str) -> None:
    base = url.partition("?")[0]
    async with visitor() as session:
        await session.get(url)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{base}ws", origin="http://elsewhere.example")


async def test_the_page_names_no_other_host(url: str) -> None:
    async with visitor() as session:
        page = await (await session.get(url)).text()
    hosts = set(re.findall(r"(?:https?|wss?)://([^/\"']+)", page))
    assert hosts == {url.split("/")[2]}


@pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")
async def test_a_sentence_tagged_in_a_browser_is_there_after_a_reload(
    url: str, study: Study, tmp_path: Path
) -> None:
    study.codebook.edit("Tillid", key="1")
    entry, *_ = study.transcripts.entries()
    async with chromium(tmp_path / "profile") as page:
        await page.ask("Page.navigate", url=url)
        await page.wait_for(HAS_THE_KEYBOARD)
        await _press_until(page, "1", lambda: len(study.codings.of(entry.id)) == 1)
        (coding,) = study.codings.of(entry.id)
        assert coding.span.of(study.transcripts.read(entry.id).text) == "Hvem har nøglen?"
        await page.ask("Page.reload")
        await page.wait_for(HAS_THE_KEYBOARD)
        await _press_until(page, "x", lambda: not study.codings.of(entry.id))
        hosts = {address.split("/")[2] for address in page.requests if address.startswith("http")}
    assert hosts == {url.split("/")[2]}


async def _press_until(page: Page, key: str, is_done: Callable[[], bool]) -> None:
    """Press a key until it did something: the workbench opens the study after its first frame."""
    for _ in range(60):
        if is_done():
            return
        await page.press(key)
        await asyncio.sleep(0.25)
    raise TimeoutError(key)
