"""Closed classes of words that decide on articles, agreement and capitals."""

from geo.forces import IRREGULAR_NOUNS, MODIFIERS, REGULAR_NOUNS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLURAL_NAMES = _words(
    "peshmerga houthis taliban janjaweed nationalists republicans communists royalists cossacks"
)
"""Names of movements that take the article and a plural verb."""
PLURAL_NOUNS = _words(
    "forces troops fighters units mercenaries militias soldiers militants rebels men guards "
    "contractors insurgents jihadists loyalists groups brigades tribes people police marines "
    "separatists guerrillas partisans allies"
)
"""Common nouns that take a plural verb."""
HEADS_WITH_ARTICLE = _words(
    "group army force forces corps brigade brigades division regiment front company guard guards "
    "movement battalion union coalition command navy government militia militias party legion "
    "council units republic federation emirates states kingdom nations alliance league "
    "organization organisation resistance"
)
"""Last words of proper names that take "the"."""
INSTITUTIONS = _words(
    "army military navy air-force airforce government regime state opposition resistance command "
    "coalition alliance"
)
"""Singular common nouns for the one body of its kind; any other force is one of many."""
UNCOUNTED = _words(
    "personnel artillery infantry cavalry armour armor aircraft power ground territory land "
    "equipment weaponry ammunition"
)
"""Singular common nouns without an article."""
SPOKEN_ACRONYMS = _words("NATO ISIS ISIL OPEC ASEAN ECOWAS AFRICOM CENTCOM EUCOM")
"""Acronyms that are read as a word and take no article."""
AREAS = _words(
    "district region province governorate crescent valley peninsula strait desert river area "
    "basin coast highlands hills mountains islands gulf sea oblast county delta corridor border "
    "suburbs outskirts foothills countryside netherlands east west north south northeast "
    "northwest southeast southwest republic kingdom emirates states islands philippines gambia "
    "bahamas maldives comoros"
)
"""Heads of place names that take "the"."""
INHABITED = AREAS | _words(
    "town city village neighbourhood neighborhood quarter territory part parts zone strip enclave "
    "pocket"
)
"""Common nouns for what things happen in; they happen at any other site."""
COMPASS = _words("east west north south northeast northwest southeast southwest")
"""Heads that take "the" alone or in lower case, not as the last word of a proper name."""
PREPOSITIONS = _words("near outside between around along on off beyond behind inside within")
"""First words of places that lie by others, where a name would follow "in"."""
RANKS = _words(
    "general generals colonel colonels lieutenant major captain sergeant corporal brigadier "
    "marshal field admiral vice rear commodore commander gen maj brig lt col capt sgt "
    "president minister prime mr mrs ms dr sheikh"
)
"""Words that stand before a speaker's name and name nobody alone."""
DETERMINERS = _words(
    "the a an one another some any every each this that two three several many most"
)
"""First words of a name that has its article."""
ROLES = _words(
    "activist adviser advisor ambassador analyst commander correspondent diplomat doctor envoy "
    "expert governor journalist lawmaker leader mayor minister negotiator observer officer "
    "official reporter resident senator source spokesman spokesperson spokeswoman trader witness "
    "worker"
)
"""What one person is among many: such a speaker takes an article."""
PRONOUNS = _words(
    "he she it they him her them who whom whose which that this these those i we you one himself "
    "herself itself themselves"
)
COMMON = _words(
    "a an the one some several two three four many most other another unnamed unidentified unknown "
    "isolated local security medical military government state senior army intelligence western "
    "diplomatic media political authorities sources source officials official residents witnesses "
    "observers activists analysts commanders diplomats experts rebels locals reports statements "
    "eyewitnesses refugees civilians villagers medics doctors relatives survivors monitors "
    "protesters prisoners rescuers farmers traders lawmakers"
)
"""First words of speakers and forces that are no names."""
NOUNS_OF_FORCES = PLURAL_NOUNS | REGULAR_NOUNS | IRREGULAR_NOUNS
WORDS_OF_FORCES = NOUNS_OF_FORCES | MODIFIERS | COMMON
"""Words that a force known by common nouns only is named with."""
