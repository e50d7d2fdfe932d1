"""The editor's panel of the Briefing page: sentences in other words, left out, put back.

Edits live in the session, by the key of their sentence. They stay when the selection changes,
even where they fit no sentence of it; only a person discards them.
"""

from collections.abc import Mapping
from html import escape
from math import ceil

import streamlit as st

from geo.errors import UnreadableBriefing
from geo.views import briefing
from geo.views.briefing import BriefingModel, Edit, Statement
from geo.views.briefing.editing import (
    QUOTED,
    SECTIONS,
    list_sentences,
    parse_edits,
    write_edits,
)
from pages.ui import downloads, state, texts
from pages.ui.strings import BRIEFING, FAULTS

_EDITS, _LOADED = "briefing edits", "briefing edits loaded"
_PER_PAGE = 8
_HEIGHT = 640


def edits() -> dict[str, Edit]:
    """Return the edits of this session."""
    held: dict[str, Edit] = st.session_state.setdefault(_EDITS, {})
    return held


def show(model: BriefingModel) -> None:
    """Show the panel."""
    st.caption(BRIEFING.edit_help)
    told = list_sentences(model)
    section = _choose_section(told)
    with st.container(height=_HEIGHT, border=False):
        _show_sentences(section, told[section])
    _show_keeping(model)


def show_count() -> None:
    """Say that the briefing is edited, where the panel is closed."""
    if edits():
        st.caption(BRIEFING.edits.format(count=len(edits())), width="content")


def _choose_section(told: Mapping[str, Mapping[str, Statement]]) -> str:
    key = "briefing section"
    if st.session_state.get(key) not in told:
        st.session_state[key] = next(iter(told))

    def label(section: str) -> str:
        return BRIEFING.section_label.format(title=SECTIONS[section], count=len(told[section]))

    chosen: str = st.selectbox(BRIEFING.section, list(told), key=key, format_func=label)
    return chosen


def _show_sentences(section: str, sentences: Mapping[str, Statement]) -> None:
    pages, at = ceil(len(sentences) / _PER_PAGE), 0
    if pages > 1:
        at = (
            st.segmented_control(
                BRIEFING.page.format(number=1, count=pages),
                range(pages),
                default=0,
                key=f"briefing page of {section} of {pages}",
                format_func=lambda number: str(number + 1),
                label_visibility="collapsed",
            )
            or 0
        )
    first = at * _PER_PAGE
    numbered = enumerate(sentences.items(), start=1)
    for number, (key, said) in list(numbered)[first : first + _PER_PAGE]:
        _show_sentence(key, said, number, may_change=section not in QUOTED)


def _show_sentence(key: str, said: Statement, number: int, *, may_change: bool) -> None:
    made = edits().get(key)
    fits = made is not None and made.original == said.text
    is_left_out = fits and made is not None and made.text is None
    with st.container(border=True):
        if is_left_out:
            st.html(f'<p class="note"><s>{escape(said.text)}</s></p>')
        elif may_change:
            text = made.text if fits and made and made.text else said.text
            _show_words(key, said, text, number)
        else:
            st.html(f'<p class="note" dir="auto">{escape(said.text)}</p>')
        _show_buttons(key, said, is_left_out=is_left_out, is_edited=fits)


def _show_words(key: str, said: Statement, text: str, number: int) -> None:
    name = f"words of {key}"
    state.set_widget(name, text)

    def changed() -> None:
        words = st.session_state[name].strip()
        if words and words != said.text:
            edits()[key] = Edit(said.text, words)
        else:
            edits().pop(key, None)

    st.text_area(
        BRIEFING.sentence.format(number=number),
        key=name,
        on_change=changed,
        height=80,
        label_visibility="collapsed",
    )


def _show_buttons(key: str, said: Statement, *, is_left_out: bool, is_edited: bool) -> None:
    def leave_out() -> None:
        edits()[key] = Edit(said.text, None)

    def restore() -> None:
        edits().pop(key, None)

    with st.container(horizontal=True, vertical_alignment="center"):
        numbers = ", ".join(map(str, said.citations))
        cited = BRIEFING.cites.format(numbers=numbers) if numbers else BRIEFING.cites_nothing
        st.caption(cited, width="content")
        st.space("stretch")
        if is_left_out:
            st.button(BRIEFING.put_back, key=f"put back {key}", on_click=restore)
        elif is_edited:
            st.button(BRIEFING.restore, key=f"restore {key}", on_click=restore)
        if not is_left_out and not key.startswith("headline"):
            st.button(BRIEFING.leave_out, key=f"leave out {key}", on_click=leave_out)


def _show_keeping(model: BriefingModel) -> None:
    """Let edits be saved, taken up again, or discarded by a second click."""
    made = edits()
    unused = briefing.unused_edits(model, made)
    show_count()
    if unused:
        st.caption(BRIEFING.edits_unused.format(count=len(unused)))
    with st.container(horizontal=True):
        if made:
            data = write_edits(made)
            downloads.offer(BRIEFING.save_edits, "briefing_edits.json", lambda: data)
            with st.popover(BRIEFING.discard):
                st.write(BRIEFING.discard_sure.format(count=len(made)))
                st.button(BRIEFING.discard_yes, type="primary", on_click=made.clear)
        with st.popover(BRIEFING.load_edits):
            _take_up()


def _take_up() -> None:
    given = st.file_uploader(BRIEFING.edits_file, ["json"], key="briefing edits file")
    if given is None or st.session_state.get(_LOADED) == given.file_id:
        return
    try:
        edits().update(parse_edits(given.getvalue(), given.name))
    except UnreadableBriefing as error:
        st.error(f"{FAULTS.unexpected} {texts.plain(str(error))}")
        return
    st.session_state[_LOADED] = given.file_id
    st.rerun()
