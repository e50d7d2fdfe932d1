"""Parts of the Places page: the lookup, the form for a new spelling, the corrections so far."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from geo import gazetteer, pipeline
from geo.errors import GazetteerSourceError, NotFound
from geo.model import Candidate, Decision, DecisionKind, ScopedName
from geo.places import Change, Meaning
from pages.ui import services, texts
from pages.ui.place_readings import Reading, describe, kind_of
from pages.ui.strings import PLACES

_SAVED = "correction saved"
_CHANGES = 8
_ARTICLES = 30
_LONGEST_TITLE = 80


def ask_name() -> str:
    """Ask for a name; it is part of the URL."""
    given = st.text_input(PLACES.name, value=st.query_params.get("name", ""), max_chars=120)
    name: str = given.strip()
    if name:
        st.query_params["name"] = name
    else:
        st.query_params.pop("name", None)
    return name


def show_meaning(meaning: Meaning, taken: Mapping[str, int]) -> None:
    """Show what a name may mean, the likeliest first, and what would change that.

    ``taken`` says how often the articles' mentions were read as a place, by its id.
    """
    candidates = meaning.candidates
    if not candidates:
        st.info(PLACES.none)
        return
    st.subheader(PLACES.candidates.format(count=len(candidates)), anchor=False)
    st.caption(PLACES.alone if meaning.is_settled else PLACES.unsettled)
    rows = [_row(candidate) | {"taken": taken.get(candidate.place.id)} for candidate in candidates]
    frame = pd.DataFrame(rows).rename(columns=dict(PLACES.columns))
    st.dataframe(frame, hide_index=True, placeholder="")
    if meaning.changes:
        st.text("\n".join((PLACES.changes, *map(_change_in_words, meaning.changes[:_CHANGES]))))


def _row(candidate: Candidate) -> dict[str, object]:
    place = candidate.place
    return {
        "name": place.name,
        "score": f"{candidate.score:.0%}",
        "matched": candidate.matched_name,
        "rule": PLACES.rules[candidate.rule.value],
        "country": place.country,
        "feature": kind_of(place),
        "lat": round(place.lat, 4),
        "lon": round(place.lon, 4),
        "radius": place.radius_km,
        "population": place.population or None,
        "source": place.source,
        "why": "; ".join(candidate.reasons),
    }


def _change_in_words(change: Change) -> str:
    kind, _, code = change.cue.partition(" ")
    place = describe(change.candidate.place)
    if kind != "about":
        return PLACES.as_noun.format(cue=change.cue, place=place)
    return PLACES.about.format(country=_country_name(code), place=place)


def show_alias_form(name: str, meaning: Meaning, readings: Sequence[Reading]) -> None:
    """Let a person say which place of the gazetteer a name means, and in which texts.

    ``readings`` are the mentions of the name in the articles of the store.
    """
    _show_saved()
    candidates = _entries(meaning)
    with st.expander(PLACES.add, expanded=not candidates):
        st.caption(PLACES.add_help)
        other = st.text_input(PLACES.means, max_chars=120).strip()
        found = _entries(services.meaning(other)) if other else candidates
        places = {c.place.id: c.place for c in found}
        if not places:
            if other:  # of the name itself the page has said so already
                st.info(PLACES.none)
            return
        with st.form("alias", border=False):
            place_id = st.selectbox(
                PLACES.columns["name"], list(places), format_func=lambda i: describe(places[i])
            )
            scopes = _scopes(name, found, readings)
            scope = st.selectbox(PLACES.scope, scopes, format_func=_where)
            note = st.text_input(PLACES.note, max_chars=300)
            if st.form_submit_button(PLACES.save, type="primary"):
                with st.spinner(PLACES.working):
                    _decide(scope.subject, place_id, note)
                st.session_state[_SAVED] = PLACES.saved.format(
                    name=name, place=describe(places[place_id]), scope=_where(scope)
                )
                st.rerun()


def _entries(meaning: Meaning) -> Sequence[Candidate]:
    """Return the places that a correction can name: a computed one is in no table."""
    return () if meaning.is_computed else meaning.candidates


def _scopes(
    name: str, candidates: Sequence[Candidate], readings: Sequence[Reading]
) -> list[ScopedName]:
    """Return where a correction may count, the broadest first."""
    plain = " ".join(name.split())
    codes = dict.fromkeys(c.place.country for c in candidates if c.place.country)
    article_ids = list(dict.fromkeys(reading.article.id for reading in readings))
    return [
        ScopedName(plain),
        *(ScopedName(plain, country=code) for code in codes),
        *(ScopedName(plain, article_id=key) for key in article_ids[:_ARTICLES]),
    ]


def _where(name: ScopedName) -> str:
    """Write in which texts a correction counts."""
    if name.article_id:
        article = services.corpus().articles.get(name.article_id)
        title = (article.title or article.source) if article else name.article_id
        return PLACES.in_article.format(title=title[:_LONGEST_TITLE])
    if not name.country:
        return PLACES.everywhere
    return PLACES.in_country.format(country=_country_name(name.country))


def _country_name(code: str) -> str:
    return gazetteer.name_of(f"country:{code}", services.open_gazetteer())


def _show_saved() -> None:
    saved = st.session_state.pop(_SAVED, "")
    if saved:
        st.success(saved)


def _decide(subject: str, place_id: str, note: str) -> None:
    """Keep what a person decided, and read again the articles that use the name."""
    now = datetime.now(UTC)
    services.store().decide(Decision(DecisionKind.PLACE_ALIAS, subject, place_id, now, note))
    pipeline.reanalyse(services.store())


def show_corrections() -> None:
    """List the spellings that people added, with a way back, and as a table to keep or share."""
    _show_saved()
    decisions = services.decisions()
    standing = gazetteer.standing_corrections(decisions)
    if standing:
        st.subheader(PLACES.corrections, anchor=False)
    for decision in standing:
        words, button = st.columns([5, 1], vertical_alignment="center")
        scoped = ScopedName.of(decision.subject)
        meant = f"“{scoped.name}” → {_place_name(decision.value)}, {_where(scoped)}"
        words.text("  ".join(filter(None, (meant, decision.note))))
        button.button(
            PLACES.take_back,
            key=f"take back {decision.subject}",
            on_click=_decide,
            args=(decision.subject, "", ""),
        )
    with st.expander(PLACES.share):
        if standing:
            table = gazetteer.write_corrections(decisions, services.open_gazetteer())
            st.download_button(
                PLACES.download, "\ufeff" + table, file_name="corrections.csv", mime="text/csv"
            )
        _take_over()


def _take_over() -> None:
    """Let a person take over corrections from a table."""
    with st.form("corrections", border=False, clear_on_submit=True):
        file = st.file_uploader(PLACES.upload, type=["csv"])
        if not st.form_submit_button(PLACES.take_over) or file is None:
            return
        try:
            text, now = file.getvalue().decode("utf-8-sig"), datetime.now(UTC)
            read = gazetteer.read_corrections(text, services.open_gazetteer(), now)
        except UnicodeDecodeError:
            st.error(PLACES.not_text)
            return
        except GazetteerSourceError as error:
            st.error(texts.plain(str(error)))
            return
        with st.spinner(PLACES.working):
            for decision in read:
                services.store().decide(decision)
            pipeline.reanalyse(services.store())
    st.session_state[_SAVED] = PLACES.taken_over.format(count=len(read))
    st.rerun()


def _place_name(place_id: str) -> str:
    try:
        return describe(services.open_gazetteer().place(place_id))
    except NotFound:
        return place_id
