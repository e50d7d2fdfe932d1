"""The filters of all pages, in the sidebar, and the line that counts what they leave."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from geo.model import CODES, Action, EventQuery, Place, Status
from geo.model.query import Near
from geo.views.web_map.wording import STATUSES
from pages.ui import services, state, widgets
from pages.ui.services import Corpus
from pages.ui.strings import COUNTS, EVENTS, FAULTS, FILTERS, KNOWN

EARLIEST = date(1800, 1, 1)
"""First day that the pages' calendars offer."""
_DISTANCE_KM = 50.0


def show(held: Corpus, page: str) -> None:
    """Show the filters in the sidebar of a page."""
    query = state.current().query
    with st.sidebar:
        st.subheader(FILTERS.heading, anchor=False)
        _search(page)
        _choose(held, "actions", FILTERS.action, page=page, write=_action_label, read=Action)
        _choose(held, "forces", FILTERS.force, page=page)
        _choose(held, "statuses", FILTERS.status, page=page, write=_status_label, read=Status)
        _choose(held, "places", FILTERS.place, page=page)
        _show_more(held, page)
        if query.bbox:
            st.caption(FILTERS.bbox.format(box=", ".join(f"{edge:g}" for edge in query.bbox)))
        if services.without_days(query) != EventQuery():
            st.button(FILTERS.clear, on_click=clear, key=f"clear filters on {page}")
        show_known(held, page)


def announce() -> None:
    """Show the place of the filters, for a page that they follow on."""
    st.sidebar.subheader(FILTERS.heading, anchor=False)


def clear() -> None:
    """Select all events again; the days stay."""
    query = state.current().query
    state.change(query=EventQuery(first=query.first, last=query.last))


def show_known(held: Corpus, page: str) -> None:
    """Let a person look at what was known on an earlier day."""
    key = _key(page, "known")
    state.set_widget(key, state.current().known)
    last = max((a.published.last for a in held.articles.values() if a.published), default=None)
    st.date_input(
        KNOWN.label,
        key=key,
        min_value=EARLIEST,
        max_value=max(filter(None, (date.today(), last, state.current().known))),
        help=KNOWN.help,
        on_change=lambda: state.change(known=st.session_state[key]),
    )


def show_counts(held: Corpus, query: EventQuery) -> None:
    """Say how many events are shown and how many cannot be, each a link to its list."""
    masks = lists(held, query)
    counts = {name: int(mask.sum()) for name, mask in masks.items()}
    for name, template in COUNTS.items():
        label = template.format(count=counts[name], total=len(held.events))
        parameters = state.write_view(state.current()) | {"list": name}
        st.page_link("pages/events.py", label=label, query_params=parameters)


def lists(held: Corpus, query: EventQuery) -> dict[str, NDArray[np.bool_]]:
    """Return a mask of the events of each list, by its name in the URL."""
    chosen = services.selected(held.revision, query)
    within = services.within_days(held, query)
    return {
        "all": chosen & within,
        "shown": chosen & within & held.is_placed,
        "unplaced": chosen & within & ~held.is_placed,
        "undated": chosen & np.isnan(held.first),
    }


def choose_list(lists: Mapping[str, NDArray[np.bool_]]) -> str:
    """Let a person choose between lists of events; the choice is part of the URL."""
    given = st.query_params.get("list", "")
    if given and given not in lists:
        widgets.warn(FAULTS.link, [f"list={given[:60]!r}: one of {', '.join(lists)}"])
    key = "event list"
    state.set_widget(key, given if given in lists else next(iter(lists)))

    def changed() -> None:
        st.query_params["list"] = st.session_state[key] or next(iter(lists))

    st.segmented_control(
        EVENTS.list,
        list(lists),
        key=key,
        format_func=lambda name: f"{EVENTS.lists[name]} ({int(lists[name].sum()):,})",
        on_change=changed,
        label_visibility="collapsed",
    )
    name: str = st.session_state[key] or next(iter(lists))
    return name


def _search(page: str) -> None:
    key = _key(page, "text")
    state.set_widget(key, state.current().query.text)

    def changed() -> None:
        state.change_query(text=" ".join(st.session_state[key].split()))

    st.text_input(
        FILTERS.text, key=key, max_chars=200, placeholder=FILTERS.text_hint, on_change=changed
    )


def _show_more(held: Corpus, page: str) -> None:
    """Show the part for rarer filters: filled where it is open, and opened where a link uses it."""
    is_used = _uses_more(state.current().query)
    key, used_before = _key(page, "more"), f"more filters used on {page}"
    if is_used and not (key in st.session_state and st.session_state.get(used_before)):
        st.session_state[key] = True
    st.session_state[used_before] = is_used
    more = st.expander(FILTERS.more, key=key, on_change="rerun")
    if not more.open:
        return
    with more:
        _choose(held, "publishers", FILTERS.publisher, page=page)
        _choose_distance(held, page)
        _limit(page, "max_radius_km", FILTERS.radius, FILTERS.radii)
        _limit(page, "max_days", FILTERS.days, FILTERS.spans)
        _limit(page, "min_sources", FILTERS.sources, FILTERS.source_counts)


