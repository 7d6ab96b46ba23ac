"""The words a proposed passphrase is drawn from: everyday ones of four to eight letters.

There are 2,048 of them, so that each word drawn is worth eleven bits.
"""

from __future__ import annotations

from typing import Final

_IN_ORDER: Final = """
abbey able account acid acorn acre across active actor adapt admit adult advice affair afford after again
agent agree ahead airport alarm album alcove alert alley allow almanac almond alpha alpine also alter amber
ample anchor angel angle ankle annual answer anthem antique antler applaud apple apricot april apron archer
arctic arena argue armour aroma arrive arrow artist aspect aspen athlete atlas atom attic auburn auction
audio august aunt autumn avenue average aviary avocado awake award axis axle baby back bacon badge badger
bagel baker bakery balance balcony ball ballad ballet balloon bamboo banana band banjo bank banner barber
bargain barge bark barley barn baron barrel basalt basil basin basket bath baton battery beach beacon bead
beaker beam bean bear beard beast beauty beaver become bedroom beech beef beetle before begin behind belfry
bell belong belt bench bend berry beside better bicycle bike bingo birch bird biscuit blanket blast blaze
blend blind blink block bloom blossom blouse blue blush board boat body boil bold bolt bonnet bonus book
boost boot border bottle bottom boulder bounce boundary bouquet bowl boxer brace bracket brain brake bramble
branch brass brave bread break breeze brewer brick bridge brief bright bring brisk broad bronze brook broom
brother brown brush bubble bucket buckle budget buffalo buffet bugle build bulb bullet bumper bundle burrow
bush butler butter button buyer buzzard cabbage cabin cabinet cable cactus cadet cake calendar calf calm
camel camera camp canal canary candle candy canoe canteen canvas canyon cape capital captain caramel caravan
carbon card cargo carol carpet carrot carry cart carve cashew castle catch cattle cave cedar ceiling celery
cellar cello cement census centre cereal chain chair chalk change channel chapel chapter chariot charm chart
chase chateau cheap check cheek cheese chef cherry chess chest chicken chief chime chimney chin chip chisel
choice choir chorus chutney cider cinema cinnamon circle circus citrus city clap class clay clean clear
clerk clever cliff climate climb clinic clip cloak clock cloth cloud clove clover clown club coach coal
coast coat cobalt cobbler cobweb cocoa coconut code coffee coin cold collar colony colour column comb comet
comfort comic common compass compost concert condor cone convoy cook cookie copper copy coral cord core cork
corn corner cosmic cosy cottage cotton couch count country couple courier course court cousin cover cowboy
coyote crab cradle craft crane crater crayfish crayon cream credit creek crescent crest crew cricket crisp
crocus crop croquet crossing crow crowd crown cruise crumb crumpet crust crystal cube cuckoo cuddle culture
cupboard curious curl current curtain curve cushion custard custom cutlery cycle cymbal cypress dagger
dahlia dairy daisy dance danger dapper daring darling dart dash data date dawn dealer decade decent decimal
deck decoy deep deer degree delight deliver delta demand dentist depot depth deputy desert design desk
detail dewdrop dial diamond diary diet digital dinghy dinner dinosaur direct dish ditch diver divide doctor
dolomite dolphin domain donkey door double dove dozen dragon drama draw drawer dream dress dresser drift
drink drive drizzle drop drum duchess duck duke dune during dusk dust duty dwell eager eagle early earn
earring earth easel east easy echo eclipse edge edit editor effort eight either elastic elbow elder elect
elegant element eleven embark ember embrace emerald emotion emperor empire empty enamel energy engine enjoy
enough enter entire entry envelope epic equal errand escape essay estate estuary evening event ever exact
exam example excel exist exit exotic expand expert explain express extra eyebrow fable fabric face factor
factory fair falcon fall fame family famous fancy fanfare farmer fashion fast father fawn feast feather
fellow fence fennel fern ferry fever fiddle field fiesta figure film final finch find finger finish fire
firm first fish five flag flame flannel flash flask flat flavour fleece fleet flight flint flipper float
flock floor flour flower fluid flurry flute foam focus fold folk follow food foot forest fork form fortune
forum forward fossil foster found foundry four frame free freight fresco fresh friend fringe frog front
frost fruit fudge fuel full funnel furnace future gadget galaxy gallery gallon gallop game gander garage
garden garland garlic gate gather gauge gazelle gazette gear gecko general gentle genuine geology geyser
giant ginger giraffe give glacier glad glass gleam glide glider glimpse globe glory glove glow glue gnome
goal goat goblet goblin gold golf gondola good goose gorge gosling gospel gown grace grade grain grammar
granary granite grape graph grass gravel gravity gravy great green greet grey griffin grill grip grocer
ground group grove grow guard guess guest guide guild guitar gust gutter gymnast habit haddock hail hair
half hall hamlet hammer hammock hamster hand handle hangar happy harbour hare harmony harp harvest hawk
hazel head health heart heat heather hedge hedgehog heel height helmet help hemp herald herb herd hero heron
herring hexagon hiker hill hinge hobby hockey holiday hollow holly home honest honey hood hoof hook hope
horizon horn horse hostel hotel hour house hover human humble humid hundred hunter hurdle hurry husky
hydrant hymn icicle icon idea ideal igloo image impact improve inch include income index indigo indoor
infant inform inkwell inlet inner input insect inside insight inspire instant invent invite iris iron island
ivory jackdaw jacket jade jaguar january jasmine jazz jeans jelly jersey jetty jewel jigsaw jingle jockey
join joke jolly journal journey jubilee juggle juice july jumble jumper june jungle junior juniper just kale
kangaroo kayak keen keep kelp kennel kernel kestrel kettle kick kidney kilt kind king kingdom kiosk kipper
kitchen kite kitten kiwi knapsack knee knight knit knock knot know koala label labour lace ladder lady
lagoon lake lamb lamp lance land lane lantern lapel larch large lark laser last latch late lattice laugh
laundry laurel lava lavender lawn layer leader leaf league learn leather lecture ledge ledger leek left
legend leisure lemon lend length lentil leopard lesson letter lettuce level lever library licence lift light
lilac lily limb lime limit linen link linnet lion liquid list litre little lively lizard llama load loaf
lobby lobster local locket lodge lofty logic long loom loop lorry lotion lotus loud lounge love loyal lucky
luggage lumber lunar lunch lupin luxury lyric machine magic magnet magnolia magpie maiden mail main major
make mallard mallet mammoth manager mango manor mantle manual many maple marble march mare margin marina
mariner market maroon marsh marvel mascot mask master match matter maximum mayor maze meadow meal measure
medal medium meerkat melody melon member memory mention menu mercury meringue merit merry message metal
meteor method middle mild mile milk mill mimosa mineral minor mint minute mirror mist mitten mixer mobile
model modern modest moment monday money monitor monkey monsoon month moon moor moose morning mosaic moss
moth mother motion motor mouse mouth move muffin mulberry mule mural muscle museum music mustang mustard
mutton myth name napkin narrow nation native nature navy near neat nectar needle nephew nest nettle never
next nickel niece night nine noble noise noodle noon normal north northern nose notch note notebook nothing
notice novel nugget number nurse nursery nutmeg nutshell nylon oasis oatcake oatmeal obelisk object oblong
ocean october octopus offer office often olive omnibus once onion onward opal open opera opinion optic
orange orbit orchard orchid order organ origin osprey ostrich otter outboard outdoor outer outfit oval
ovation oven over owner oxygen oyster pacific paddle paddock page pageant paint pair palace palette palm
pancake panda panel panther pantry papaya paper parade parasol parcel parent park parlour parrot parsley
parsnip partner party passage pasta paste pastry patch path patient patio pattern pause pavilion peace peach
peacock peak peanut pear pearl pebble pecan pedal pelican pencil pendant penguin pennant penny people pepper
perch perfect perfume period permit person petal phone photo phrase piano piccolo pick pickle picnic picture
piece pier pigeon pigment pillow pilot pine pioneer pipe pirate pitch pixel pizza place plain plan planet
plank plant plaster plate plateau play playful plaza please plenty plot plough plum plumber plus pocket poem
poet point polar pole polish polite polka pollen pond pony pool poplar popular porch porridge port portrait
postbox poster potato potter pottery powder power prairie praise present press pretty pretzel price prince
print prism prize problem produce profit project promise proof proper proud provide prune public pudding
puddle puffin pulley pulse pump pumpkin pupil puppet puppy pure purple purpose purse puzzle pyramid quail
quaint quality quarry quarter quartet quartz quay queen quest quick quiet quill quilt quince quite quiver
quiz quota rabbit raccoon race radar radio radish raft rail railway rain rainbow raisin rally rambler ramp
ranch range ranger rapid rare rather rattle raven razor reach ready real reason recipe record recruit
redwood reed reef refresh regal region reign relax relay remain remark remember remind remote rent repair
reply report rescue resort rest result return reveal reward rhubarb rhythm ribbon rice rich rider ridge
right ring ringlet ripple rise river riverbed road roast robin robot rocket rodeo roller romance roof room
root rope rose rotate rough round route rowboat royal rubber ruby rudder rugby ruler rumble runner rural
rush rust sable saddle safari safe saffron sage sail salad salmon salon salt salute same sample sand sandal
sardine satchel satin saturn sauce saucer save savour sawdust sawmill scale scallop scarf scene scenic
scheme scholar school science scooter score scout screen script scroll seagull seal seaside season seat
second secret section seed seldom select senate senior sense sentence serene series serve session settle
seven several shade shadow shallow shampoo shape share shark sharp shed sheep shelf shell shelter shield
shift shine shingle ship shirt shoal shoe shore short shovel shower shrimp shrub shuttle side siege sierra
sight signal silent silk silver simple singer siren sister sitar size skate sketch skill skirt skylark slate
sledge sleep sleeve slice slide slim slipper slope slow small smart smile smoke smooth snack snail snow
snowball snowman soap soccer social sock soda sofa soft soil solar soldier solid solo solve sonata song
sonnet soon soprano sorbet sorrel soup source south space spade spaniel spare spark sparrow speak special
speech speed spell sphere spice spider spin spinach spinney spiral spirit splash sponge spoon sport spot
spray spring sprout spruce square squash stable stadium staff stage stair stamp stand staple star start
state station statue stay steady steam steel stem step stereo stew stick still stirrup stitch stock stone
stool store stork storm story stove straw stream street stretch string stripe strong studio study style
subject sublime suburb subway sudden sugar suit summer summit sunday sundial sunny sunrise sunset super
supper supply sure surf surface swallow swan sweater sweet swift swim swing switch symbol symphony syrup
system table tablet tackle tailor talent talk tall tandem tango tape target tart task taste tavern taxi
teacher teak team teapot teeth temple tempo tenant tennis tent term terrace terrier test text thank thatch
theatre theme theory thick thicket thimble thing think thirty thistle thorn thread three thrift throne
thrush thumb thunder thursday thyme ticket tidal tide tidy tiger tile timber time tinsel tiny title toast
today toffee token tomato tone tongue tonic tool tooth topaz topic topsoil torch tornado total toucan touch
tour towel tower town tractor trade traffic trail train transit travel tray treat tree trellis trend trial
tribe trick trim triple trolley trophy tropical trot trout truck true trumpet trunk trust truth tuba tube
tuesday tulip tuna tundra tune tunnel turban turbine turkey turnip turret turtle tutor tweed twelve twenty
twig twin twist type umpire uncle under uniform union unique unit unite universe until upper upright upward
urban urchin urgent useful usher usual utensil vacant vacuum valley value vanilla vapour variety varnish
vase vault vector velvet vendor venture verb verse very vessel vest veteran viaduct victory video view
village vine vineyard vintage vinyl viola violet violin virtue visit visor vista vital vivid vocal voice
volcano volley volume voucher vowel voyage waffle wage wagon waist waiter walk wall wallaby wallet walnut
walrus waltz wander warbler warden warm warmth wash wasp watch water waterway wave wealth weasel weather
weave wedge weekend welcome well west wetland whale wharf wheat wheel whisk whisper whistle white whole
wicket wide widget wild willow wind window winner winter wire wisdom wise wish witty wizard wolf wombat
wonder wood wool word work world worth woven wren wrist write writer yacht yard yarn year yeast yellow yoga
yogurt yonder young youth yucca zebra zenith zero zest zigzag zinc zipper zither zodiac zone zoom
"""

WORDS: Final = tuple(_IN_ORDER.split())
