"""Parts that several pages share: frame, notices, filters, the line of counts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NoReturn

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from streamlit.runtime.pages_manager import PagesManager

from geo.errors import SandtableError, StoreUnavailable, StoreVersionError
from geo.model import CODES, Action, EventQuery, Status
from geo.views.web_map.wording import STATUSES
from pages.ui import services, state, texts
from pages.ui.services import Corpus
from pages.ui.strings import APP, EMPTY, EVENTS, FAULTS, FILTERS, MAP

_STYLE = """<style>
.block-container {padding: 4.2rem 2rem 2rem; max-width: 1720px;}
[data-testid=stSidebarHeader] {height: 2.5rem;}
[data-testid=stSidebar] [data-testid=stVerticalBlock] {gap: .6rem;}
[data-testid=stPageLink] p {text-decoration: underline; color: #0b5a94;}
iframe {border: 1px solid #d8d5cc; border-radius: 8px; display: block;}
h1 {letter-spacing: -0.01em; padding: 0 0 .5rem !important;}
mark {color: inherit; border-radius: 3px; padding: 0 2px; border-bottom: 2px solid;}
mark.place {background: #dcf1ea; border-color: #008160;}
mark.force {background: #e0edf7; border-color: #0072b2;}
mark.date {background: #f5e3ee; border-color: #b0578c;}
mark.motion {background: #fdeccb; border-color: #b97700;}
mark.source {background: #eee9f6; border-color: #6f56a5;}
.article {font-size: 1.05rem; line-height: 1.65; max-width: 46rem; white-space: pre-wrap;
  overflow-wrap: anywhere;}
.quote {border-left: 3px solid #d8d5cc; padding: .1rem 0 .1rem .9rem; margin: .4rem 0;
  overflow-wrap: anywhere;}
.note {color: #54585e; font-size: .88rem; overflow-wrap: anywhere;}
:focus-visible {outline: 3px solid #1c4e80 !important; outline-offset: 1px;}
.event-list {list-style: none; padding: 0 !important; margin: 0 !important;}
.event-list li {border-top: 1px solid #d8d5cc; margin: 0 !important; padding: .55rem 0 !important;}
.event-list summary {cursor: pointer; overflow-wrap: anywhere;}
.event-list summary div {color: #54585e; font-size: .92rem; padding-left: 1rem;}
@media (min-width: 641px) {.narrow {display: none;}}
@media (max-width: 640px) {
  .block-container {padding-left: .8rem; padding-right: .8rem;}
  .st-key-event-table-wide {display: none;}
}
</style>"""


_LISTED = 12


def open_page(keeps: Collection[str] = ()) -> Corpus:
    """Show the frame of a page and return what the store holds.

    ``keeps`` are parameters of the URL that only this page reads. Where the store cannot be
    opened the page says so and ends here.
    """
    _leave_old_navigation()
    st.html(_STYLE)
    state.load(keeps)
    _warn(FAULTS.link, state.problems())
    try:
        _prepare()
        with st.spinner(APP.reading):
            held = services.corpus()
            unmet = services.unmet_names(held.revision, state.current().query)
    except (StoreUnavailable, StoreVersionError) as error:
        services.forget_store()
        end_page(FAULTS.store, FAULTS.store_help, error)
    except SandtableError as error:
        end_page(FAULTS.unexpected, "", error)
    _warn(FAULTS.unmet, [name.write() for name in unmet])
    _warn(FAULTS.damaged, held.damaged)
    _warn_of_event(held)
    return held


def _leave_old_navigation() -> None:
    """Make a page that a server's very first visitor opens by its own address run in the app.

    Until ``app.py`` has run once, Streamlit takes the folder ``pages`` for its former way of
    navigation and runs the page alone. ``python -m geo serve`` has seen to it; Streamlit
    hosting has not.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def _prepare() -> None:
    """Prepare a first start, with its progress on the page."""
    place = st.empty()

    def show(step: str, done: int, total: int) -> None:
        place.progress(min(1.0, done / max(total, 1)), text=f"{APP.preparing} {step}")

    services.prepare(show)
    place.empty()


def _warn(heading: str, lines: Collection[str]) -> None:
    """List what is wrong, if anything is."""
    shown = [f"- {texts.plain(line)}" for line in list(lines)[:_LISTED]]
    if len(lines) > _LISTED:
        shown.append(f"- {FAULTS.more.format(count=len(lines) - _LISTED)}")
    if shown:
        st.warning("\n".join([heading, *shown]))


def _warn_of_event(held: Corpus) -> None:
    """Say so where the link names an event that is not there."""
    event = state.current().event
    if event and services.find_event(held, event) is None:
        st.warning(FAULTS.no_event.format(id=texts.plain(event)))


def end_page(heading: str, advice: str, error: SandtableError) -> NoReturn:
    """Say what is wrong and what to do, and show no more of the page."""
    with st.container(border=True):
        st.subheader(heading)
        if advice:
            st.write(advice)
        st.code(str(error), language=None, wrap_lines=True)
        st.button(FAULTS.again, type="primary")
    st.stop()


def show_no_articles() -> None:
    """Lead from an empty store to the first article."""
    with st.container(border=True):
        st.subheader(EMPTY.title)
        st.write(EMPTY.body)
        if st.button(EMPTY.action, type="primary", key="add first article"):
            st.switch_page("pages/articles.py")


def show_filters(held: Corpus, page: str) -> None:
    """Show the filters in the sidebar of a page."""
    query = state.current().query
    with st.sidebar:
        st.subheader(FILTERS.heading)
        _choose(held, "actions", FILTERS.action, page=page, write=_action_label, read=Action)
        _choose(held, "forces", FILTERS.force, page=page)
        _choose(held, "statuses", FILTERS.status, page=page, write=_status_label, read=Status)
        _choose(held, "places", FILTERS.place, page=page)
        _limit(page, "max_radius_km", FILTERS.radius, FILTERS.radii)
        _limit(page, "max_days", FILTERS.days, FILTERS.spans)
        if query.bbox:
            st.caption(FILTERS.bbox.format(box=", ".join(f"{edge:g}" for edge in query.bbox)))
        if services.without_days(query) != EventQuery():
            st.button(FILTERS.clear, on_click=clear_filters, key="clear filters")


def clear_filters() -> None:
    """Select all events again; the days stay."""
    query = state.current().query
    state.change(query=EventQuery(first=query.first, last=query.last))


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
        format_func=lambda option: f"{write(option)} ({counts[option]})",
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


def _action_label(value: str) -> str:
    return CODES[Action(value)].label


def _status_label(value: str) -> str:
    return STATUSES[Status(value)]


@st.cache_resource(show_spinner=False, max_entries=12)
def _facets(revision: str, field: str) -> Counter[str]:
    events = services.corpus_of(revision).events
    values: dict[str, Callable[[Any], Iterable[str]]] = {
        "actions": lambda e: [e.action.value],
        "statuses": lambda e: [e.status.value],
        "forces": lambda e: {n for f in e.forces + e.opponents for n in (f.name, f.side) if n},
        "places": lambda e: {r.place.name for r in e.resolutions if r.place},
    }
    return Counter(value for event in events for value in values[field](event))


def show_counts(held: Corpus, query: EventQuery) -> None:
    """Say how many events are shown and how many cannot be, with links to their lists."""
    chosen = services.selected(held.revision, query)
    shown = chosen & held.is_placed & services.within_days(held, query)
    unplaced, undated = chosen & ~held.is_placed, chosen & np.isnan(held.first)
    text = MAP.shown.format(shown=int(shown.sum()), total=len(held.events))
    st.markdown(text, width="content")
    links = (("unplaced", MAP.unplaced, unplaced), ("undated", MAP.undated, undated))
    for name, label, mask in links:
        parameters = state.write_view(state.current()) | {"list": name}
        text = label.format(count=int(mask.sum()))
        st.page_link("pages/events.py", label=text, query_params=parameters)


def choose_list(lists: Mapping[str, NDArray[np.bool_]]) -> str:
    """Let a person choose between lists of events; the choice is part of the URL."""
    given = st.query_params.get("list", "")
    if given and given not in lists:
        _warn(FAULTS.link, [f"list={given[:60]!r}: one of {', '.join(lists)}"])
    key = "event list"
    state.set_widget(key, given if given in lists else next(iter(lists)))

    def changed() -> None:
        st.query_params["list"] = st.session_state[key] or next(iter(lists))

    st.segmented_control(
        EVENTS.list,
        list(lists),
        key=key,
        format_func=lambda name: f"{EVENTS.lists[name]} ({int(lists[name].sum())})",
        on_change=changed,
        label_visibility="collapsed",
    )
    name: str = st.session_state[key] or next(iter(lists))
    return name
