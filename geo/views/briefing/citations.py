"""The numbered source list: every claim's sentence under one number."""

from collections.abc import Iterable, Mapping, Sequence

from geo.errors import NotFound
from geo.model import Article, Claim, Event, EvidenceRole
from geo.views.briefing.model import Quote, Source
from geo.views.prose import dates, wording
from geo.views.prose.cues import Cues

_LONGEST_QUOTE = 600
_Key = tuple[str, int, int]


class Citations:
    """Number the sentences that events rest on, article by article, oldest article first.

    Raises
    ------
    NotFound
        If an event cites an article that is not given.
    """

    def __init__(self, events: Iterable[Event], articles: Mapping[str, Article]) -> None:
        claims: dict[_Key, list[Claim]] = {}
        for event in events:
            for claim in event.claims:
                if claim.article_id not in articles:
                    raise NotFound(
                        f"event {event.id} cites article {claim.article_id}, which is not in the "
                        "store; ingest it again"
                    )
                claims.setdefault(_key(claim), []).append(claim)
        used = sorted({article_id for article_id, *_ in claims}, key=lambda i: _age(articles[i]))
        rank = {article_id: position for position, article_id in enumerate(used)}
        keys = sorted(claims, key=lambda key: (rank[key[0]], key[1:]))
        self._numbers = {key: number for number, key in enumerate(keys, start=1)}
        self._articles = articles
        self.sources = tuple(self._source(article_id, claims) for article_id in used)

    def of(self, claims: Iterable[Claim]) -> tuple[int, ...]:
        """Return the numbers of the sentences that the claims are made in, ascending."""
        return tuple(sorted({self._numbers[_key(claim)] for claim in claims}))

    def article(self, claim: Claim) -> Article:
        """Return the article that makes the claim."""
        return self._articles[claim.article_id]

    def publisher(self, claim: Claim) -> str:
        """Return the publisher's name without what follows in brackets or after a comma."""
        name = self.article(claim).publisher.partition("(")[0].partition(",")[0]
        return wording.plain(name)

    def cues(self, claims: Sequence[Claim]) -> Cues:
        """Return the words of the sources that tell what happened, and how far it did."""

        def words(role: EvidenceRole) -> tuple[str, ...]:
            return tuple(self._words(claim, role) for claim in claims)

        return Cues(words(EvidenceRole.TRIGGER), words(EvidenceRole.STATUS))

    def _words(self, claim: Claim, role: EvidenceRole) -> str:
        body = self.article(claim).body
        return " ".join(item.span.of(body) for item in claim.evidence if item.role is role)

    def quote(self, claim: Claim) -> str:
        """Quote the sentence of the claim, on one line."""
        text = " ".join(claim.sentence.of(self.article(claim).body).split())
        text = "".join(character for character in text if character.isprintable())
        return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"

    def _source(self, article_id: str, claims: Mapping[_Key, list[Claim]]) -> Source:
        article = self._articles[article_id]
        quotes = tuple(
            Quote(number, self.quote(claims[key][0]), tuple(claim.id for claim in claims[key]))
            for key, number in self._numbers.items()
            if key[0] == article_id
        )
        published = dates.short_date(article.published) if article.published else "undated"
        return Source(
            article_id=article_id,
            title=" ".join(article.title.split()) or "Untitled",
            publisher=" ".join(article.publisher.split()) or "Publisher not known",
            published=published,
            url=article.url if article.url.startswith(("http://", "https://")) else "",
            quotes=quotes,
        )


def _key(claim: Claim) -> _Key:
    return claim.article_id, claim.sentence.start, claim.sentence.end


def _age(article: Article) -> tuple[str, str, str]:
    day = article.published.first.isoformat() if article.published else "9999"
    return day, article.publisher, article.id
