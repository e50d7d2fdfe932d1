"""The Briefing page: what it tells, the downloads, the editor's panel and the preview."""

from datetime import date, timedelta

import streamlit as st

from geo.errors import UnreadableBriefing
from geo.model import EventQuery
from geo.views import briefing
from geo.views.briefing.record import parse_record, write_record
from geo.views.sources import data_cut_off
from pages.ui import briefing_editor, briefing_files, downloads, texts
from pages.ui.briefing_files import Subject
from pages.ui.services import Corpus
from pages.ui.strings import BRIEFING, FAULTS

_HEIGHT = 900


def choose_subject(held: Corpus) -> Subject | None:
    """Let a person choose what it tells; None until they have."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        chosen = st.segmented_control(
            BRIEFING.tell,
            list(BRIEFING.subjects),
            default="short",
            key="briefing subject",
            format_func=lambda name: BRIEFING.subjects[name],
            help=BRIEFING.tell_help,
            width="content",
        )
        if chosen == "day":
            return Subject(_choose_day(held))
    if chosen == "file":
        record = _choose_file()
        return Subject(record) if record else None
    return Subject(is_short=chosen != "full")


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


def show(held: Corpus, query: EventQuery, subject: Subject) -> None:
    """Show the downloads and the briefing as it will be printed, beside the editor's panel."""
    with st.spinner(BRIEFING.making):
        model = briefing_files.make(held, query, subject)
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
                briefing_files.writer(edited, held, query, subject, ending),
            )
    with preview, st.spinner(BRIEFING.map):
        pictured = briefing_files.with_map(edited, held, query, subject, ".html")
        st.iframe(briefing_files.make_page(pictured), height=_HEIGHT)
