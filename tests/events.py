"""Events made by hand, for every test that needs some: two wars, every action and status.

``libya()`` and ``sudan()`` return a :class:`Story`; ``many(n)`` makes n events of any size.
The sentences were written for these tests.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from geo.model import (
    Action,
    Article,
    Attribution,
    Claim,
    Conflict,
    DateBasis,
    DatePrecision,
    DateSpan,
    Event,
    Evidence,
    EvidenceRole,
    Force,
    Mention,
    MentionKind,
    Place,
    PlaceRole,
    PublicationBasis,
    Quantity,
    Resolution,
    Span,
    Status,
    content_id,
)

VERSION = "test"


@dataclass(frozen=True, slots=True)
class Story:
    """Events with the articles that their claims quote."""

    events: tuple[Event, ...]
    articles: dict[str, Article]


def place(
    name: str,
    lon: float,
    lat: float,
    radius_km: float = 8,
    *,
    feature: str = "P.PPL",
    country: str = "LY",
    geometry: str = "",
) -> Place:
    """Make a gazetteer entry whose id follows from its name."""
    return Place(
        id=f"test:{name.casefold().replace(' ', '-')}",
        name=name,
        lon=lon,
        lat=lat,
        radius_km=radius_km,
        feature=feature,
        country=country,
        admin1="",
        population=0,
        source="test",
        geometry=geometry,
    )


PLACES = {
    entry.name: entry
    for entry in (
        place("Tripoli", 13.187, 32.887, 15, feature="P.PPLC"),
        place("Sirte", 16.589, 31.209),
        place("Brega", 19.574, 30.407),
        place("Jufra Airbase", 15.952, 29.198, 5, feature="S.AIRB"),
        place("Jufra District", 16.0, 28.2, 150, feature="A.ADM1"),
        place("Oil Crescent", 18.9, 30.5, 110, feature="L.RGN"),
        place("Misrata", 15.092, 32.375),
        place("Tarhuna", 13.633, 32.435),
        place("Bani Walid", 13.99, 31.757),
        place("Tobruk", 23.976, 32.083),
        place("Benghazi", 20.067, 32.117, 12),
        place("Sabha", 14.428, 27.038),
        place("Sharara Field", 12.53, 26.58, 20, feature="S.OILF"),
        place("Abu Qurayn", 15.25, 31.45, 10),
        place("Watiya Airbase", 11.89, 32.47, 5, feature="S.AIRB"),
        place("Mitiga Airport", 13.276, 32.894, 3, feature="S.AIRP"),
        place("Sidra", 18.344, 30.638),
        place("Hun", 15.94, 29.12),
        place("Libya", 17.2, 26.3, 800, feature="A.PCLI"),
        place("Syria", 38.5, 35.0, 350, feature="A.PCLI", country="SY"),
        place("Khartoum", 32.53, 15.59, 20, feature="P.PPLC", country="SD"),
        place("Omdurman", 32.48, 15.64, 12, country="SD"),
        place("Wad Madani", 33.52, 14.4, country="SD"),
        place("El Obeid", 30.217, 13.183, country="SD"),
        place("Nyala", 24.88, 12.05, country="SD"),
        place("El Fasher", 25.35, 13.63, country="SD"),
        place("Port Sudan", 37.216, 19.617, country="SD"),
        place("North Darfur", 25.1, 16.0, 260, feature="A.ADM1", country="SD"),
        place("Merowe Airport", 31.843, 18.443, 4, feature="S.AIRP", country="SD"),
    )
}

FORCES = {
    entry.name: entry
    for entry in (
        Force("gna", "GNA forces", "Government of National Accord"),
        Force("lna", "LNA", "Libyan National Army"),
        Force("wagner", "Wagner Group", "Libyan National Army"),
        Force("turkey", "Turkish forces", "Government of National Accord"),
        Force("saf", "Sudanese Armed Forces", "Sudanese Armed Forces"),
        Force("rsf", "Rapid Support Forces", "Rapid Support Forces"),
        Force("locals", "local fighters"),
        Force("troops", "Troops"),
    )
}


def day(text: str) -> DateSpan:
    """Read "2020-07-14", "2020-07-10/2020-07-12" or "2020-07" into a date span."""
    if "/" in text:
        first, last = (date.fromisoformat(part) for part in text.split("/"))
        return DateSpan(first, last, DatePrecision.DAY, DateBasis.RELATIVE)
    if len(text) == 7:
        first = date.fromisoformat(f"{text}-01")
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return DateSpan(first, last, DatePrecision.MONTH, DateBasis.TEXT)
    return DateSpan.day(date.fromisoformat(text), DateBasis.RELATIVE)


def resolution(
    entry: Place | None, article: Article, words: str, *, role: PlaceRole = PlaceRole.LITERAL
) -> Resolution:
    """Resolve the first occurrence of the words in the article to a place, or to none."""
    start = max(article.body.find(words), 0)
    span = Span(start, start + max(len(words), 1))
    mention = Mention(article.id, span, span.of(article.body), MentionKind.PLACE, "test")
    return Resolution(mention, entry, 0.9 if entry else 0.0, role)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a story and what it says; place names are keys of ``PLACES``."""

    sentence: str
    action: Action
    force: str
    origin: Sequence[str] = ()
    destination: Sequence[str] = ()
    location: Sequence[str] = ()
    via: Sequence[str] = ()
    when: str | None = None
    status: Status = Status.REPORTED
    opponent: str = ""
    quantity: Quantity | None = None
    source: str = ""
    again: str = ""
    """A second sentence, of another publisher, that claims the same."""


