"""A story whose every text tries to break out of where it is shown."""

from dataclasses import replace

from geo.model import Force
from tests.events import Story, libya

ATTACKS = (
    "</script><script>window.hurt=1</script>",
    '<img src=x onerror="window.hurt=1">',
    "{{ 7*7 }}{% raw %}{{'hurt'}}",
    "'\"`;window.hurt=1;//",
    "\u202egnorw\u202c \u2028\u2029 ${window.hurt=1}",
    "W" * 10_000,
)
TEXT = " ".join(ATTACKS)


def hostile() -> Story:
    """Return a story with attacks in title, publisher, address, body, names and quotes."""
    told = libya()
    articles = {
        key: replace(
            article,
            title=TEXT[:400],
            publisher=ATTACKS[1],
            url="javascript:window.hurt=1",
            source=ATTACKS[0],
            body=article.body + " " + TEXT,
        )
        for key, article in told.articles.items()
    }
    force = Force("x", ATTACKS[0] + ATTACKS[2], ATTACKS[1])
    events = tuple(
        replace(
            event,
            forces=(force,),
            claims=tuple(
                replace(claim, forces=(force,), sentence=_to_the_end(claim, articles))
                for claim in event.claims
            ),
        )
        for event in told.events
    )
    return Story(events, articles)


def _to_the_end(claim, articles):
    body = articles[claim.article_id].body
    return replace(claim.sentence, end=len(body))
