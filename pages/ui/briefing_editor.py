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
        _show_sentences(section, told)
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


def _show_sentences(section: str, told: Mapping[str, Mapping[str, Statement]]) -> None:
    sentences = told[section]
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
        with st.container(border=True):
            _show_sentence(key, said, number, may_change=section not in QUOTED)
            _show_buttons(key, said, told)


def _show_sentence(key: str, said: Statement, number: int, *, may_change: bool) -> None:
    made = _edit_of(key, said)
    if made and made.text is None:
        st.html(f'<p class="note"><s>{escape(said.text)}</s></p>')
    elif may_change:
        _show_words(key, said, made.text if made and made.text else said.text, number)
    else:
        st.html(f'<p class="note" dir="auto">{escape(said.text)}</p>')


def _edit_of(key: str, said: Statement) -> Edit | None:
    """Return the edit of a sentence if it was made for what the sentence says now."""
    made = edits().get(key)
    return made if made and made.original == said.text else None


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


def _show_buttons(key: str, said: Statement, told: Mapping[str, Mapping[str, Statement]]) -> None:
    """Show what a sentence cites, and the buttons that leave it out or bring it back."""
    same = _sentences_of_event(said, told)

    def leave_out(sentences: Mapping[str, Statement]) -> None:
        edits().update({name: Edit(each.text, None) for name, each in sentences.items()})

    def restore() -> None:
        edits().pop(key, None)

    made = _edit_of(key, said)
    with st.container(horizontal=True, vertical_alignment="center"):
        numbers = ", ".join(map(str, said.citations))
        cited = BRIEFING.cites.format(numbers=numbers) if numbers else BRIEFING.cites_nothing
        st.caption(cited, width="content")
        st.space("stretch")
        if made:
            label = BRIEFING.put_back if made.text is None else BRIEFING.restore
            st.button(label, key=f"restore {key}", on_click=restore)
        if key.startswith("headline") or (made and made.text is None):
            return
        st.button(
            BRIEFING.leave_out, key=f"leave out {key}", on_click=leave_out, args=({key: said},)
        )
        if len(same) > 1:
            st.button(
                BRIEFING.leave_out_all.format(count=len(same)),
                key=f"leave out all {key}",
                on_click=leave_out,
                args=(same,),
            )


def _sentences_of_event(
    said: Statement, told: Mapping[str, Mapping[str, Statement]]
) -> dict[str, Statement]:
    """Return every sentence about the same event but the headline."""
    return {
        key: each
        for section, sentences in told.items()
        for key, each in sentences.items()
        if said.event_id and each.event_id == said.event_id and section != "headline"
    }


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
