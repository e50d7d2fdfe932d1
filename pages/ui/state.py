"""What the person is looking at: the view of this session.

It lives in the URL, so that a link shows the same; and in the session, because Streamlit
empties the URL when the page is switched. The URL wins where it was changed from outside.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.ui.strings import APP, FAULTS
from pages.ui.view import MODES, View, read_view, write_view

__all__ = ["MODES", "View", "read_view", "write_view"]  # one door to the view for the pages
_VIEW, _PUBLISHED, _PROBLEMS, _KEEPS = "view", "view published", "view problems", "view keeps"


def set_widget(key: str, value: Any) -> None:
    """Give a widget its value; one that has it already is left alone.

    Setting a value makes the browser take it over. At every step that would undo what the
    person has done since.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def load(keeps: Collection[str] = ()) -> View:
    """Return the view that the URL or, after a page switch, the session holds.

    ``keeps`` are parameters that the page reads by itself and that stay in the URL.
    """
    st.session_state[_KEEPS] = tuple(keeps)
    in_url = _parameters()
    if _VIEW not in st.session_state or (in_url and in_url != st.session_state.get(_PUBLISHED)):
        view, problems = read_view(in_url)
        st.session_state[_VIEW] = view
        st.session_state[_PROBLEMS] = (*_check_page(), *_check_repeated(), *problems)
    publish()
    return current()


def _check_page() -> tuple[str, ...]:
    """Say so where the address asks for a page that is not there; Streamlit shows the first one."""
    context = get_script_run_ctx()
    name = context.pages_manager.intended_page_name if context else None
    return () if not name or name in APP.pages else (FAULTS.no_page.format(name=name[:60]),)


def _check_repeated() -> tuple[str, ...]:
    """Say so where a link gives a parameter more than once: the last counts."""
    return tuple(
        FAULTS.repeated.format(name=name[:60])
        for name in st.query_params
        if len(st.query_params.get_all(name)) > 1
    )


def current() -> View:
    """Return the view of this session."""
    view: View = st.session_state.get(_VIEW, View())
    return view


def problems() -> tuple[str, ...]:
    """Return what could not be read of the link that opened this view."""
    found: tuple[str, ...] = st.session_state.get(_PROBLEMS, ())
    return found


def change(**changes: Any) -> None:
    """Change fields of the view; the link's problems are then the past."""
    st.session_state[_VIEW] = replace(current(), **changes)
    st.session_state[_PROBLEMS] = ()


def change_query(**changes: Any) -> None:
    """Change fields of the view's query."""
    change(query=replace(current().query, **changes))


def publish() -> None:
    """Write the view into the URL."""
    wanted = write_view(current())
    if _parameters() != wanted:
        kept = {name: st.query_params[name] for name in _kept() if name in st.query_params}
        st.query_params.from_dict(wanted | kept)
    st.session_state[_PUBLISHED] = wanted


def _parameters() -> dict[str, str]:
    """Return the URL's parameters but those that the page reads by itself."""
    parameters = st.query_params.to_dict()
    return {name: value for name, value in parameters.items() if name not in _kept()}


def _kept() -> Collection[str]:
    kept: tuple[str, ...] = st.session_state.get(_KEEPS, ())
    return kept
