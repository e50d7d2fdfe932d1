"""Parts of the Places page: the lookup, the form for a new spelling, the corrections so far."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from geo import gazetteer, pipeline
from geo.errors import GazetteerSourceError, NotFound
from geo.model import Candidate, Decision, DecisionKind
from geo.places import Change, Meaning
from pages.ui import services, texts
from pages.ui.place_readings import describe, kind_of
from pages.ui.strings import PLACES

_SAVED = "correction saved"
_CHANGES = 8


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
    st.subheader(PLACES.candidates.format(count=len(candidates)))
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
    country = gazetteer.name_of(f"country:{code}", services.open_gazetteer())
    return PLACES.about.format(country=country, place=place)


def show_alias_form(name: str, candidates: Sequence[Candidate]) -> None:
    """Let a person say which place a name means."""
    _show_saved()
    with st.expander(PLACES.add, expanded=not candidates):
        st.caption(PLACES.add_help)
        other = st.text_input(PLACES.means, value="" if candidates else name, max_chars=120)
        found = services.meaning(other.strip()).candidates if other.strip() else candidates
        places = {c.place.id: c.place for c in found}
        if not places:
            st.info(PLACES.none)
            return
        with st.form("alias", border=False):
            place_id = st.selectbox(
                PLACES.columns["name"], list(places), format_func=lambda i: describe(places[i])
            )
            note = st.text_input(PLACES.note, max_chars=300)
            if st.form_submit_button(PLACES.save, type="primary"):
                with st.spinner(PLACES.working):
                    _decide(name, place_id, note)
                st.session_state[_SAVED] = PLACES.saved.format(
                    name=name, place=describe(places[place_id])
                )
                st.rerun()


def _show_saved() -> None:
    saved = st.session_state.pop(_SAVED, "")
    if saved:
        st.success(saved)


def _decide(name: str, place_id: str, note: str) -> None:
    """Keep what a person decided, and read again the articles that use the name."""
    now = datetime.now(UTC)
    services.store().decide(Decision(DecisionKind.PLACE_ALIAS, name, place_id, now, note))
    pipeline.reanalyse(services.store())


def show_corrections() -> None:
    """List the spellings that people added, with a way back, and as a table to keep or share."""
    _show_saved()
    decisions = services.decisions()
    standing = gazetteer.standing_corrections(decisions)
    if standing:
        st.subheader(PLACES.corrections)
    for decision in standing:
        words, button = st.columns([5, 1], vertical_alignment="center")
        words.text(f"“{decision.subject}” → {_place_name(decision.value)}  {decision.note}")
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
