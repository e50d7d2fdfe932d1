"""Words that tell what a place name does in its sentence. All are lemmas in lower case."""

# ruff: noqa: SIM905 (a word list reads better as lines of words)

SEATS = frozenset(
    ["kremlin", "pentagon", "whitehall", "elysee", "white house", "downing street", "capitol hill"]
)
"""Buildings and streets that stand for the government housed in them."""

STATE_VERBS = frozenset(
    "be have lie see witness experience fall remain become suffer border stretch descend slide "
    "plunge sit stand face hold contain include appear seem cover extend span produce host".split()
)
"""Verbs whose subject may be the land itself."""

ATTITUDES = frozenset(
    "ready willing determined concerned prepared keen able unwilling unable reluctant responsible "
    "guilty partner ally member party eager interested confident aware committed sure "
    "loath loathe backer supporter sponsor enemy foe rival broker mediator guarantor".split()
)
"""Complements of "be" that only a government can have."""

ADDRESS_VERBS = frozenset(
    "accuse blame urge warn condemn ask tell threaten press pressure criticize criticise support "
    "back arm isolate deter prevent persuade convince help assist sanction oppose denounce thank "
    "represent discourage force allow call invite expect trust provoke punish contain mediate "
    "challenge defy confront link hinder surprise alarm worry involve lobby fund "
    "finance supply quote cite".split()
)
"""Verbs whose object is a government, not its land."""

DEALINGS = frozenset(
    "agreement deal treaty pact understanding talk negotiation dialogue tension relation tie "
    "cooperation partnership alliance conflict confrontation war rivalry dispute escalation "
    "exchange memorandum coordination meeting summit accord reconciliation rapprochement "
    "difference rift row competition trade contact view "
    "talk negotiate agree cooperate coordinate ally sign meet discuss exchange trade work share "
    "quarrel side break deal consult compete normalize".split()
)
"""What governments do with or between one another."""

BONDS = frozenset(
    "cooperation relation tie rivalry tension alliance partnership coordination link".split()
)
"""Dealings that carry the names of those who deal, not of where they meet: "Turkey ties"."""

BACKING = frozenset(
    "support aid backing assistance help funding arm weapon pressure statement response demand "
    "request assurance sanction threat message allegation accusation claim charge measure link "
    "loyalty loyal close supply commitment order sell answer warning proof "
    "delivery shipment blow friend enemy opposition grateful according owe belong apart "
    "aim direct association".split()
)
"""What comes from, goes to or is aimed at a government."""

ASSETS = frozenset(
    "security sovereignty independence stability unity integrity economy interest presence "
    "influence isolation involvement ambition".split()
)
"""What a state has as a state: "the security of Egypt"."""

INSTITUTIONS = frozenset(
    "government regime parliament ministry minister president premier leader leadership official "
    "officials authority military army navy airforce force forces troop soldier fighter militia "
    "mercenary brigade battalion police council assembly administration delegation court room "
    "command commander spokesman spokeswoman spokesperson envoy ambassador diplomat mission "
    "embassy department agency office bank intelligence weapon jet warplane drone missile tank "
    "aircraft vessel fleet guard policy position stance side state support ally partner coalition "
    "backing intervention project role effort sanction strategy interest demand decision claim "
    "denial readiness ambition statement position citizen national senator general foreign "
    "company team club newspaper union party congress senate house king queen prince sultan emir "
    "chancellor secretary representative mediator delegate expert analyst correspondent".split()
)
"""People and bodies that carry a place in their name or title."""

POSTINGS = frozenset(
    "ambassador envoy representative mission mediator delegate emissary attache consul "
    "coordinator rapporteur".split()
)
"""Offices whose holder is posted to or for a place: "envoy to Libya"."""

AFFILIATIONS = frozenset(
    "base back support lead bear make affiliate control ally hold fund sponsor finance train "
    "own appoint aligned allied born led made".split()
)
"""Participles that a hyphen ties to a place: "Tripoli-based"."""

TAKINGS = frozenset(
    "capture recapture seize take retake enter attack storm besiege encircle liberate reach leave "
    "abandon evacuate occupy control withdraw retreat pull move march advance arrive flee head "
    "return travel fall surrender fly drive deploy redeploy siege battle capture fall offensive "
    "assault advance withdrawal retreat march entry liberation bombardment shell bomb shelling "
    "fight campaign".split()
)
"""What forces do to places, or on their way to and from them: verbs and their nouns."""

PARTS_OF_LAND = frozenset(
    "north south east west center centre border coast coastline soil land outskirts suburb "
    "frontier front interior heart airspace waters population people history capital "
    "hinterland corner edge tip largest shore ground war conflict crisis revolution".split()
)
"""What a country has as a land rather than as a government."""

SCENES = frozenset(
    "north south east west center centre border coast coastline soil land outskirts suburb "
    "frontier front interior airspace waters hinterland corner edge tip shore ground side "
    "theater theatre conflict war campaign crisis revolution uprising invasion".split()
)
"""Nouns that a country's name before them places: "the Velia border", "the Velia war"."""

POWERS = frozenset(
    "enemy ally rival partner power backer sponsor friend foe adversary supporter neighbor "
    "neighbour government regime".split()
)
"""What governments are to one another; a name in a list with one is a government."""

PARTNERS = frozenset("partner interest influence ambition rival investment".split())
"""What a government has somewhere without being there."""

TOPICS = frozenset(
    "result consequence issue file question problem dispute matter topic subject sake".split()
)
"""Nouns that say what something is about: a place after them is no scene."""

REACTIONS = frozenset(
    "alarm concern fear worry anger outrage debate unease relief mood opinion suspicion "
    "reaction scepticism skepticism".split()
)
"""What is felt in a capital by those who govern there."""

OFFICIALS = frozenset("official leader leadership lawmaker diplomat policymaker politician".split())
"""People in a capital who speak for a government."""

TITLED_BODIES = frozenset(
    "organization organisation council bank university agency institute association league union "
    "conference committee commission federation fund forum".split()
)
"""Bodies whose capitalised title may end in a place that they are named for."""

SHIPS = frozenset(
    "ship warship battleship cruiser battlecruiser destroyer frigate corvette submarine carrier "
    "gunboat torpedo-boat minesweeper minelayer trawler tanker freighter steamer steamship liner "
    "ferry vessel sloop schooner brig brigantine galleon ironclad dreadnought flagship "
    "cutter troopship tugboat".split()
)
"""Vessels, whose own names often follow: "the frigate Velia"."""

SHIP_PREFIXES = frozenset(
    "USS HMS HMAS HMCS HMNZS SMS RMS SS MV INS PNS USNS HMIS FNS BAP KRI ORP HNLMS".split()
)
"""Letters that begin a ship's name."""

OPERATIONS = frozenset(
    "operation offensive exercise campaign manoeuvre maneuver mission assault attack raid "
    "counteroffensive counter-offensive drill".split()
)
"""What armies give names to, often those of places."""

NAMING = frozenset({"named", "called", "dubbed", "christened", "nicknamed", "titled"})
"""Participles before the name that something was given."""

DEEDS = frozenset(
    "march ride sail retreat withdraw advance flee escape attack storm besiege defeat beat rout "
    "lead command order appoint enter cross seize capture recapture occupy resign write tell "
    "promise threaten negotiate flank outflank pursue bomb shell invade conquer".split()
)
"""What only people and forces do: a town as the subject is a person of its name, or its forces."""
