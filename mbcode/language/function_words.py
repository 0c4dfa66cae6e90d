"""Closed classes of Danish words that tell whether a sentence ends before or after them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPENERS = _words(
    """
    alle alligevel allerede alt altså andre at bagefter begge både da de dem den denne der
    derefter derfor deres derfra derimod dermed dernæst derovre dertil derudover desuden
    desværre det dette dig din disse dog du efter efterhånden egentlig eller ellers en endelig
    endnu engang er et enten flere folk for fordi forleden forresten før først godt halløj han
    har havde hej hende hendes her herefter hov hun hvad hvem hver hverken hvilke hvilken
    hvilket hvis hvor hvordan hvorfor hvornår i idet ifølge igen ikke imens imidlertid imod
    indtil ingen ingenting intet især ja jamen jeg jer jeres jo kan kun kunne lad lige ligesom
    man mange med medens mellem men mens mere mit mon må måske nej netop noget nogen nogle nok
    nu næ næh nå nåh når okay om omvendt op også over pludselig på samtidig sammen selv
    selvfølgelig selvom senere siden sidst simpelthen sin skal skulle slet snart som synes sådan
    så således tag tak til tilbage tit tja tjo trods ud uden under var ved vel vent vi vidste
    vil ville vores vær æ øh øhm
    """
)
"""Words that begin sentences and are never names, so that a capital on them is a sentence's."""

ARTICLES = _words("de den det")
"""Openers that also begin names: *Det Kongelige Teater*, *Den Blå Avis*."""

UNFINISHED = _words(
    """
    ad af at bag blandt da de den der det du efter eller en er et for fordi fra før gennem ham
    han har havde hende her hos hun hvis hvor hvordan i imod inden jeg med medmindre mellem men
    mens min mod når og om omkring over på samt selvom siden som så sådan til uden under var ved
    vi vil vores æh øh øhm
    """
)
"""Words a speaker stops after in search of the next one: *sammen med... Peter*."""

SAYING = _words(
    """
    advarede advarer beklagede beklager bemærkede bemærker brummede brummer erklærede erklærer
    fastslog fastslår foreslog foreslår forklarede forklarer fortalte fortæller fremhævede
    fremhæver gentager gentog grinede griner hviskede hvisker hævdede hævder indrømmede
    indrømmer indvender indvendte jublede jubler klagede klager kommenterede kommenterer
    konstaterede konstaterer lo lyder lød mener mente mumlede mumler proklamerede protesterede
    protesterer råber råbte sagde siger skreg skrev skriger skriver smilede smiler spurgte
    spørger sukkede sukker svarede svarer tilføjede tilføjer tænker tænkte udbryder udbrød
    udtaler udtalte ville
    """
)
"""Verbs that carry a quotation on: *Hvad nu? spurgte hun*."""

MONTHS = _words(
    """
    januar februar marts april maj juni juli august september oktober november december
    """
)

AFTER_AN_ORDINAL = MONTHS | _words(
    """
    division g juledag kvartal nytårsdag pinsedag påskedag real republik søndag verdenskrig
    """
)
"""Words that take an ordinal before them even with a capital: *2. Verdenskrig*, *1. Maj*."""

RULERS = _words(
    """
    benedikt carl charles christian dronning elizabeth erik frederik george gustav haakon harald
    henrik johannes karl knud kong louis margrethe niels olav oluf oscar pave paul pius svend
    valdemar wilhelm
    """
)
"""Names with a number after them: *Frederik 9.*"""

VOWELLESS = _words("hm hmm hmmm mh mhm mm mmm pff ps shh tv wc")
"""Sounds and words without a vowel that are no abbreviations."""

SMALL = (
    OPENERS
    | UNFINISHED
    | _words(
        """
    bare begge blev blive bliver bli da dem denne derinde ens gik gå går godt gør gjorde griner
    hele helt heller hvilken ikk ind jamen jo kom komme kommer latter lidt meget mest min mine
    måtte ned nemlig nogle pause sagde sig sige siger sine skulle stå står så tage tager tog tror
    vores vist været være ham hun os mig dig sit noget sin ting tit
    """
    )
)
"""Words that say next to nothing of what a sentence is about."""
