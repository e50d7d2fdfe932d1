"""Where the stages meet: from an article to claims, and from sources to the store.

Every batch of articles is committed in one transaction, together with the events that its
claims change. A killed run leaves whole batches behind, and the next run takes up the rest.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from anyascii import anyascii

from geo import claims, dates, forces, gazetteer, language, mentions, merging, places, settings
from geo.code_version import code_version
from geo.errors import (
    AnalysisFailed,
    DamagedRecord,
    GazetteerMissing,
    GazetteerUnreadable,
    LanguageModelMissing,
)
from geo.model import (
    Analysis,
    Article,
    Decision,
    DecisionKind,
    Gazetteer,
    Parse,
    PublicationBasis,
    ScopedName,
    content_id,
    standing,
    with_published,
)
from geo.reading import Failure, ReadingOptions, read
from geo.store import Neighbourhood, Store, Writing, pass_over

BATCH = 32
"""Articles to a transaction, at least."""

LARGEST_BATCH = 512
"""Articles to a transaction, at most: what a kill may cost, and what memory holds at a time."""

SHARE = 8
"""A transaction takes an eighth of the articles in the store, within those bounds.

In a dense corpus every batch changes many events; growing batches keep the whole near-linear.
"""

MERGED_TOGETHER = 64
"""Articles whose claims are merged at a time: memory holds what was told around their days."""

Progress = Callable[[int], object]
"""Is told how many more articles are done."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Hold what the stages need beside the article.

    ``version`` names the code and the gazetteer. ``aliases`` (name, with its scope, to place
    id) and ``published`` (article id to ISO day) are what people decided.
    """

    gazetteer: gazetteer.PlaceIndex
    forces: forces.ForceTable
    version: str
    aliases: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)

    def version_for(self, article: Article) -> str:
        """Return the version of an analysis of this article.

        It names the decisions that bear on the article, so that a new decision makes only
        those analyses outdated.
        """
        decided = [f"{name}={id_}" for name, id_ in sorted(self._aliases_met(article))]
        day = self.published.get(article.id)
        if not decided and not day:
            return self.version
        return f"{self.version}+{content_id('d', *decided, day or '')}"

    def gazetteer_for(self, article: Article) -> Gazetteer:
        """Return the gazetteer with the corrections of names laid on top that count here."""
        aliases = dict(self._aliases_met(article))
        return gazetteer.Corrected(self.gazetteer, aliases) if aliases else self.gazetteer

    def _aliases_met(self, article: Article) -> Iterator[tuple[str, str]]:
        """Yield the corrections whose scope holds the article and whose names it may use."""
        text = anyascii(article.body).casefold() if self.aliases else ""
        met = {
            subject: place_id
            for subject, place_id in self.aliases.items()
            if _shares_word(ScopedName.of(subject).name, text)
        }
        yield from gazetteer.aliases_in(article, met, self.gazetteer).items()


def _shares_word(name: str, text: str) -> bool:
    """Tell whether a word of the name may stand in a text, given in small Latin letters."""
    words: list[str] = re.findall(r"\w+", anyascii(name).casefold())
    return any(word in text for word in words)


def load_tools(decisions: Iterable[Decision] = ()) -> Tools:
    """Open the gazetteer and the force table, with people's decisions laid on top.

    Raises
    ------
    GazetteerMissing
        If the gazetteer has not been built.
    GeocoderUnavailable
        If the settings switch an online geocoder on and do not say enough to use it.
    """
    decided = tuple(decisions)
    index = gazetteer.with_online(gazetteer.open_index(), settings.load())
    return Tools(
        gazetteer=index,
        forces=forces.load(),
        version=f"{code_version()}+{index.version}",
        aliases=standing(DecisionKind.PLACE_ALIAS, decided),
        published=standing(DecisionKind.PUBLISHED, decided),
    )


def analyse(article: Article, tools: Tools) -> Analysis:
    """Read everything out of one article.

    Raises
    ------
    LanguageModelMissing
        If no English model is installed.
    """
    return _run_stages(article, language.parse(article.body), tools)


def analyse_all(articles: Iterable[Article], tools: Tools) -> Iterator[Analysis | Failure]:
    """Analyse articles as a stream, in the order given; one that breaks a stage is a failure."""
    iterator = iter(articles)
    while batch := list(islice(iterator, BATCH)):
        for article, parse in zip(batch, _parse(batch), strict=True):
            try:
                if isinstance(parse, Exception):
                    raise parse
                yield _run_stages(article, parse, tools)
            except (LanguageModelMissing, GazetteerMissing, GazetteerUnreadable):
                raise
            except Exception as error:  # a fault in one article must not stop the rest
                yield Failure(article.source, _explain(error))


def _run_stages(article: Article, parse: Parse, tools: Tools) -> Analysis:
    dated = with_published(article, tools.published)
    known = tools.gazetteer_for(article)
    found = mentions.find(dated, parse, known, tools.forces)
    resolutions = places.resolve(dated, parse, found, known)
    tagged = dates.tag(dated)
    told = claims.extract(dated, parse, found, resolutions, tagged, tools.forces)
    return Analysis(article, found, resolutions, tagged, told, tools.version_for(article))


def _parse(articles: list[Article]) -> Iterable[Parse | Exception]:
    """Parse a batch at once; when that fails, one by one, to find the article at fault."""
    try:
        return list(language.parse_all(article.body for article in articles))
    except LanguageModelMissing:
        raise
    except Exception:  # the components of a model raise anything
        return [_parse_alone(article) for article in articles]


def _parse_alone(article: Article) -> Parse | Exception:
    try:
        return language.parse(article.body)
    except Exception as error:
        return error


def _explain(error: Exception) -> AnalysisFailed:
    reason = " ".join(str(error).split())[:200]
    return AnalysisFailed(
        f"could not be analysed ({type(error).__name__}: {reason}); the other articles are "
        "not affected; please report this with the text"
    )


@dataclass(frozen=True, slots=True)
class Report:
    """Tell what became of the articles: ids of those added, updated and unchanged; failures.

    A failure is a source that could not be read, or a record of the store that is damaged.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failures: tuple[Failure | DamagedRecord, ...] = ()

    def __add__(self, other: "Report") -> "Report":
        return Report(
            self.added + other.added,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.failures + other.failures,
        )


