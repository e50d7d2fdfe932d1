"""The dashboard: page setup and navigation. Start it with ``streamlit run app.py``."""

import streamlit as st

from pages.ui.strings import APP

st.set_page_config(page_title=APP.title, layout="wide")
pages = [st.Page(f"pages/{name}.py", title=title) for name, title in APP.pages.items()]
st.navigation(pages, position="top").run()
