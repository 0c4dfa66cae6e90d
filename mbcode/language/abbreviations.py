"""Danish abbreviations by what may follow them, without their last dot and in lower case.

Gathered from common usage and what interviewers write. Add freely, but no form that is also a plain
word (*ned*, *min*, *art*): such a form stands only in a list that asks for a number beside it.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_WHAT_IT_BELONGS_TO = _words(
    """
    ang c/o ca chr dr dvs d.v.s ekskl fhv fr frk gdr gl hhv hr ing inkl jf jfr jvf joh kgl kl
    kpt mag mht m.h.t mr mrs ms ndr nr pag pga p.g.a pr prof sdr skt sml sr tlf vald vedr vha
    v.h.a vs
    """
)
"""These lead up to something and so never end a sentence: *hr. Olsen*, *kl. 7*, *Nr. Alslev*."""

OFTEN_LAST = _words(
    """
    a.a bto cl cm dkk dl e.kr el ell.lign etc f.kr ff fl ha kbm kg km km/t kr kvm kwh kw m.a m.fl
    m.m m.m.m m.v mdr mfl mg mia mill mio ml mm mv nto o.a o.l o.lign o.m.a o.s.fr o.s.v oa ol
    osv pct pk p.a p.m sek stk tdr usw
    """
)
"""These close a list or a quantity, so a capital after them begins a sentence: *osv.*, *200 kr.*"""

BEFORE_A_NAME = _words(
    """
    adm adr afd afsn alm amtsr anm apr arb ass att aug aut bet bibl bl bl.a bygn cand civ.ing dec
    dir disp distr eftf eftm egl egtl eks eksp el.lign etabl evt f.eks f.m f.o.m f.t f.v.t
    feb febr fmd forb foreg forf forh forkl forr forts frh fung fx gns gram gymn hd henh hist
    hosp i.e ib ibid indb insp inst ital jr jur jvnf jvnfr kapt kbh koll komm komp korr ktr kvt
    lic litt ltd maks max md medd medf medl mvh ndf nov nuv obl obs okt omkr omr op.cit opg opl
    opr overs ovf p.k p.s p.t pers ph.d phd pkt plur præs pseud psyk regn repr resp s.d s.m s.u
    s.å sekr sep sept soc spm spsk stat.aut stud subst suppl sædv t.h t.o.m t.v tbl telf temp
    teol th tidl tilf tilh tilsv tsk u.st u.å uddr udg udk uds undt univ v.h vedl vejl årg økon
    """
)
"""A capital after these is most often a name (*dir. Hansen*), so only an opener ends the
sentence."""

AFTER_A_NUMBER = _words("g h jan jul jun l m mf min st t th tim tv")
"""Abbreviations only with a number before them: *20 min.*, *1. th.*, but *den er min.*"""

BEFORE_A_NUMBER = _words("art bd c d f fig kap l o p pkt s sp tab årg")
"""Abbreviations only with a number after them: *s. 14*, *d. 2. maj*, but *en særlig art.*"""

WEB_ENDINGS = _words("com dk edu eu io net nu org uk")
"""A dotted word that ends so is an address, not an abbreviation: *kommune.dk*."""
