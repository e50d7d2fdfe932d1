"""The Share button of the Map page."""

import streamlit as st

from geo import settings
from pages.ui import state, view_link
from pages.ui.services import Corpus
from pages.ui.strings import SHARE


def show(held: Corpus) -> None:
    """Show the button that opens the panel; what is in it is made when it is opened."""
    panel = st.popover(SHARE.open, key="share", on_change="rerun")
    if not panel.open:
        return
    from pages.ui import share_panel  # noqa: PLC0415 - what draws pictures is large

    view = state.current()
    with panel:
        address = view_link.write(settings.load().link or st.context.url or "", view)
        st.markdown(f"**{SHARE.link}**")
        st.code(address, language=None, wrap_lines=True)
        if view_link.is_local(address):
            st.caption(SHARE.local)
        share_panel.offer(held, view.effective_query, address)