def _ignore(_count: int) -> None:
    pass


def ingest(
    sources: Iterable[str | Article],
    store: Store,
    options: ReadingOptions | None = None,
    progress: Progress = _ignore,
    tools: Tools | None = None,
) -> Report:
    """Read, analyse and store articles; a source is a path, a folder, an address or an article.

    An article that is in the store already stays as it is, unless this version of the code
    reads it anew, the source now gives a date that was not known, or the store's record of it
    or of what it tells is damaged.

    Raises
    ------
    GazetteerMissing, LanguageModelMissing
        If there is nothing to analyse with.
    """
    damaged: list[DamagedRecord] = []
    tools = tools or load_tools(store.decisions(damaged.append))
    report, stored = Report(failures=tuple(damaged)), len(store.versions())
    items = chain.from_iterable(_open(source, options) for source in sources)
    while batch := list(islice(items, _batch_size(stored))):
        failures = tuple(item for item in batch if isinstance(item, Failure))
        articles = [item for item in batch if isinstance(item, Article)]
        outcome = _ingest_batch(articles, store, tools, progress)
        report += outcome + Report(failures=failures)
        stored += len(outcome.added)
        progress(len(batch) - len(outcome.added + outcome.updated + outcome.failures))
    return report


def _batch_size(stored: int) -> int:
    return max(BATCH, min(LARGEST_BATCH, stored // SHARE))


def reanalyse(store: Store, progress: Progress = _ignore, tools: Tools | None = None) -> Report:
    """Analyse again what another version, another gazetteer or other decisions analysed."""
    damaged: list[DamagedRecord] = []
    tools = tools or load_tools(store.decisions(damaged.append))
    report, versions = Report(), store.versions()
    ids = iter(versions)
    while batch := list(islice(ids, _batch_size(len(versions)))):
        known = store.articles_as_read(batch, damaged.append)
        outdated = [a for id_, a in known.items() if tools.version_for(a) != versions[id_]]
        analysed, failures = _analyse_batch(outdated, tools, progress)
        _commit(store, analysed, known)
        report += Report(updated=tuple(a.article.id for a in analysed), failures=failures)
        progress(len(batch) - len(outdated))
    return report + Report(failures=tuple(damaged))


def _open(source: str | Article, options: ReadingOptions | None) -> Iterator[Article | Failure]:
    return iter([source]) if isinstance(source, Article) else read(source, options)


def _ingest_batch(
    articles: list[Article], store: Store, tools: Tools, progress: Progress
) -> Report:
    known = store.articles_as_read((article.id for article in articles), pass_over)
    damaged = store.damaged_among(known)
    versions = {id_: v for id_, v in store.versions(known).items() if id_ not in damaged}
    wanted: dict[str, Article] = {}
    for article in articles:
        seen = wanted.get(article.id) or known.get(article.id)
        if seen is None or _dates_better(article, seen):
            wanted[article.id] = article
        elif article.id not in wanted and versions.get(article.id) != tools.version_for(seen):
            wanted[article.id] = seen
    analysed, failures = _analyse_batch(wanted.values(), tools, progress)
    meanwhile = _commit(store, analysed, known)
    done = [a.article.id for a in analysed if a.article.id not in meanwhile]
    return Report(
        added=tuple(id_ for id_ in done if id_ not in known),
        updated=tuple(id_ for id_ in done if id_ in known),
        unchanged=(*(id_ for id_ in known if id_ not in wanted), *meanwhile),
        failures=failures,
    )


def _dates_better(article: Article, seen: Article) -> bool:
    """Tell whether an article states a date where the one we have does not."""
    if article.published is None:
        return False
    given = PublicationBasis.USER
    return seen.published is None or (
        article.published_basis is given
        and (seen.published_basis is not given or seen.published != article.published)
    )


def _analyse_batch(
    articles: Iterable[Article], tools: Tools, progress: Progress
) -> tuple[list[Analysis], tuple[Failure, ...]]:
    analysed: list[Analysis] = []
    failures: list[Failure] = []
    for outcome in analyse_all(articles, tools):
        if isinstance(outcome, Analysis):
            analysed.append(outcome)
        else:
            failures.append(outcome)
        progress(1)
    return analysed, tuple(failures)


def _commit(store: Store, analysed: list[Analysis], replaced: Collection[str]) -> set[str]:
    """Save analyses with the events that their claims make or change, all or nothing.

    ``replaced`` are the ids of the articles that the store is known to hold. Any other that it
    holds by now was added by another run, and stays as it is: its id is returned.
    """
    if not analysed:
        return set()
    with store.writing() as transaction:
        fresh = [a.article for a in analysed if a.article.id not in replaced]
        overtaken = _added_meanwhile(fresh, transaction)
        kept = [analysis for analysis in analysed if analysis.article.id not in overtaken]
        for part in _by_day(kept):
            merge_and_save(part, transaction)
    return overtaken


def _by_day(analysed: list[Analysis]) -> Iterator[list[Analysis]]:
    """Part analyses by the days of their articles: what is told anew at a time lies close by."""
    in_order = sorted(
        analysed, key=lambda a: a.article.published.first if a.article.published else date.max
    )
    for start in range(0, len(in_order), MERGED_TOGETHER):
        yield in_order[start : start + MERGED_TOGETHER]


def _added_meanwhile(articles: list[Article], transaction: Writing) -> set[str]:
    there = transaction.articles_as_read(article.id for article in articles)
    return {a.id for a in articles if a.id in there and not _dates_better(a, there[a.id])}


def merge_and_save(analysed: list[Analysis], transaction: Writing) -> None:
    """Save analyses, and tell anew every event that their claims make, change or leave.

    Claims of articles that people removed are part of no event.
    """
    article_ids, removed = {analysis.article.id for analysis in analysed}, transaction.removed()
    told = [claim for analysis in analysed for claim in analysis.claims]
    fresh = [claim for claim in told if claim.article_id not in removed]
    cited = {analysis.article.id: analysis.article for analysis in analysed}
    blocks = {block for claim in told for block in merging.blocks(claim, cited)}
    near = transaction.claims_near(blocks, article_ids)
    kept = [claim for claim in near if claim.article_id not in article_ids]
    cited |= transaction.articles({claim.article_id for claim in kept})
    happenings = merging.group(kept + fresh, cited)
    transaction.save(
        analysed,
        [event for happening in happenings for event in happening.events],
        [
            Neighbourhood(frozenset(event.id for event in happening.events), happening.blocks)
            for happening in happenings
        ],
    )
