"""No file, however it was spoilt, does more than be read or be refused in one line."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks._hostile import PIECES, Spoiler, read
from mbcode.errors import FormatError
from mbcode.formats import source
from mbcode.formats.files import read_files

ENDINGS = (".txt", ".md", ".yaml", ".csv", ".tsv")
BITS = st.sampled_from(
    [
        *("---\n", "case: A\n", "Bo: hej.\n\n", "[00:01:02] Bo: ja\n\n", "codes:\n", "- name: x\n"),
        *(
            "name,parent\n",
            "transcript,start,end,code\n",
            "case,alder\n",
            "a,b,c\n",
            '"',
            ";",
            "\t",
        ),
        *("&a ", "*a", "{", "[", ": ", "'=1", "\r", "\x0c", "\u2028", "\u202e", "é", "0", "-1"),
    ]
)


def test_four_hundred_spoilt_files_are_read_or_refused(tmp_path: Path) -> None:
    read_ones = 0
    for name, content in islice(Spoiler(seed=20261128).files(), 400):
        path = tmp_path / name
        path.write_bytes(content)
        read_ones += read(path)
    assert 40 < read_ones < 360


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(st.one_of(BITS, st.text(max_size=8)), max_size=25))
def test_any_text_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, ending: str, parts: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_text("".join(parts), encoding="utf-8", errors="surrogatepass", newline="")
    read(path)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: repr(piece[:12]))
def test_each_piece_that_broke_a_reader_once_is_read_or_refused(
    tmp_path: Path, ending: str, piece: bytes
) -> None:
    path = tmp_path / f"piece{ending}"
    path.write_bytes(piece)
    read(path)


def test_a_file_without_an_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 2**20)
    with pytest.raises(FormatError, match=r"/dev/zero: is larger than 1 MB; split it"):
        read_files([Path("/dev/zero")], "transcript")


def test_codes_in_a_long_circle_are_refused_in_a_short_line(tmp_path: Path) -> None:
    path = tmp_path / "circle.csv"
    rows = (f"c{number},c{(number + 1) % 20_000}" for number in range(20_000))
    path.write_text("\n".join(["name,parent", *rows]))
    with pytest.raises(FormatError, match="stands above itself") as refused:
        read_files([path])
    assert len(str(refused.value)) < 400
