"""English words, fixed for every record: names that are words too, short words, capitals that are no initials.

Whether a name in small letters is a word is answered from these alone. Were the words of the record asked, a name
typed once in small letters would take its own protection away.
"""

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
    plenty tank farm barrel bear tiger lion panther eagle falcon shark spider snake rabbit badger mouse rat monkey
    donkey pony horse dragon shadow ghost spirit angel devil saint hero champ champion boss duke baron captain
    sergeant doc doctor professor ginger biscuit pickle sausage pudding chips noodle peanut coconut cherry apple
    orange lime melon grape toffee candy sweets cookie cocoa coffee tea cider whisky brandy port sherry gin signal
    match spark flame blaze smoke cinder ember bumble hinge threads telegraph messenger mirror express echo herald
    observer guardian beacon lantern candle torch anchor compass harbour haven shelter refuge oasis horizon pathway
    journey stepping bridge link links connect together unity respect choice choices change changes turning point
    fresh new start lifeline safe secure kettle copper pan oven plate crown shield mitre plough wheatsheaf anvil
    hammer nails spanner tool wrench digger truck lorry van taxi cab train tram bus boat ship yacht canoe rocket
    jet plane pilot driver rider runner jumper boxer wrestler dancer drummer fiddle banjo trumpet cello violin
    wedge whale wild wilde winch wind winder wing winner wish wooding wool worm wren yarrow yeoman
    """
)

# Of these a text in small letters almost always means somebody.
_SELDOM_WORDS: Final = _words(
    "smith taylor jack bob nick carol robin pat rob jay teal dick gene harry glen newman newton goodman squire"
)
_SHORT: Final = _words(
    """
    able ace act add age ago aid aim air all also am an and any are area arm as ask at away back bad bag ban
    bar bat be bed been bet bid big bin bit both boy bus but buy by call came can cap car care city cot cow
    cry cup cut dad day days deal den did die dig do does dog done dot down draw drop dry due duty each ear
    early easy eat edge eg egg else end er etc even ever eye face fact fall fan far fast fat fear fed fee feel
    feet few fig fill film find fine firm fit five fix fly food for form four from full fun gap gas get girl
    give go goes gone got gun gym had has hat have he held help her here hid high him his hit home hot hour
    how hug ie if ill in inn into is it its jam jar jaw jet job join joy just keep kept kid kin kit knew know
    lab lad lap last late law lay led left leg less let lid lie life lift like line lip list live log look
    lose lost lot loud love low mad main make man many map mat me mean meet men met mid mind miss mix more
    most move mr mrs ms much mud must my name near need net new news next no none nor not note now odd of off
    oil ok old on once one only onto open or our out over own pack paid pal pan pass past pat pay peg pen per
    pet pie pit plan play plus pot pub pull push put ran rang rat raw real red rely rest ride rim risk rob
    room row rub rude run sad safe said same sat saw say sea see seek seem seen self sell send sent set sex
    she show shy side sign sin sir sit site six size skin sky slip slow so sold some son song soon sort spot
    stay stop such sum sun sure tab tag take talk tan tap tax tea team tell ten term text than that the them
    then they thin this tie till time tin tip to toe told too took tool top toy trip true try turn two type
    under unit until up upon us use used van very via vote walk wall want war warm was wash way we wear web
    well went were wet what when who whom why wide wife win with woke word work yard yes yet you your zone zoo
    """
)
ENGLISH: Final = (COMMON | _SHORT) - _SELDOM_WORDS

# Capitals that stand for offices, orders and tools: no initials of anybody, whoever is called so.
ACRONYMS: Final = _words(
    """
    ap aps asb bcu ca cc cce cco cp cps crn cse cso csp da dap dbs dc dci ds di dto dv dvpo dwp edr ehcp em fta
    ga gp gps ho hdc hm hmp hmpps hr ib ic id idva iom ip ipp it la lac lado ma mc mdt mh ms na nhs ni nps nsd
    od om opd osp pa pb pc pcc pd pdu pnc po pom pp pr ps psi pso ptsd rd rm rsr sa sc sio slt sm smb soc spo
    sro st sw ta tv uk us vlo vo yc yi yjs yo yoi yot yp am pm
    """
)


def is_common(name: str) -> bool:
    """Whether a name is an English word as well, or the plural of one: Young, Summers."""
    return name in COMMON or name.removesuffix("s") in COMMON
