"""Words that are names of people or places as well, and the neighbours that tell which of the two is meant."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON: Final = _words(
    """
    green brown white black gray grey day night knight may june april august autumn winter summer spring frost
    snow rain storm gale dawn eve noon monday friday week young old little small long short strong wise sharp
    bright moody good best fair hardy savage stern blunt noble royal free freeman sweet tender pride self love
    darling dear trust worth money pound rich cash price rush swift speed pace power steel iron gold golden
    silver copper stone flint pool wells waters rivers lake banks bank marsh moor heath brook brooks bridge
    ford hill hills field fields wood woods street lane close park parks gates gate hall house houses barn mill
    mills castle towers yard garden orchard bush tree root branch leaf berry plum cherry pepper rice bean salt
    lemon honey butter bacon beer king queen prince bishop abbot pope dean priest church parsons parish cook
    baker butcher carpenter mason smith taylor fisher hunter shepherd farmer gardener miller potter turner
    walker porter carter cooper weaver tanner fuller chandler archer bowman driver sadler slater glover barber
    page reader clerk judge law laws sheriff constable ward warden keys key case court bond bell ball book box
    bird fox wolf lamb bull swan finch crane hawk crow drake nightingale heron peacock rose lily daisy violet
    ivy holly heather hazel olive amber ruby pearl jade opal grace faith hope joy charity patience prudence
    mercy mark bill will jack rob pat drew frank earnest guy grant chase chance miles cliff dale glen reed
    victor art ray skip gene bob dick nick buck sandy rusty dusty penny carol melody harmony destiny sue robin
    jay teal merry christian major hand head foot temple shields sword pike lance spear bow arrow nail pin hook
    cross battle war french english welsh holland england ireland lock fish salmon bass herring burn burns read
    east west north south weir dyer chambers rooms hood cape mantle stock bolt wheel coach carr strand quill
    hunt peel marshall row walls wall tower meadows meadow riverside lakeside hillside valley grove view cave
    caves post poole rock rocks sands shore beach coal ash ashes birch elm oak oaks thorn rust light lighter
    lightfoot bark fowler piper singer player dancer speaker sayer teller seller painter draper mercer spicer
    tiler sawyer skinner tucker wright cartwright steward stewart squire chamberlain butler gardiner groom
    bride child childs boys man mann kid friend neighbour powers force goodman newman newton bonds tie start
    grieve moon star sunday sky cloud clouds gent fairweather merriman makepeace doolittle gotobed drinkwater
    treasure bolton burrow burrows camp corner crook curl cutter deacon ditch duck farrow fern fiddler flood
    flowers flower forest foster gamble gift game games gay goose grave graves hay heard heart holiday horn
    horne hurt ice inch ivory joiner keen large last lever lodge lucky lush marks mean mole moss munday myth
    near nest nightly organ paine pain paradise partridge peace peach pear pick plant plumb quick raven reason
    rider ring road rook rope round rover rule rump sale sales salter seal seed setter shade sharpe sheen shell
    ship silk slack slaughter spark sparks spence stack stark steer still storey story stout style sugar
    swallow tate tear tempest tiller toll tongue town towns true twist vale vane vice wager wait wake ware
    wedge whale wild wilde winch wind winder wing winner wish wooding wool worm wren yarrow yeoman
    """
)

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
    month year money power
    """
)
COLOURS: Final = _words(
    "rated rating amber red status flag card graded grade zone level rag coded green blue yellow category"
)
CALENDAR: Final = _words("may june april august autumn winter summer spring monday friday sunday week day")
BEFORE_TIMES: Final = _words("in since until till by of last next this during before after each every from to on")

# Capitals that stand for offices, orders and tools: no initials of anybody, whoever is called so.
ACRONYMS: Final = _words(
    """
    ap aps asb bcu ca cc cce cco cp cps crn cse cso csp da dap dbs dc dci ds di dto dv dvpo dwp edr ehcp em fta
    ga gp gps ho hdc hm hmp hmpps hr ib ic id idva iom ip ipp it la lac lado ma mc mdt mh ms na nhs ni nps nsd
    od om opd osp pa pb pc pcc pd pdu pnc po pom pp pr ps psi pso ptsd rd rm rsr sa sc sio slt sm smb soc spo
    sro st sw ta tv uk us vlo vo yc yi yjs yo yoi yot yp am pm
    """
)