def article(body: str, *, title: str, publisher: str, published: str) -> Article:
    """Make an article with a known date."""
    return Article(
        id=Article.id_of(body),
        title=title,
        publisher=publisher,
        url=f"https://example.org/{content_id('u', body)}",
        source="test",
        published=day(published),
        published_basis=PublicationBasis.USER,
        language="en",
        body=body,
    )


def claim(told: Told, article: Article, sentence: str) -> Claim:
    """Make the claim that a sentence of the article makes."""
    start = article.body.index(sentence)
    span = Span(start, start + len(sentence))
    trigger = Span(span.start, span.start + max(1, len(sentence.split(maxsplit=1)[0])))

    def ends(names: Sequence[str]) -> tuple[Resolution, ...]:
        return tuple(resolution(PLACES.get(name), article, name) for name in names)

    return Claim(
        id=content_id("c", article.id, sentence),
        article_id=article.id,
        span=span,
        sentence=span,
        action=told.action,
        status=told.status,
        forces=(FORCES[told.force],) if told.force else (),
        opponents=(FORCES[told.opponent],) if told.opponent else (),
        quantities=(told.quantity,) if told.quantity else (),
        origins=ends(told.origin),
        via=ends(told.via),
        destinations=ends(told.destination),
        locations=ends(told.location),
        when=day(told.when) if told.when else None,
        attribution=(Attribution(told.source, trigger),) if told.source else (),
        evidence=(Evidence(EvidenceRole.TRIGGER, trigger),),
        confidence=0.8,
        rule="test",
        version=VERSION,
    )


def event(claims: Sequence[Claim], conflicts: tuple[Conflict, ...] = ()) -> Event:
    """Merge claims by taking the values of the first."""
    first = claims[0]
    return Event(
        id=content_id("e", *(claim.id for claim in claims)),
        claims=tuple(claims),
        action=first.action,
        status=first.status,
        forces=first.forces,
        opponents=first.opponents,
        quantities=first.quantities,
        origins=first.origins,
        via=first.via,
        destinations=first.destinations,
        locations=first.locations,
        when=first.when,
        confidence=first.confidence,
        independent_sources=len({claim.article_id for claim in claims}),
        conflicts=conflicts,
    )


