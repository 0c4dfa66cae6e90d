"""Files go into a study whole, with their sentences, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.errors import FormatError, MbcodeError
from mbcode.jobs.importing import import_files
from mbcode.store.study import Study


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_sentences_are_cut_by_the_rules_of_the_language(study: Study, tmp_path: Path) -> None:
    danish = write(tmp_path, "da.txt", "Bo: Den 2. maj kl. 9 kom han. Ja.")
    english = write(tmp_path, "en.md", "---\nlanguage: en-GB\n---\nBo: He came. Yes.")
    import_files(study, [danish, english])
    text = study.transcripts.read("da").text
    cut = [sentence.span.of(text) for sentence in study.transcripts.read("da").sentences]
    assert cut == ["Den 2. maj kl. 9 kom han.", "Ja."]
    assert len(study.transcripts.read("en").sentences) == 2


def test_notes_on_the_files_are_handed_on(study: Study, tmp_path: Path) -> None:
    text = write(tmp_path, "a.txt", "Bo: Nå.\x07")
    cases = tmp_path / "cases.csv"
    cases.write_bytes("case,by\nNord,Ålborg\n".encode("cp1252"))
    notes = import_files(study, [text, cases]).notes
    assert any("control character" in note for note in notes)
    assert any("cases.csv" in note for note in notes)


def test_progress_counts_the_transcripts(study: Study, tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{name}.txt", "Bo: Nå.") for name in "abc"]
    steps: list[tuple[int, int, str]] = []
    import_files(study, paths, progress=lambda *step: steps.append(step))
    assert steps == [(0, 3, "a"), (1, 3, "b"), (2, 3, "c"), (3, 3, "")]


def test_without_transcripts_spacy_is_not_needed(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mbcode.language.sentences.SentenceCutter.cut", None)
    report = import_files(study, [write(tmp_path, "cases.csv", "case\nVest\n")])
    assert report.added == {"cases": 1}


def test_one_bad_file_keeps_all_out(study: Study, tmp_path: Path) -> None:
    good = write(tmp_path, "a.txt", "Bo: Nå.")
    before = study.fingerprint()
    for bad, text in (("b.txt", ""), ("b.csv", "transcript,start,end,code\na,0,99,Rum\n")):
        with pytest.raises(MbcodeError, match=bad):
            import_files(study, [good, write(tmp_path, bad, text)])
    with pytest.raises(FormatError, match=r"nowhere\.txt"):
        import_files(study, [good, tmp_path / "nowhere.txt"])
    assert study.fingerprint() == before