def _uses_more(query: EventQuery) -> bool:
    used = (query.publishers, query.near, query.max_radius_km, query.max_days, query.min_sources)
    return any(used)


def _choose(
    held: Corpus,
    field: str,
    label: str,
    *,
    page: str,
    write: Callable[[str], str] = str,
    read: Callable[[str], Any] = str,
) -> None:
    """Show one filter; what a link asks for and the store lacks stays choosable."""
    counts = _facets(held.revision, field)
    chosen = [str(value) for value in getattr(state.current().query, field)]
    known = {option.casefold(): option for option in counts}
    chosen = [known.get(value.casefold(), value) for value in chosen]
    options = sorted(counts, key=lambda option: (-counts[option], option))
    options += [value for value in chosen if value not in counts]
    key = _key(page, field)
    state.set_widget(key, chosen)

    def changed() -> None:
        values = tuple(read(value) for value in st.session_state[key])
        state.change_query(**{field: values})

    st.multiselect(
        label,
        options,
        key=key,
        format_func=lambda option: f"{write(option)} ({counts[option]:,})",
        placeholder=FILTERS.all,
        on_change=changed,
    )


def _key(page: str, field: str) -> str:
    """Name a filter's widget; two pages' widgets of one name would mix up their values."""
    return f"filter {field} on {page}"


def _limit(page: str, field: str, label: str, limits: Mapping[Any, str]) -> None:
    value = getattr(state.current().query, field)
    options = [None, *limits]
    if value not in options:
        options.append(value)
    key = _key(page, field)
    state.set_widget(key, value)

    def changed() -> None:
        state.change_query(**{field: st.session_state[key]})

    st.selectbox(
        label,
        options,
        key=key,
        format_func=lambda limit: FILTERS.any if limit is None else limits.get(limit, f"{limit:g}"),
        placeholder=FILTERS.any,
        on_change=changed,
    )


def _choose_distance(held: Corpus, page: str) -> None:
    """Show the place around which events are looked for, and how far from it."""
    places = _places(held.revision)
    near = state.current().query.near
    here = None if near is None else next((n for n, p in places.items() if _is_at(p, near)), "")
    name_key, km_key = _key(page, "around"), _key(page, "distance")
    state.set_widget(name_key, here)
    state.set_widget(km_key, near[2] if near else _DISTANCE_KM)

    def changed() -> None:
        place = places.get(st.session_state[name_key] or "")
        point = (place.lon, place.lat) if place else near[:2] if near and here == "" else None
        if st.session_state[name_key] is None:
            point = None
        km = float(st.session_state[km_key])
        state.change_query(near=(*point, km) if point else None)

    options = list(places) if here != "" else ["", *places]
    st.selectbox(
        FILTERS.around,
        options,
        key=name_key,
        format_func=lambda name: name or _point(near),
        placeholder=FILTERS.any,
        on_change=changed,
    )
    if near:
        st.number_input(FILTERS.km, 1.0, 20000.0, step=10.0, key=km_key, on_change=changed)


def _is_at(place: Place, near: Near) -> bool:
    return (place.lon, place.lat) == near[:2]


def _point(near: Near | None) -> str:
    if not near:
        return FILTERS.any
    lon, lat, _ = near
    north, east = FILTERS.north_or_south[lat < 0], FILTERS.east_or_west[lon < 0]
    return FILTERS.point.format(lat=abs(lat), north=north, lon=abs(lon), east=east)


def _action_label(value: str) -> str:
    return CODES[Action(value)].label


def _status_label(value: str) -> str:
    return STATUSES[Status(value)]


@st.cache_resource(show_spinner=False, max_entries=12)
def _facets(revision: str, field: str) -> Counter[str]:
    held = services.corpus_of(revision)
    values: dict[str, Callable[[Any], Iterable[str]]] = {
        "actions": lambda e: [e.action.value],
        "statuses": lambda e: [e.status.value],
        "forces": lambda e: {n for f in e.forces + e.opponents for n in (f.name, f.side) if n},
        "places": lambda e: {r.place.name for r in e.resolutions if r.place},
        "publishers": lambda e: {held.articles[c.article_id].publisher for c in e.claims} - {""},
    }
    return Counter(value for event in held.events for value in values[field](event))


@st.cache_resource(show_spinner=False, max_entries=3)
def _places(revision: str) -> Mapping[str, Place]:
    """Return the places of the events by name, those named most often first."""
    told = [
        r.place for e in services.corpus_of(revision).events for r in e.resolutions if r.is_mappable
    ]
    counts = Counter(place.name for place in told if place)
    by_name = {place.name: place for place in told if place}
    return {name: by_name[name] for name, _ in counts.most_common()}
