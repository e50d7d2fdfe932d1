"""Words around a name that speak for or against a place."""

# ruff: noqa: SIM905 (a word list reads better as lines of words)

LOCATIVE = frozenset(
    "in at near around outside inside within across throughout toward towards from to into via "
    "through between off along beyond above over outside under".split()
)
"""Prepositions that a place name often follows."""

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern downtown upstate coastal".split()
)
"""Words that cut a part out of the place that follows."""

COMPASS = frozenset("N S E W NE NW SE SW".split())
"""Directions in short, some of which are a state's letters as well."""

TITLES = frozenset(
    "mr mrs ms dr sir lord lady prof professor president minister secretary general colonel major "
    "captain lieutenant sergeant brigadier marshal admiral commander chief sheikh prince princess "
    "king queen pope judge justice senator sen rep congressman governor gov mayor sheriff "
    "detective officer rev reverend coach spokesman spokeswoman ambassador envoy director "
    "chairman miss uncle aunt saint gen col maj capt lt sgt brig cmdr".split()
)
"""Words before a person's name, in lower case and without full stop."""

RANKS = frozenset(
    "general colonel major captain lieutenant sergeant corporal private brigadier marshal admiral "
    "commodore commander lord sir sheikh prince princess mr mrs ms dr "
    "gen col maj capt lt sgt cpl brig cmdr adm".split()
)
"""Titles that, with a capital, hardly ever stand before anything but a person's name."""

LINES = frozenset(
    "road highway route axis line front corridor border frontier railway railroad motorway "
    "pipeline triangle".split()
)
"""What hyphens tie places into: "the Homa-Tarn road"."""

SPEECH_VERBS = frozenset(
    "say tell add ask reply note explain recall joke laugh smile write testify agree argue".split()
)
"""Lemmas of verbs whose subject is more often a person than a place."""

MOTION_VERBS = frozenset(
    "leave enter reach capture recapture seize take retake liberate shell bomb attack defend "
    "besiege encircle cross visit control surround storm evacuate abandon flee hit strike occupy "
    "hold invade approach pass overrun secure recover clear".split()
)
"""Lemmas of verbs whose object is often a place."""

TAKINGS = frozenset(
    "capture recapture siege fall battle takeover seizure liberation occupation control "
    "bombardment shelling bombing storming encirclement defense defence evacuation blockade "
    "invasion".split()
)
"""Lemmas of nouns that say what forces do to the place named after "of"."""

PARTS_OF_TOWNS = frozenset(
    "outskirts outskirt suburb suburbs countryside environs vicinity periphery fringe fringes "
    "approaches surroundings center centre coast bank banks shore shores border borders".split()
)
"""Words before "of" and a place: what lies in it, at its edge or around it."""

CIVIC_BODIES = frozenset(
    "police sheriff mayor council councillor councilman councilwoman commission commissioner fire "
    "firefighter court courthouse jail library parks public schools school elementary middle high "
    "district board chamber department dept authority residents resident man woman couple native "
    "officer official chief supervisor trustee alderman selectman clerk treasurer attorney judge "
    "prosecutor ambulance rescue paramedic zoo fair fairgrounds museum cemetery hall".split()
)
"""Bodies and people of one town or county, whose names begin with the name of the place."""

SEATS_OF_LEARNING = frozenset(
    "university college institute academy seminary polytechnic state tech".split()
)
"""Words that make a place name part of the name of a place of learning, or of its team."""

PARTICLES = frozenset(
    "al el as ar an ad az ash at et ez es ed ul ben bin ibn abu de del della di da do dos das du "
    "des la le les las los der den von van of the and upon on sur am y i e en in under".split()
)
"""Lower-case words that may stand inside a place name."""

ARTICLES = frozenset("al el as ar an ad az ash at et ez es ed ul".split())
"""Transliterated articles that may begin a name in lower case, before a hyphen."""

JOINERS = frozenset({"-", "‑", "–", "'", "’", "."})
"""Punctuation that may stand inside a place name without spaces around it."""

CALENDAR_WORDS = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
    "sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
"""Capitalised words that stand before and after names without being part of them."""

NEVER_PLACES = CALENDAR_WORDS | frozenset(
    "ramadan christmas easter eid "
    "mr mrs ms dr prof gen col maj capt lt sgt rev sen rep gov "
    "i he she it we they you his her its our their this that these those there here who what when "
    "where why how which if the an and or but nor so yet for of in on at by to from with as is are "
    "was were be been has have had do does did will would can could may might must shall should "
    "not no yes all any some many most more other another such same new old am pm god "
    "north south east west northeast northwest southeast southwest".split()
)
"""Words that are no place when they stand alone, in lower case. Acronyms are not folded."""
