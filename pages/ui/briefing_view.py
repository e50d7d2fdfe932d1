"""Preview and downloads of a briefing."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from geo.model import Event, EventQuery
from geo.views import briefing
from pages.ui import downloads
from pages.ui.services import Corpus
from pages.ui.strings import BRIEFING

_HEIGHT = 900


def show(events: Sequence[Event], held: Corpus, query: EventQuery) -> None:
    """Show a briefing about the events and offer it in every format."""
    cited = {claim.article_id for event in events for claim in event.claims}
    articles = {key: article for key, article in held.articles.items() if key in cited}
    with st.spinner(BRIEFING.making):
        model = briefing.build(tuple(events), articles, query)
        page = briefing.write(model, ".html").decode()
    with st.container(horizontal=True):
        for ending in briefing.FORMATS:
            downloads.offer(
                BRIEFING.download.format(format=ending.removeprefix(".").upper()),
                f"briefing{ending}",
                partial(briefing.write, model, ending),
            )
    st.iframe(page, height=_HEIGHT)
