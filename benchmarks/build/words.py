"""The words that made-up news is filled with: many, so that sentences of different stories share as few as in news."""

from benchmarks.stories import WORDS as FEW

WORDS = {
    "noun": (
        f"{FEW['noun']} airfield allotment anchor antenna apron aqueduct arcade archway armchair ashtray attic "
        "awning axle badge bakery balcony ballot bandage banner barometer barrel barrier basement basin basket "
        "battery beacon beehive bellows bench bicycle blanket blueprint boiler bookshop booth bottle boulder "
        "bracket breakwater brewery brochure bucket buoy burrow bylaw cabin cabinet cable calendar camera canoe "
        "canopy canvas caravan cargo carpet cashbox causeway cellar cement chapel charter chimney cinema cistern "
        "clamp cliff clipboard cloakroom clock cloth coal coffin collar column compass concert concrete conveyor "
        "copper corridor cottage counter crane crate creek crossing culvert curtain cushion dairy deadline decree "
        "dialect dictionary dispensary ditch dockyard donkey doorway drawbridge drawer drill drought dust dynamo "
        "easel eclipse elevator embankment emblem encyclopedia engine envelope escalator estate excavation "
        "exhibit factory fairground fence festival fiddle filter firewood fishery flagpole flood floor foghorn "
        "footpath fossil foundry fountain freezer fresco funeral furnace gallery gangway garage gasworks "
        "gatehouse gazette generator glacier glasshouse globe goldmine granary granite gravel greenhouse "
        "grindstone gutter gymnasium hammock handbook hangar harness hatchery headstone hedge helmet herbarium "
        "heron highway hospital hostel hourglass hydrant icehouse incinerator inkwell inn invoice island ivy "
        "jetty jewel journal junction kennel kettle keyhole kiln kiosk kitchen ladder lagoon lake lamp landfill "
        "lantern lathe laundry lease lectern ledger lens leveret library lifeboat limestone linen lobby lock "
        "locket locomotive loom lumber machine magnet mandate manuscript map marble marina marsh mast matchbox "
        "meadow medal melody menu microscope mill mineral mirror moat monastery monument moorland mortar mosaic "
        "motor moulding mural museum mushroom mustard napkin nets notebook nursery oak oar oasis observatory "
        "ointment onion opera orchard orchestra organ orphanage ornament oven overpass paddock padlock pageant "
        "paintbrush pamphlet panel parade parcel parchment parsonage pasture pavement pavilion payroll pebble "
        "pendulum pepper perfume petition piano pier pillar pipeline pistol pitcher plantation platform "
        "playground plinth plough pocket pontoon porcelain porch poster pottery prairie printer propeller puddle "
        "pulley puppet puzzle pyramid quarry quilt radiator railing rainwater ramp ration refinery reef register "
        "regatta reservoir ribbon roof ropewalk rosary rudder saddle sail sandbank satellite sawmill scaffold "
        "scarf scripture sculpture seawall semaphore sewer shale shipyard shutter sidewalk silo siren slate "
        "sledge slipway sluice snowplough soap spade spire sponge stable staircase statue statute steeple stove "
        "suitcase summit sundial swamp switchboard syllabus tannery tapestry tariff tavern telegraph telescope "
        "tent terrace theatre thermometer thicket timber timetable toll-gate tombstone toolbox torch tower "
        "towpath tractor treadmill treaty trellis tribunal trolley trumpet turbine turnpike tweezer umbrella "
        "unicycle uniform vault velvet veranda viaduct village vineyard violin volcano wagon walkway wallet "
        "walnut wardrobe waterfall waterworks weir well whale wharf wheelhouse whistle windmill workshop yacht "
        "yard zinc-works"
    ),
    "adj": (
        f"{FEW['adj']} abandoned abrupt ageing amber ancient annual arid awkward barren bitter blue borrowed brief "
        "brittle bronze bulky central charred cheap chilly circular clumsy coarse coastal crooked crowded damp "
        "dark deaf delicate dense deserted dim distant doubtful drowsy dusty eager eastern elaborate elected "
        "elegant enormous exotic expensive faint familiar famous fertile fierce floating foreign fragile frozen "
        "fussy generous gentle gilded gloomy grand grateful greasy green grim harmless hasty hidden hollow humble "
        "idle immense inner jagged jolly keen lavish leaking light little local lonely loose loud luminous lush "
        "marble massive medieval mellow modest mossy muddy mute narrow neat noble noisy nominal northerly oblong "
        "obscure odd opaque orderly ornate outer oval pale patched patient peculiar perpetual petty plain "
        "polished portable precious private proud purple quaint quick quiet ragged rare reluctant rented rigid "
        "robust rotten round royal rural rusty sacred sandy scarlet scenic seasonal secret shallow sharp shiny "
        "sleepy slim slippery smoky sober solemn sour southern spacious spare square stale steep sturdy stubborn "
        "sudden sullen sunken surplus swift tame temporary tender thin tidal timid tiny tranquil twisted ugly "
        "uneven unpaid unused upright urgent vacant vague vast violet vivid warm weary weathered western wicked "
        "wild windy wooden worn yellow"
    ),
    "verb": (
        f"{FEW['verb']} abandon adjust admire adopt advertise anchor assemble auction bake balance barricade block "
        "boil borrow bury calculate carve catalogue charter chase clean collect combine comb conceal connect copy "
        "crush dampen decorate dedicate demolish describe deliver dig dilute dismantle divide dominate double "
        "dredge drill dye embroider empty engrave enlarge erase examine excavate exchange expand fence file "
        "flatten fold forge forget frame garnish guide hammer harvest heat hire hoist honour illustrate imitate "
        "import improve insulate insure irrigate join knit label launch lift lower magnify market measure melt "
        "mend merge mention mimic modernise multiply navigate neglect notice nourish occupy organise outlast "
        "overlook paint patrol pave photograph pickle plant plaster polish postpone protect publish pull purify "
        "rebuild recite record recover recycle reduce refurbish register rehearse reheat rename replace rescue "
        "reserve resist restore review rinse rival salvage sample save scour scrap sculpt separate sew shade "
        "share sharpen shelter shorten sift silence sketch soak sponsor staff stitch store straighten strengthen "
        "supply surround survey sweep swallow tame test thatch tow transfer trim tune uncover unload unravel "
        "varnish visit warm wash weave weigh weld widen wrap"
    ),
    "happened": (
        "burst closed collapsed cracked dried faded failed flooded froze leaked melted moved opened reopened "
        "rusted sank shook shrank slipped spread stalled stopped thawed tilted toppled vanished"
    ),
    "how": (
        "badly briefly cheaply early gladly hardly late loudly narrowly neatly nightly often poorly rarely "
        "roughly slowly smoothly steadily twice yearly"
    ),
    "season": "winter spring summer autumn harvest noon dusk dawn midnight Easter Christmas",
    "group": (
        "residents families boats engineers fishermen nurses teachers farmers houses shops lorries passengers "
        "volunteers tenants students divers carpenters patients ships windows widows sailors clerks bakers miners "
        "weavers cyclists pilgrims barges tractors horses printers porters musicians shepherds pensioners masons"
    ),
    "role": (
        f"{FEW['role']} Senator Bishop Captain Mayor Inspector Judge Secretary Director Admiral Councillor Chancellor"
    ),
    "job": (
        "carpenter teacher sailor clerk nurse printer surveyor singer baker miner weaver porter shepherd mason "
        "barber gardener librarian plumber tailor welder"
    ),
    "trade": "Anglers Bakers Brewers Builders Carters Coopers Divers Farriers Glaziers Millers Pilots Porters Weavers",
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "month": "January March April June September October November",
    "few": "12 14 16 19 23 27 31 35 38 42 46 51 57 64 68 73 79 84 88",
    "small": "two three four nine eleven 14 27 forty",
    "money": "1.4 20 600 3.75 48 7.2 2.5 130 85",
}
LISTS = {name: words.split() for name, words in WORDS.items()}
BODIES = [
    "Ministry of the Coast",
    "Ministry of Roads",
    "Harbour Commission",
    "Board of Trade",
    "National Bank",
    "Salt Workers’ Union",
    "Court of Accounts",
    "Fisheries Council",
    "Relief Agency",
    "Coast Guard",
]
SMALL_BODIES = [
    "Association of {trade}",
    "University of {place}",
    "{stranger} Foundation",
    "{place} Hospital",
    "{place} Chamber of Commerce",
    "{place} Rowing Club",
    "{stranger} Institute",
    "{place} Parish Council",
]
