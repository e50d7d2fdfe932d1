"""Tell cheaply whether a text is English, and if not, what it most likely is."""

import re
from collections import Counter

_SCRIPTS = (
    ("uk", r"[іїєґІЇЄҐ]", 0.01),  # before Russian, whose letters it shares
    ("ru", r"[\u0400-\u04ff]", 0.4),
    ("fa", r"[پچژگ]", 0.01),  # before Arabic, whose letters it shares
    ("ar", r"[\u0600-\u06ff]", 0.4),
    ("he", r"[\u0590-\u05ff]", 0.4),
    ("el", r"[\u0370-\u03ff]", 0.4),
    ("ja", r"[\u3040-\u30ff]", 0.1),  # before Chinese, whose characters it shares
    ("zh", r"[\u4e00-\u9fff]", 0.4),
    ("ko", r"[\uac00-\ud7af]", 0.4),
)
_STOP_WORDS = {
    "en": "the of and to in that was for on is with as by at from were which has have had their",
    "fr": "le la les des et du une dans est pour que qui sur par au avec sont ont ses cette",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine wurde nach",
    "es": "el la los las de y en que del se por con una para su al lo como más fue",
    "it": "il di che la e per un del in della con sono nel alla dei le non gli delle ha",
    "pt": "o a os as de do da e em que para com um uma não no na por dos foi",
    "nl": "de het een van en in te dat op voor met zijn aan door ook naar bij niet om werd",
    "tr": "ve bir bu için ile olarak da de olan çok gibi daha kadar sonra ise değil ancak göre",
    "pl": "i w na z do się nie że jest o od przez po dla jak tym oraz za były został",
}
_WORDS = {code: frozenset(words.split()) for code, words in _STOP_WORDS.items()}
_SAMPLE = 20_000
_FEWEST_WORDS = 12


def guess_language(text: str) -> str:
    """Return an ISO 639-1 code, "en" where nothing speaks against it.

    >>> guess_language("The column left the town in the night and went on to the coast.")
    'en'
    >>> guess_language("La colonne est partie de la ville dans la nuit et les blindés sont "
    ...     "arrivés sur la côte avec une partie des troupes.")
    'fr'
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for code, characters, share in _SCRIPTS:
        if letters and len(re.findall(characters, sample)) > share * letters:
            return code
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    if len(words) < _FEWEST_WORDS:
        return "en"
    counts = Counter({code: sum(map(known.__contains__, words)) for code, known in _WORDS.items()})
    code, count = counts.most_common(1)[0]
    return code if count > 1.5 * counts["en"] else "en"
