"""Parts that several pages share: the frame, its notices, and what stands in for a page."""

from collections.abc import Collection
from typing import NoReturn

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from geo.errors import SandtableError, StoreUnavailable, StoreVersionError
from geo.views.web_map.wording import write_day
from pages.ui import services, state, texts
from pages.ui.services import Corpus
from pages.ui.strings import APP, FAULTS, KNOWN

_STYLE = """<style>
.stApp {--line: light-dark(#d8d5cc, #3d444b); --quiet: light-dark(#54585e, #b4bac0);
  --link: light-dark(#0b5a94, #8fc1f0); --focus: light-dark(#1c4e80, #8fc1f0);
  --place: light-dark(#dcf1ea, #0f3d32); --force: light-dark(#e0edf7, #12374f);
  --date: light-dark(#f5e3ee, #4a2440); --motion: light-dark(#fdeccb, #4d3608);
  --source: light-dark(#eee9f6, #352a52); --linked: light-dark(#fff3b0, #6b5a00);}
.block-container {padding: 4.2rem 2rem 2rem; max-width: 1720px;}
[data-testid=stSidebarHeader] {height: 2.5rem;}
[data-testid=stSidebar] [data-testid=stVerticalBlock] {gap: .6rem;}
[data-testid=stPageLink] p {text-decoration: underline; color: var(--link);}
.st-key-counts [data-testid=stPageLink] a {background: none;}
.st-key-counts [data-testid=stPageLink] p {font-weight: 400;}
.st-key-counts, .st-key-counts-and-share {row-gap: .2rem;}
.stApp [data-testid=stCaptionContainer] {opacity: 1;}
.stApp [data-testid=stCaptionContainer] p {color: var(--quiet);}
iframe {border: 1px solid var(--line); border-radius: 8px; display: block;}
iframe[src*=st_folium] {max-height: max(26rem, 100dvh - 5rem);} /* with its clock in view */
h1 {letter-spacing: -0.01em; padding: 0 0 .5rem !important;}
mark {color: inherit; border-radius: 3px; padding: 0 2px; border-bottom: 2px solid;}
mark.place {background: var(--place); border-color: #1a9a78;}
mark.force {background: var(--force); border-color: #2f8fd0;}
mark.date {background: var(--date); border-color: #c56aa2;}
mark.motion {background: var(--motion); border-color: #c98500;}
mark.source {background: var(--source); border-color: #8a72c0;}
.claim {text-decoration: underline dotted var(--quiet) 2px; text-underline-offset: 5px;
  cursor: pointer;}
.st-linked {background: var(--linked) !important;}
.article {font-size: 1.05rem; line-height: 1.75; max-width: 46rem; white-space: pre-wrap;
  overflow-wrap: anywhere;}
.caption {font-size: 1.25rem; font-weight: 600; max-width: 60rem; margin: .2rem 0;
  overflow-wrap: anywhere;}
.quote {border-left: 3px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: .4rem 0;
  overflow-wrap: anywhere;}
[dir=auto].quote:dir(rtl) {border-left: 0; border-right: 3px solid var(--line);
  padding: .1rem .9rem .1rem 0;}
.note {color: var(--quiet); font-size: .88rem; overflow-wrap: anywhere;}
.stHtml a {color: var(--link);}
:focus-visible {outline: 3px solid var(--focus) !important; outline-offset: 1px;}
.event-list {list-style: none; padding: 0 !important; margin: 0 !important;}
.event-list li {border-top: 1px solid var(--line); margin: 0 !important;
  padding: .55rem 0 !important;}
.event-list summary {cursor: pointer; overflow-wrap: anywhere;}
.event-list summary div {color: var(--quiet); font-size: .92rem; padding-left: 1rem;}
@media (min-width: 641px) {
  .narrow {display: none;}
  [data-testid=stColumn]:has(.st-key-beside-text) > * {position: sticky; top: 3.6rem;}
}
@media (max-width: 640px) {
  .block-container {padding-left: .8rem; padding-right: .8rem;}
  .st-key-event-table-wide {display: none;}
  .st-key-counts, .st-key-counts-and-share {column-gap: 1rem;}
  [data-testid=stButtonGroup] [role=radiogroup] {flex-wrap: wrap; row-gap: .3rem;}
}
@media (max-width: 768px) { /* where the navigation moves into Streamlit's sidebar */
  [data-testid=stExpandSidebarButton] {width: auto; padding: 0 .5rem; white-space: nowrap;}
  [data-testid=stExpandSidebarButton]::after {content: var(--menu) / ""; padding-left: .3rem;}
}
@media (hover: none) { /* a table's buttons are always there, above it */
  [data-testid=stDataFrame] {margin-top: 3rem;}
}
@media (prefers-reduced-motion: reduce) {
  * {transition: none !important; animation-duration: .01ms !important;}
}
[data-testid=stElementContainer]:has(iframe) {opacity: 1 !important;} /* a map is never stale */
</style>"""
_NAMES = f"<style>.stApp {{--menu: '{APP.menu}';}}</style>"


_LISTED = 12


def open_page(keeps: Collection[str] = ()) -> Corpus:
    """Show the frame of a page and return what the store holds.

    ``keeps`` are parameters of the URL that only this page reads. Where the store cannot be
    opened the page says so and ends here.
    """
    _leave_old_navigation()
    st.html(_STYLE + _NAMES)
    state.load(keeps)
    warn(FAULTS.link, state.problems())
    try:
        _prepare()
        with st.spinner(APP.reading):
            held = services.corpus(state.current().known)
            unmet = services.unmet_names(held.revision, state.current().query)
    except (StoreUnavailable, StoreVersionError) as error:
        services.forget_store()
        end_page(FAULTS.store, FAULTS.store_help, error)
    except SandtableError as error:
        end_page(FAULTS.unexpected, "", error)
    warn(FAULTS.unmet, [name.write() for name in unmet])
    warn(FAULTS.damaged, held.damaged)
    _warn_of_event(held)
    _tell_known(held)
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


def warn(heading: str, lines: Collection[str]) -> None:
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


def _tell_known(held: Corpus) -> None:
    """Say that the pages show what was known on a day, with the way back to the present."""
    day = state.current().known
    if day is None:
        return
    with st.container(key="known on", horizontal=True, vertical_alignment="center", border=True):
        text = KNOWN.told.format(day=write_day(day), count=len(held.articles))
        st.markdown(text + (KNOWN.left_out.format(count=held.left_out) if held.left_out else ""))
        st.button(KNOWN.back, on_click=lambda: state.change(known=None), key="known now")


def end_page(heading: str, advice: str, error: SandtableError) -> NoReturn:
    """Say what is wrong and what to do, and show no more of the page."""
    with st.container(border=True):
        st.subheader(heading, anchor=False)
        if advice:
            st.write(advice)
        st.code(str(error), language=None, wrap_lines=True)
        st.button(FAULTS.again, type="primary")
    st.stop()