def story(told: Iterable[Told], publishers: tuple[str, str], published: str) -> Story:
    """Write the sentences into two articles and make the events that they tell."""
    told = tuple(told)
    main = article(
        " ".join(item.sentence for item in told),
        title="What moved this week",
        publisher=publishers[0],
        published=published,
    )
    second = article(
        " ".join(item.again for item in told if item.again) or "Nothing new was reported.",
        title="Second report",
        publisher=publishers[1],
        published=published,
    )
    events = tuple(
        event(
            [
                claim(item, main, item.sentence),
                *([claim(item, second, item.again)] if item.again else []),
            ]
        )
        for item in told
    )
    return Story(events, {main.id: main, second.id: second})


LIBYA = (
    Told(
        "Wagner fighters drove out of Sirte on Tuesday and headed for Brega, residents said.",
        Action.WITHDRAW,
        "Wagner Group",
        origin=["Sirte"],
        destination=["Brega"],
        when="2020-07-14",
        quantity=Quantity(200, 300, "fighters"),
        source="residents",
        again="A convoy of Wagner men was seen leaving Sirte in the direction of Brega.",
    ),
    Told(
        "The GNA said another column had pulled back from Sirte to Jufra Airbase.",
        Action.WITHDRAW,
        "Wagner Group",
        origin=["Sirte"],
        destination=["Jufra Airbase"],
        when="2020-07-12/2020-07-14",
        status=Status.CLAIMED,
        source="GNA",
    ),
    Told(
        "GNA units moved from Misrata to Abu Qurayn with 1,500 men.",
        Action.ADVANCE,
        "GNA forces",
        origin=["Misrata"],
        destination=["Abu Qurayn"],
        when="2020-07-11",
        opponent="LNA",
        quantity=Quantity(1500, 1500, "men"),
    ),
    Told(
        "Reinforcements from Tripoli and Misrata reached Abu Qurayn over the weekend.",
        Action.REINFORCE,
        "GNA forces",
        origin=["Tripoli", "Misrata"],
        destination=["Abu Qurayn"],
        when="2020-07-11/2020-07-12",
    ),
    Told(
        "Cargo flights carried equipment from Syria to Benghazi by way of Tobruk.",
        Action.TRANSFER_EQUIPMENT,
        "LNA",
        origin=["Syria"],
        via=["Tobruk"],
        destination=["Benghazi"],
        when="2020-07",
    ),
    Told(
        "In early June the last LNA units had abandoned Tarhuna for Bani Walid.",
        Action.WITHDRAW,
        "LNA",
        origin=["Tarhuna"],
        destination=["Bani Walid"],
        when="2020-06-05",
        status=Status.HISTORICAL,
        quantity=Quantity(None, None, "units"),
    ),
    Told(
        "Ankara is preparing to send a brigade from Tripoli towards Sirte if talks fail.",
        Action.DEPLOY,
        "Turkish forces",
        origin=["Tripoli"],
        destination=["Sirte"],
        when="2020-07-20/2020-07-31",
        status=Status.PLANNED,
    ),
    Told(
        "The LNA denied that its men had left Sharara Field for Sabha.",
        Action.WITHDRAW,
        "LNA",
        origin=["Sharara Field"],
        destination=["Sabha"],
        when="2020-07-13",
        status=Status.DENIED,
        source="LNA",
    ),
    Told(
        "Mercenaries deployed in the Oil Crescent.",
        Action.DEPLOY,
        "Wagner Group",
        destination=["Oil Crescent"],
        when="2020-07-13",
        quantity=Quantity(None, None, "hundreds of mercenaries"),
    ),
    Told(
        "Fighters withdrew from Jufra District, two officers said.",
        Action.WITHDRAW,
        "Wagner Group",
        origin=["Jufra District"],
        when="2020-07",
        status=Status.CLAIMED,
        source="two officers",
    ),
    Told(
        "GNA forces retook Watiya Airbase in May.",
        Action.CAPTURE,
        "GNA forces",
        location=["Watiya Airbase"],
        when="2020-05-18",
        opponent="LNA",
    ),
    Told(
        "Unidentified jets hit Watiya Airbase on Saturday night.",
        Action.STRIKE,
        "",
        location=["Watiya Airbase"],
        when="2020-07-04",
        opponent="Turkish forces",
    ),
    Told(
        "Shelling and clashes were heard west of Sirte near Abu Qurayn.",
        Action.CLASH,
        "GNA forces",
        location=["Abu Qurayn"],
        when="2020-07-13",
        opponent="LNA",
    ),
    Told(
        "Trenches were dug around Hun.",
        Action.FORTIFY,
        "Wagner Group",
        location=["Hun"],
        when="2020-07-10",
    ),
    Told(
        "The port of Sidra stayed shut by the blockade.",
        Action.BLOCKADE,
        "LNA",
        location=["Sidra"],
        when="2020-07-11",
    ),
    Told(
        "Talks about a demilitarised zone were held in Benghazi.",
        Action.TALKS,
        "LNA",
        location=["Benghazi"],
        when="2020-07-13",
    ),
    Told(
        "Fresh troops arrived at an undisclosed camp.",
        Action.DEPLOY,
        "LNA",
        destination=["an undisclosed camp"],
        when="2020-07-12",
    ),
    Told(
        "Columns left Bani Walid for Hun at an unknown date.",
        Action.REDEPLOY,
        "LNA",
        origin=["Bani Walid"],
        destination=["Hun"],
    ),
)

