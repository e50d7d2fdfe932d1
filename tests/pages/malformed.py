"""Links that say nothing that can be understood: over 200 of them."""

from collections.abc import Mapping

_NO_DAY = (
    *("yesterday", "2020-31-12", "2020-02-30", "20200714T", "14.13.2020", "07/14/2020"),
    *("0000-00-00", "-1", "99999-01-01", "2020-07-14T12:00", "２０２０-07-14", "now()"),
    *("<script>alert(1)</script>", "{{ 7*7 }}", "\u202e41-70-0202", "W" * 10_000, "2020-07"),
)
_NO_LIMIT = ("near", "-3", "0", "nan", "inf", "1e9", "1,5", "'; DROP TABLE events; --", "{{ 7*7 }}")
_NO_MEMBER = (
    *("dance", "WITHDRAW!", "reported,maybe", "<img src=x onerror=hurt()>", "{{ 7*7 }}", "\x00"),
    *("%00%00", "../../etc/passwd", "W" * 10_000, "\u202etroped", "0", "-1", "null", "[object]"),
)
MALFORMED: Mapping[str, tuple[str, ...]] = {
    "from": _NO_DAY,
    "to": _NO_DAY,
    "known": _NO_DAY,
    "day": _NO_DAY,
    "than": _NO_DAY,
    "action": _NO_MEMBER,
    "status": _NO_MEMBER,
    "mode": _NO_MEMBER,
    "presence": _NO_MEMBER,
    "radius": _NO_LIMIT,
    "days": (*_NO_LIMIT, "1.5"),
    "sources": (*_NO_LIMIT, "2.5"),
    "bbox": (
        *("1,2", "1,2,3", "1,2,3,4,5", "a,b,c,d", "nan,nan,nan,nan", "10,50,20,40", "0,0,999,0"),
        *("inf,0,0,0", "box", "1;2;3;4", "-181,0,0,0", "0,-91,0,0", "W" * 10_000),
    ),
    "near": (
        *("1", "1,2", "1,2,3,4", "a,b,c", "nan,1,1", "1,nan,1", "1,1,nan", "181,0,5", "0,91,5"),
        *("0,0,0", "0,0,-5", "0,0,1e9", "here", "inf,inf,inf", "W" * 10_000),
    ),
    "story": (
        *(":caption alone", "e1:One,<b>:Two", "no id", "{{ 7*7 }}", "\u202e1e", "../e1", "e1;e2"),
        ",".join(f"e{number}" for number in range(61)),
    ),
    "step": ("0", "-1", "two", "1.5", "99999", "１", "{{ 7*7 }}", "W" * 10_000),
    "v": ("0", "-1", "two", "99", "1.5", "１", "{{ 7*7 }}", "W" * 10_000),
    "actoin": ("withdraw",),
    "<script>": ("alert(1)",),
    "W" * 60: ("1",),
}
"""Values that cannot be read, by parameter; the last few are no parameters at all."""

PARAMETERS = [name for name in MALFORMED if name.isalpha()]

assert sum(map(len, MALFORMED.values())) >= 200
