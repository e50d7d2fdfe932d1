"""The Story page's parts: stepping through chosen events, and choosing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import numpy as np
import streamlit as st

from geo import settings
from geo.model import Event
from geo.views.web_map.columns import route_of, title_of
from geo.views.web_map.wording import write_when
from pages.ui import downloads, services, small_map, state, story_file, texts, view_link
from pages.ui.services import Corpus
from pages.ui.strings import STORY
from pages.ui.view import STEPS, Step

_OFFERED = 300
_TAKEN = "story file taken"


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold one step that can be shown: its number in the story, its event, its caption."""

    number: int
    event: Event
    caption: str


def find_scenes(held: Corpus) -> tuple[Scene, ...]:
    """Return the steps whose events the store has."""
    scenes = []
    for number, step in enumerate(state.current().story):
        event = services.find_event(held, step.event)
        if event is not None:
            scenes.append(Scene(number, event, step.caption or title_of(event)))
    return tuple(scenes)


def show(held: Corpus, scenes: Sequence[Scene]) -> None:
    """Show the current step on the map, its caption, and the ways on and back."""
    position = _position(scenes)
    scene = scenes[position]
    with st.container(horizontal=True, vertical_alignment="center"):
        _turn(STORY.back, scenes, position - 1)
        st.markdown(STORY.position.format(number=position + 1, count=len(scenes)), width="content")
        _turn(STORY.on, scenes, position + 1)
    st.html(f'<p class="caption" dir="auto" aria-live="polite">{escape(scene.caption)}</p>')
    facts = " · ".join(filter(None, (route_of(scene.event), write_when(scene.event.when))))
    st.html(f'<p class="note">{escape(facts)}</p>')
    first, last = _days(scene.event)
    told = {s.event.id for s in scenes}
    mask = np.array([event.id in told for event in held.events], bool)
    state.change(event=scene.event.id)
    small_map.show(
        held,
        mask,
        small_map.Scene("story map", first=first, last=last, is_compact=False, height=600),
    )


def _position(scenes: Sequence[Scene]) -> int:
    """Return which of the scenes is the current step, or the next one that can be shown."""
    step = state.current().step
    later = [position for position, scene in enumerate(scenes) if scene.number >= step]
    return later[0] if later else len(scenes) - 1


def _days(event: Event) -> tuple[date | None, date | None]:
    return (event.when.first, event.when.last) if event.when else (None, None)


def _turn(label: str, scenes: Sequence[Scene], position: int) -> None:
    is_there = 0 <= position < len(scenes)

    def turn() -> None:
        state.change(step=scenes[position].number)

    st.button(label, key=f"story {label}", disabled=not is_there, on_click=turn)


def offer(event: Event) -> None:
    """Offer to add an event to the story; one that is in it says so."""
    story = state.current().story
    numbers = [number for number, step in enumerate(story, 1) if step.event == event.id]
    label = STORY.already.format(number=numbers[0]) if numbers else STORY.offer
    st.button(
        label,
        key="offer for story",
        disabled=bool(numbers) or len(story) >= STEPS,
        on_click=lambda: state.change(story=(*story, Step(event.id))),
    )


def show_editor(held: Corpus, *, expanded: bool) -> None:
    """Let a person choose events, write captions, and keep the story as a file."""
    with st.expander(STORY.edit, expanded=expanded):
        _take_file()
        _add_events(held)
        for number, step in enumerate(state.current().story):
            _edit_step(held, number, step)
        if state.current().story:
            address = settings.load().link or st.context.url or ""
            st.markdown(f"**{STORY.link}**")
            st.code(view_link.write(address, state.current()), language=None, wrap_lines=True)
            downloads.offer(
                STORY.save, "story.json", lambda: story_file.write(state.current().story)
            )


def _add_events(held: Corpus) -> None:
    query = state.current().effective_query
    chosen = sorted(services.chosen(held, query), key=_first_day)
    story = state.current().story
    told = {step.event for step in story}
    others = [event for event in chosen if event.id not in told]
    event_id = st.selectbox(
        STORY.add,
        [event.id for event in others[:_OFFERED]],
        index=None,
        key=f"add to story {len(story)}",
        format_func=lambda id_: _describe(held.by_id[id_]),
        placeholder=STORY.choose,
    )
    if len(others) > _OFFERED:
        st.caption(STORY.offered.format(shown=_OFFERED, count=len(others)))
    if event_id is not None and len(story) < STEPS:
        state.change(story=(*story, Step(event_id)))
        st.rerun()
    if not story and 0 < len(others) <= STEPS:
        label = STORY.all.format(count=len(others))
        steps = tuple(Step(event.id) for event in others)
        st.button(label, on_click=lambda: state.change(story=steps, step=0))


def _first_day(event: Event) -> tuple[date, str]:
    return (event.when.first if event.when else date.max, event.id)


def _describe(event: Event) -> str:
    return " · ".join(filter(None, (write_when(event.when), title_of(event), route_of(event))))


def _edit_step(held: Corpus, number: int, step: Step) -> None:
    event = services.find_event(held, step.event)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        what = _describe(event) if event else STORY.gone.format(id=step.event)
        key = f"caption {number} of {step.event}"
        state.set_widget(key, step.caption)
        st.text_input(
            f"{number + 1} · {texts.words(what)}",
            key=key,
            max_chars=600,
            placeholder=title_of(event) if event else "",
            on_change=lambda: _replace(number, Step(step.event, st.session_state[key].strip())),
        )
        st.button(
            STORY.up,
            key=f"up {key}",
            help=STORY.up_help.format(number=number + 1),
            disabled=number == 0,
            on_click=lambda: _swap(number),
        )
        st.button(
            STORY.remove,
            key=f"remove {key}",
            help=STORY.remove_help.format(number=number + 1),
            on_click=lambda: _replace(number, None),
        )


def _replace(number: int, step: Step | None) -> None:
    steps = list(state.current().story)
    steps[number : number + 1] = [step] if step else []
    _keep(steps)


def _swap(number: int) -> None:
    steps = list(state.current().story)
    steps[number - 1 : number + 1] = reversed(steps[number - 1 : number + 1])
    _keep(steps)


def _keep(steps: Sequence[Step]) -> None:
    last = max(0, len(steps) - 1)
    state.change(story=tuple(steps), step=min(state.current().step, last))


def _take_file() -> None:
    given = st.file_uploader(STORY.load, type="json", key="story file")
    if given is None or st.session_state.get(_TAKEN) == given.file_id:
        return
    try:
        steps = story_file.read(given.getvalue())
    except ValueError as error:
        st.error(texts.plain(str(error)))
        return
    st.session_state[_TAKEN] = given.file_id
    state.change(story=steps, step=0)
    st.rerun()
