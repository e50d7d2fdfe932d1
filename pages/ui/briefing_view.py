"""The Briefing page: what it tells, the downloads, the editor's panel and the preview."""

from datetime import date, timedelta

import streamlit as st

from geo.errors import UnreadableBriefing
from geo.model import EventQuery
from geo.views import briefing
from geo.views.briefing.record import parse_record, write_record
from geo.views.sources import data_cut_off
from pages.ui import briefing_editor, briefing_files, downloads, texts
from pages.ui.briefing_files import Since
from pages.ui.services import Corpus
from pages.ui.strings import BRIEFING, FAULTS

_HEIGHT = 900


def choose_subject(held: Corpus) -> tuple[bool, Since]:
    """Let a person choose all events or what is new; the first value is false until they have."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        subject = st.segmented_control(
            BRIEFING.tell,
            list(BRIEFING.subjects),
            default="all",
            key="briefing subject",
            format_func=lambda name: BRIEFING.subjects[name],
            width="content",
        )
        if subject == "day":
            return True, _choose_day(held)
    if subject == "file":
        since = _choose_file()
        return since is not None, since
    return True, None


def _choose_day(held: Corpus) -> date | None:
    latest = data_cut_off(held.events, held.articles)
    chosen = st.date_input(
        BRIEFING.since_day,
        latest - timedelta(days=7) if latest else None,
        min_value=date(1900, 1, 1),
        key="briefing since",
        width=200,
    )
    return chosen if isinstance(chosen, date) else None


def _choose_file() -> str | None:
    """Return the record of the earlier briefing, written out, or None where none is given."""
    kinds = [ending.removeprefix(".") for ending in briefing.FORMATS]
    given = st.file_uploader(BRIEFING.since_file, kinds, key="briefing earlier")
    if given is None:
        st.info(BRIEFING.give_file)
        return None
    try:
        return write_record(parse_record(given.getvalue(), given.name))
    except UnreadableBriefing as error:
        st.error(f"{FAULTS.unexpected} {texts.plain(str(error))}")
        return None


def show(held: Corpus, query: EventQuery, since: Since) -> None:
    """Show the downloads and the briefing as it will be printed, beside the editor's panel."""
    with st.spinner(BRIEFING.making):
        model = briefing_files.make(held, query, since)
    bar = st.container(horizontal=True, vertical_alignment="center")
    with bar:
        is_editing = st.toggle(BRIEFING.edit, key="briefing editing")
    if is_editing:
        panel, preview = st.columns((2, 3))
        with panel:
            briefing_editor.show(model)
    else:
        briefing_editor.show_count()
        preview = st.container()
    edited = briefing.apply_edits(model, briefing_editor.edits())
    with bar:
        for ending in briefing.FORMATS:
            downloads.offer(
                BRIEFING.download.format(format=ending.removeprefix(".").upper()),
                f"briefing{ending}",
                briefing_files.writer(edited, held, query, since, ending),
            )
    with preview, st.spinner(BRIEFING.map):
        pictured = briefing_files.with_map(edited, held, query, since, ".html")
        st.iframe(briefing_files.make_page(pictured), height=_HEIGHT)
