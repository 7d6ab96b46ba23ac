"""Words that are names of people or places as well, and the neighbours that tell which of the two is meant."""

from __future__ import annotations

from typing import Final

from mappa_chair.documents.redaction.english import ACRONYMS, COMMON

__all__ = ["ACRONYMS", "COMMON"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Who does these is a person.
SPEAKING: Final = _words(
    """
    describes said says told tells asked asks reported reports confirmed confirms thinks thought feels felt
    believes believed lives lived works worked wants wanted knows knew called calls rang phoned texted wrote
    visited visits moved met gave saw stayed left came went took helped offered attended attends agreed agrees
    disclosed discloses alleged fears fled hid denied accepts accepted explained described recalled remembered
    cried complained stated states added noted advised challenged proposed suggested supports supported sees
    chaired updated replied answered collects collected drives drove married separated refuses refused declined
    welcomed
    """
)
# "Field visits are made": things as often as doings.
ALSO_THINGS: Final = _words("visits reports calls works offers states supports fears drives answers updates")
MAY_BE_DOING: Final = _words("is was has had will would can could may might did does and also who whose")
PEOPLE: Final = _words(
    """
    mother father daughter son brother sister aunt uncle cousin niece nephew partner ex colleague friend
    girlfriend boyfriend wife husband victim neighbour officer practitioner worker manager constable sergeant
    inspector child girl boy woman man mum dad parent grandmother grandfather complainant witness tenant
    landlord
    """
)
BEFORE_PEOPLE: Final = PEOPLE | _words(
    """
    with told tell asked ask contacted contact visited visit saw see met meet phoned phone rang ring approach
    approached approaches supervised followed threatened threatens threaten assaulted texted messaged inform
    informed brief briefed remind thanked blames blamed believes married named
    harass harassed harassing stalk stalked stalking abuse abused abusing assaulting threatening following attack
    attacked attacking raped hurt hit punched kicked strangled grabbed loves loved hates hated misses dating marry
    """
)
# These lead to people, places and things alike: the word before them tells.
MAY_LEAD_TO_PEOPLE: Final = _words("to from by for of near about against and that toward towards on")
CONTACT: Final = _words(
    """
    according minutes spoke spoken speak speaks write wrote written letter letters call calls called message
    messages report said talk talked talks apology update agreed chaired supervised seen advice heard access
    close lied related feelings email gift violence violent threat threats threatening incident incidents
    assault assaults argument contact statement account complaint believes thinks fears sent listened apologise
    apologised photograph photographs picture drawing blames asked told visit visits interviewed prepared led
    minuted taken
    """
)
# What follows these is who the next words tell of.
BEFORE_SUBJECTS: Final = _words("that because if when while whether although unless whenever")
ARTICLES: Final = _words("the a an this these those each every any no some one first last next")
BEFORE_PLACES: Final = _words("at near in outside around inside past towards toward from to by behind and")
TITLES: Final = _words(
    "mr mrs ms miss mx dr sir dame lady lord pc dc ds di dci dcs sgt insp supt pcso prof professor rev revd judge"
)
# Written in small letters too, these are nothing but titles.
PLAIN_TITLES: Final = _words("mr mrs ms pc dc dci sgt pcso")
BELONGINGS: Final = _words(
    """
    mother mum father dad sister brother son daughter child children partner wife husband family parents friend
    home house flat address account statement report view views solicitor phone telephone number car workplace
    employer school housing tenancy safety wishes concerns evidence diary colleague team manager update
    supervisor clothes front bedroom garden job place message messages voice name surname hand office caseload
    ex new baby grandmother
    """
)
FAMILY: Final = _words("family household children child brothers sisters siblings parents household")
# "Green Lane", "Young Offender Institution", "Day Centre": named things, not people.
THINGS: Final = _words(
    """
    staff farm fair fairs party garage builders trading stores shop café cafe theatre cinema library gym market
    road street row lane avenue close court drive way crescent terrace place square park estate house church
    mosque temple hospital surgery clinic centre center station club hostel refuge village town city school
    academy college nursery primary secondary university lodge hotel inn arms bridge hill hall gardens gate
    wood green common offender offenders offending people person persons adult adults institution institutions
    programme project course module assessment tool form act code checks testing paper book card team service
    services trust charity scheme unit group panel board council commission committee constabulary police
    prison order orders report review plan release relief care support worker workers line lines zone bank
    holiday bulletin campaign initiative fund award reoffending thinking skills pathway pathways strategy week
    month year money power museum gallery arcade stadium arena office offices tavern restaurant bakery garden
    pool harbour marina pier festival show parade hotel
    """
)
COLOURS: Final = _words(
    "rated rating amber red status flag card graded grade zone level rag coded green blue yellow category"
)
CALENDAR: Final = _words("may june april august autumn winter summer spring monday friday sunday week day")
OF_MANY_PLACES: Final = THINGS | _words(
    """
    football rugby cricket hockey tennis netball boxing swimming running leisure sports sport social community
    youth infant infants junior juniors catholic methodist baptist islamic food shopping retail business industrial
    music dance riding sailing fishing caravan allotment allotments nursing medical dental health railway
    children children's women mens womens breakfast after club clubs united rovers wanderers city athletic town
    """
)
DAYS: Final = _words("christmas boxing new year's years mother's mothers father's fathers valentine's remembrance")
BEFORE_TIMES: Final = _words("in since until till by of last next this during before after each every from to on")
