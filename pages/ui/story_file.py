"""A story as a file: JSON, a list of steps in order."""

import json
from collections.abc import Iterable

from pages.ui.view import CAPTION, ID, STEPS, Step

_FORMAT = "sandtable story"


def write(steps: Iterable[Step]) -> bytes:
    """Write a story; :func:`read` takes it up again.

    >>> read(write([Step("e1", "It begins")]))
    (Step(event='e1', caption='It begins'),)
    """
    plain = [{"event": step.event, "caption": step.caption} for step in steps]
    text = json.dumps({"format": _FORMAT, "steps": plain}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "replace")


def read(data: bytes) -> tuple[Step, ...]:
    """Read a story.

    Raises
    ------
    ValueError
        If the file is none; the message says what is wrong with it.
    """
    try:
        plain = json.loads(data.decode("utf-8-sig"))
    except ValueError:
        raise ValueError("this is no file of a story: it holds no JSON") from None
    if not isinstance(plain, dict) or plain.get("format") != _FORMAT:
        raise ValueError("this is no file of a story, as saved here")
    steps = plain.get("steps")
    if not isinstance(steps, list) or len(steps) > STEPS:
        raise ValueError(f"a story has a list of at most {STEPS} steps")
    return tuple(_read_step(number, step) for number, step in enumerate(steps, 1))


def _read_step(number: int, step: object) -> Step:
    event, caption = (
        (step.get("event"), step.get("caption", "")) if isinstance(step, dict) else (None, None)
    )
    if isinstance(event, str) and isinstance(caption, str) and event.isascii() and event.isalnum():
        return Step(event[:ID], " ".join(caption.split())[:CAPTION])
    raise ValueError(f"step {number} of the story needs an event's id and a caption")