SUDAN = (
    Told(
        "Paramilitary columns pushed out of Khartoum and into Wad Madani on Monday.",
        Action.ADVANCE,
        "Rapid Support Forces",
        origin=["Khartoum"],
        destination=["Wad Madani"],
        when="2023-12-18",
        opponent="Sudanese Armed Forces",
        quantity=Quantity(5000, 6000, "fighters"),
        again="Fighters from Khartoum were inside Wad Madani by nightfall.",
    ),
    Told(
        "The army pulled its garrison out of Nyala toward El Fasher.",
        Action.WITHDRAW,
        "Sudanese Armed Forces",
        origin=["Nyala"],
        destination=["El Fasher"],
        when="2023-10-26",
        status=Status.CLAIMED,
    ),
    Told(
        "Nyala fell to the paramilitaries.",
        Action.CAPTURE,
        "Rapid Support Forces",
        location=["Nyala"],
        when="2023-10-26",
    ),
    Told(
        "An armoured unit was flown from Port Sudan to Merowe Airport.",
        Action.DEPLOY,
        "Sudanese Armed Forces",
        origin=["Port Sudan"],
        destination=["Merowe Airport"],
        when="2023-11-02",
        quantity=Quantity(40, 40, "tanks"),
    ),
    Told(
        "Fighters spread across North Darfur in the autumn.",
        Action.DEPLOY,
        "Rapid Support Forces",
        destination=["North Darfur"],
        when="2023-11",
    ),
    Told(
        "Street fighting went on in Omdurman.",
        Action.CLASH,
        "Sudanese Armed Forces",
        location=["Omdurman"],
        when="2023-12-15/2023-12-18",
        opponent="Rapid Support Forces",
    ),
    Told(
        "A relief force would leave El Obeid for Khartoum only if fuel came through.",
        Action.ADVANCE,
        "Sudanese Armed Forces",
        origin=["El Obeid"],
        destination=["Khartoum"],
        when="2023-12-20/2023-12-31",
        status=Status.CONDITIONAL,
    ),
)


def libya() -> Story:
    """Tell of eighteen happenings in Libya in summer 2020; one unplaced, one undated."""
    return story(LIBYA, ("Gulf Wire", "Coast Daily"), "2020-07-15")


def sudan() -> Story:
    """Tell of seven happenings in Sudan in late 2023."""
    return story(SUDAN, ("Nile Post", "Red Sea Radio"), "2023-12-19")


def many(count: int, seed: int = 0) -> tuple[Event, ...]:
    """Make any number of different events by moving those of both stories in time."""
    random = Random(seed)
    pool = libya().events + sudan().events
    return tuple(
        replace(
            chosen,
            id=content_id("e", str(number)),
            when=chosen.when
            and DateSpan.day(chosen.when.first + timedelta(days=random.randrange(900))),
        )
        for number in range(count)
        for chosen in (random.choice(pool),)
    )
