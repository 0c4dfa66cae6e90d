"""Regular Danish inflection, where the dictionary knows only one of two readings of a form.

simplemma gives each form one lemma: *lærer* is *lærer*, *talte* is *tælle*, *svært* is *sværte*.
Who asks for *lære*, *tale* or *svær* wants those forms too. So the endings that a word of its class
takes are put to it; the class is told by forms that the dictionary holds.
"""

from __future__ import annotations

from mbcode.language.lemmas import Lemmas


def regular_forms(lemma: str, lemmas: Lemmas) -> frozenset[str]:
    """Return the forms that the classes `lemma` belongs to would give it; not all need exist."""
    return (
        _verb_forms(lemma, lemmas) | _agent_forms(lemma, lemmas) | _adjective_forms(lemma, lemmas)
    )


def _verb_forms(lemma: str, lemmas: Lemmas) -> frozenset[str]:
    """*tale*: taler, tales, talende, talte, talt; *snakke*: … snakkede, snakket."""
    stem = lemma.removesuffix("e")
    if stem == lemma or len(stem) < 2 or not lemmas.known(lemma):
        return frozenset()
    forms = {stem + "er"}  # A noun in -e has it too, as its plural.
    weak, short = bool(lemmas.known(stem + "ede")), _knows(lemmas, stem + "te", stem + "t")
    if weak or short or lemmas.known(stem + "ende"):
        forms |= {lemma + "s", stem + "ende"}
    if weak:
        forms |= {stem + "ede", stem + "et"}
    elif short:
        forms |= {stem + "te", stem + "t"}
    return frozenset(forms)


def _agent_forms(lemma: str, lemmas: Lemmas) -> frozenset[str]:
    """*leder*: lederen, ledere, lederne and their genitives."""
    if not lemma.endswith("er") or lemma not in lemmas.known(lemma + "en"):
        return frozenset()
    endings = ("en", "e", "ne")
    return frozenset({lemma + "s", *(lemma + ending + s for ending in endings for s in ("", "s"))})


def _adjective_forms(lemma: str, lemmas: Lemmas) -> frozenset[str]:
    """*svær*: svært, svære, sværere, sværest, sværeste; *åben*: åbent, åbne …"""
    for stem in _long_stems(lemma):
        if lemmas.known(stem + "ere") and lemmas.known(stem + "est"):
            endings = ("e", "ere", "est", "este")
            return frozenset({lemma + "t", *(stem + ending for ending in endings)})
    return frozenset()


def _long_stems(lemma: str) -> tuple[str, ...]:
    """Return what endings in -e may be put to: *svær*, *trygg*, *åbn*."""
    stems = [lemma, lemma + lemma[-1]]
    if lemma.endswith(("en", "el", "er")) and len(lemma) > 3:
        stems.append(lemma[:-2] + lemma[-1])
    return tuple(stems)


def _knows(lemmas: Lemmas, *words: str) -> bool:
    return all(lemmas.known(word) for word in words)
