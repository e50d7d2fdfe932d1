"""Story: chosen events, one after the other, with captions, on map and clock."""

import streamlit as st

from pages.ui import filters, first_run, state, story_view, widgets
from pages.ui.strings import STORY

held = widgets.open_page()
st.title(STORY.heading, anchor=False)
if not held.articles:
    first_run.show()
    st.stop()
filters.show(held, "story")
story = state.current().story
scenes = story_view.find_scenes(held)
if len(scenes) < len(story):
    st.warning(STORY.missing.format(count=len(story) - len(scenes)))
if scenes:
    story_view.show(held, scenes)
else:
    st.write(STORY.lead)
story_view.show_editor(held, expanded=not scenes)
state.publish()
