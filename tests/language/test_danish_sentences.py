"""Claims about where Danish sentences end; ‖ marks every boundary, and one turn is one line."""

import pytest

from mbcode.drafts import TranscriptDraft
from mbcode.language.sentences import SentenceCutter
from mbcode.model import Span, Turn

CUTTER = SentenceCutter("da")

PLAIN = """
Jeg startede i marts.‖ Der var vi syv.
Er du sikker?‖ Ja.‖ Helt sikker!
Stop!‖ Lærerne kommer.
Skolen lukkede.‖ Anders flyttede.
Hvad?!‖ Nej!!‖ Virkelig???‖ Ja.
Hun er jordemoder
Ja.
Tak for det.
Der var ti børn.‖ 3 af dem kunne svømme.
Det blev vedtaget.‖ § 8 blev strøget.
Så er der HR.‖ De ved ingenting om plejen.
Vi er med i EU.‖ Kommunen er ligeglad.
Vi handler med ham.‖ Østergaard, hedder han.
"""

ABBREVIATIONS = """
Spørg hr. Kvist eller fru dr. Bang om det.
Toget gik kl. 6.40 fra Skt. Pauls Kirke.
Vi lærte at lave bl.a. Karrys suppe og f.eks. Annas brød.
Det er dvs. Mettes opgave.
Vi mangler senge, linned, sæbe osv.‖ Personalet mangler også.
Kørsel, løn m.v.‖ Kommunen betaler.
Blomster, kort m.m. og en tale fra lederen.
Hun er cand.pæd. og aut. psykolog.
Hun læste cand.merc.‖ Det fortrød hun.
Han er ph.d. Det Kongelige Bibliotek ansatte ham.
Vi gjorde det evt.‖ Så måtte vi se.
Han bor i Kbh.‖ Jeg bor i Ry.
Det er afd. Nord, der står for det.
Vi taler med adm. dir. Riis i morgen.
Det står på kommune.dk.‖ Lederen skrev det.
Vi betaler til vand, varme og el.‖ Ejeren betaler resten.
Hun bor på 4. tv.‖ Ejeren bor på 1. th. i nabohuset.
Der er åbent man.-tors. kl. 8-15.‖ Resten af ugen er der lukket.
Den er min.‖ Naboen har sin egen.
Det tog 40 min.‖ Lederen gik efter 10 min. og kom ikke igen.
Maden er af en særlig art.‖ Naboerne klager.
Se art. 6 og fig. 2, s. 31 og bd. 4.
Firmaet hed Møbelgården A/S.‖ Ejeren gik konkurs.
Vi fik en bevilling jf. Servicelovens regler.
Bestyrelsen for Nr. Vium Skole sagde ja.
"""

INITIALS = """
K. Holm underviste, og B.S. Ingemann skrev.
Det var J.-P. Lund, der ringede.
Jeg mangler vitamin D.‖ Det sagde lægen.
Vi hørte om plan B.‖ Den var værre.
Chr. Winther og Th. Lang er skoler.
H.P. har bedt om fred, og J.-P. er enig.
Vi tog plan B.‖ så gik det.
"""

NUMBERS = """
Den 3. juni blev jeg syg.‖ Den 9. var jeg rask.
Vi bor på 5. sal i 2. opgang.
Vi taler om 2. Verdenskrig og 1. Maj.
Han løb 42,195 km på 3.28.‖ Naboen løb 10.
I år 2007.‖ Kommunerne blev slået sammen.
Der kom 1.250.‖ Lederen var stolt.
Det står på s. 6.‖ Forfatteren nævner det i kap. 3.‖ Læs det.
Vi er 14.‖ Lederen siger 15.
Vi mødes kl. 8.‖ Lederen kommer kl. 9.
De sås d. 4. april og d. 17. maj.
Christian 4. byggede Rundetårn.
Det var Christian 4. Rundetårn er hans.
1. Vi skal hilse.‖ 2. Vi skal lytte.
Dagsorden: 1. Referat.‖ 2. Økonomi.‖ 3. Evt.
Det var i 80'erne.‖ Fabrikken lukkede i '91.‖ Byen døde.
Den koster 99,50.‖ Det er billigt.
Det var 24. dec. 1999.
Ring på 86 12 34 56.‖ Spørg efter Ib.
Vi fik 2 mio. kr.‖ Lederen ville have 3 mio. kr. mere.
Det er version 2.0.1.‖ Den virker.
"""

QUOTATIONS = """
"Er du hjemme?" råbte hun ude fra gangen.
"Er du hjemme?"‖ Hun råbte det ude fra gangen.
»Kom så!« sagde træneren.‖ »Nu!«
»Det er slut,« sagde han.‖ »Helt slut.«‖ Så gik han.
Hun sagde: "Lad være."‖ "Hvorfor?" spurgte jeg.
Han kaldte det "en fest!", men der var ingen gæster.
”Nej.”‖ ”Jo.”
“Vi går.”‖ “Hvorhen?”
Han spurgte: "Går det?", og det gjorde det.
Vi læste »Hvem er bange?« i klassen.
Hvad sker der? spurgte hun, og ingen svarede.
– Vi går nu! foreslog en af de andre.
Hun skrev 'Ja!' på sedlen.
"Det er godt nok".‖ Sådan sagde de.
– Vi lukker.‖ – Hvorfor?‖ – Fordi der ikke er penge.
"""

