"""Generic nouns that say what kind of place a name beside them is: "city of", "airbase".

The codes are GeoNames feature classes and codes, as in :attr:`geo.model.Place.feature`; a
prefix such as "P." stands for the whole class. Source: https://www.geonames.org/export/codes.html
"""

from collections.abc import Mapping
from types import MappingProxyType

_SETTLEMENT = ("P.",)
_AIRFIELD = ("S.AIR",)
_BASE = ("S.AIRB", "S.INSM", "S.NVB", "L.MILB", "S.AIR", "S.FT", "S.CMP")
_PORT = ("L.PRT", "S.PRT", "H.HBR", "S.FY")
_DIVISION = ("A.ADM", "L.RGN", "L.AREA")
_REGION = ("L.RGN", "A.ADM", "L.AREA", "T.", "L.")
_QUARTER = ("P.PPLX", "A.ADM3", "A.ADM4", "P.PPL", "A.ADM2")
_STREAM = ("H.STM", "H.WAD", "H.CNL", "H.")
_HEIGHTS = ("T.MT", "T.HL", "T.PK", "T.UPL", "T.PLAT", "T.PASS", "T.")
_ROAD = ("R.",)

GENERIC_NOUNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("city", "town", "village", "township", "hamlet", "settlement"), _SETTLEMENT
        ),
        "capital": ("P.PPLC", "P.PPLA", "P."),
        "municipality": ("P.", "A.ADM2", "A.ADM3"),
        "commune": ("P.", "A.ADM3", "A.ADM4"),
        **dict.fromkeys(("suburb", "neighborhood", "neighbourhood", "quarter"), _QUARTER),
        **dict.fromkeys(("airport", "airfield", "airstrip"), _AIRFIELD),
        **dict.fromkeys(("airbase", "base", "garrison", "barracks"), _BASE),
        **dict.fromkeys(("camp",), ("S.CMP", "P.PPLR", "S.INSM", "P.")),
        **dict.fromkeys(("port", "seaport", "harbor", "harbour", "terminal"), (*_PORT, "P.")),
        "country": ("A.PCL",),
        "nation": ("A.PCL",),
        "republic": ("A.PCL", "A.ADM1"),
        "state": ("A.ADM1", "A.PCL"),
        **dict.fromkeys(("province", "governorate", "oblast", "canton"), ("A.ADM1", "A.ADM2")),
        **dict.fromkeys(("county", "parish", "borough", "prefecture"), ("A.ADM2", "A.ADM1")),
        "district": (*_DIVISION, "P.PPLX"),
        **dict.fromkeys(("region", "area", "territory", "countryside", "zone"), _REGION),
        **dict.fromkeys(("river", "creek", "stream", "wadi", "canal"), _STREAM),
        "valley": ("T.VAL", "H.WAD", "H.STM", "L.RGN"),
        **dict.fromkeys(("lake", "reservoir", "lagoon"), ("H.LK", "H.RSV", "H.LGN")),
        **dict.fromkeys(("sea", "ocean", "gulf", "bay", "strait", "straits"), ("H.",)),
        **dict.fromkeys(("mountain", "mount", "hill", "heights", "ridge", "peak"), _HEIGHTS),
        **dict.fromkeys(("island", "peninsula", "cape", "isle", "isthmus"), ("T.", "L.")),
        "desert": ("T.DSRT", "L.RGN"),
        "oasis": ("L.OAS", "P.", "T.", "L.RGN"),
        "dam": ("S.DAM",),
        "bridge": ("S.BDG",),
        "crossing": ("S.PSTB", "L.", "S.", "P."),
        "refinery": ("S.OIL",),
        "field": ("L.OILF", "S.OIL", "L."),
        "oilfield": ("L.OILF", "S.OIL", "L."),
        **dict.fromkeys(("road", "highway", "street", "avenue", "motorway"), _ROAD),
        **dict.fromkeys(("forest", "wood"), ("V.", "L.")),
        "park": ("L.PRK", "L."),
        **dict.fromkeys(("prison", "stadium", "university", "hospital", "factory"), ("S.",)),
    }
)
"""Singular generic noun to the features it asks for, the likeliest first."""


def singular(noun: str) -> str:
    """Return the known generic noun that the word is a form of, or an empty string.

    >>> singular("Cities"), singular("bases"), singular("marshes"), singular("bazar")
    ('city', 'base', '', '')
    """
    word = noun.casefold()
    ending_in_y = word.removesuffix("ies") + "y" if word.endswith("ies") else word
    for form in (word, word.removesuffix("s"), word.removesuffix("es"), ending_in_y):
        if form in GENERIC_NOUNS:
            return form
    return ""


def features_asked(noun: str) -> tuple[str, ...]:
    """Return the GeoNames feature prefixes that a generic noun asks for, or none.

    >>> features_asked("airbase")[0], features_asked("colonel")
    ('S.AIRB', ())
    """
    return GENERIC_NOUNS.get(singular(noun), ())