PAUSES = """
Jeg var lidt... sådan lidt træt.
Vi var sammen med... Peter, hedder han, og hans kone.
Ham Ib ... Ib Krogh kendte vi godt.
Det var øh... Bodil, der kom.
Vi var 40 ... 41 dengang.
Det ved jeg ikke…‖ Men hun gik.
Det var ikke let ...‖ Nej.
Vi gik ...så kom vi tilbage.
Det gik galt.‖ [...] Vi solgte huset.‖ (…) Han flyttede.
Jeg ville gerne [...] men det gik ikke.
Det er jo (!) hans bror.
Vi holdt ferie (tre uger!) og var hjemme i august.
"""

NOTES = """
Sådan var det bare. (griner)
Sådan var det bare (griner).‖ Vi lo meget.
Sådan var det.‖ [pause] Og så kom krisen.
Hvem siger det? [Latter]
Det er bussen.‖ [støj] ... Hvad spurgte du om?
(Rømmer sig) Ja, det er mig.
Det var hårdt.‖ (Det siger alle.)‖ Men vi klarede det.
Vi grinede! :)‖ Så kom chefen.
Hvor var det sjovt! 😂‖ Så kom chefen.
"""

HEADLINES = """
NY LEDER‖ Skolen har fået en ny leder.‖ MØDE I AFTEN‖ »Vi ses,« siger han.
LUKKET‖ Der er lukket i dag.‖ SKOLEN ÅBNER‖ I morgen åbner den.
KØB 2 STOLE‖ Så får du den ene gratis.
UNICEF Danmark hjalp os, og EU USA Rusland stod der på tavlen.
KAREN HOLM sagde ja.‖ NEJ NEJ NEJ sagde jeg.
Vi så NY LEDER Skolen på skiltet.
DET ER HELT FORKERT
"""

CARELESS = """
ja.‖ det er rigtigt.‖ altså det er det
nej ikk.‖ vi sku bare vente.‖ og så kom bussen kl. 7.‖ den var fuld
jeg bor på 3. sal, den til højre osv. og sådan
Vi gik hjem.‖ og så spiste vi.
Det var fint!‖ bare fint.
Svaret er på www.skole.dk/?klasse=3 og på skole.dk/!ny for alle.
Se www.skole.dk og skriv til Bo.Lund@skole.dk i dag.
Nå .‖ Det var vel det .
"""


def turns(block: str) -> list[str]:
    return [line for line in block.splitlines() if line]


def cut(text: str) -> list[str]:
    draft = TranscriptDraft("claim", text, (Turn(1, Span(0, len(text))),))
    return [sentence.span.of(text) for sentence in CUTTER.cut(draft)]


def expected(marked: str) -> list[str]:
    return [part.strip() for part in marked.split("‖") if part.strip()]


@pytest.mark.parametrize("marked", turns(PLAIN))
def test_a_mark_before_a_capital_or_number_ends_a_sentence(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == expected(marked)


@pytest.mark.parametrize("marked", turns(ABBREVIATIONS))
def test_an_abbreviation_ends_a_sentence_only_where_it_can(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == expected(marked)


@pytest.mark.parametrize("marked", turns(INITIALS))
def test_an_initial_belongs_to_its_name(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == expected(marked)


@pytest.mark.parametrize("marked", turns(NUMBERS))
def test_an_ordinal_goes_on_and_an_amount_or_year_ends(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == expected(marked)


@pytest.mark.parametrize("marked", turns(QUOTATIONS))
def test_a_quotation_is_cut_after_its_mark_unless_the_sentence_goes_on(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == expected(marked)


@pytest.mark.parametrize("marked", turns(PAUSES))
def test_a_pause_or_omission_inside_a_sentence_does_not_cut_it(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == expected(marked)


@pytest.mark.parametrize("marked", turns(NOTES))
def test_a_note_stays_with_the_words_it_is_about(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == expected(marked)


@pytest.mark.parametrize("marked", turns(HEADLINES))
def test_a_headline_in_capitals_is_a_sentence_of_its_own(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == expected(marked)


@pytest.mark.parametrize("marked", turns(CARELESS))
def test_careless_typing_is_cut_all_the_same(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == expected(marked)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Vi ventede.Så kom de.", ["Vi ventede.", "Så kom de."]),
        ("Hvad?Ja!Helt rigtigt.", ["Hvad?", "Ja!", "Helt rigtigt."]),
        ('Hun sagde "nej."Så gik hun.', ['Hun sagde "nej."', "Så gik hun."]),
        ("Vi lo (længe).Ingen talte.", ["Vi lo (længe).", "Ingen talte."]),
        ("Fra 1.000 til 2.500 på f.eks. A.M.Bang.", ["Fra 1.000 til 2.500 på f.eks. A.M.Bang."]),
    ],
)
def test_a_missing_space_after_a_mark_hides_no_sentence(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences
