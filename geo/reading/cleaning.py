"""Take boilerplate out of a text without moving a character.

:func:`blank` is length-preserving: what is no part of the article becomes spaces, so an
offset into the result is an offset into the original. :func:`tidy` then closes the gaps
for texts whose original nobody addresses by offset.
"""

import html
import re
from collections.abc import Iterator

_FENCES = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_BROKEN_COMMENT = re.compile(r"^[ \t]*<?!--[^\n]*$", re.MULTILINE)
_BLOCKS = (
    "p|br|div|li|ul|ol|h[1-6]|hr|tr|td|th|table|tbody|thead|blockquote|figure|figcaption|section|"
    "article|header|footer|main|nav|aside|center|form|iframe|pre"
)
_INLINES = (
    "a|abbr|b|button|canvas|cite|code|em|embed|font|i|img|input|label|link|mark|meta|noscript|"
    "object|option|path|picture|s|select|small|source|span|strong|sub|sup|svg|time|u|video"
)
_TAG = re.compile(
    rf"</?(?:(?P<block>{_BLOCKS})|(?:{_INLINES}))(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b\u2060]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE = re.compile(r"[^\r\n\x0c\u2028\u2029]+")

_CREDIT = re.compile(
    r"[(\[]?(?:image|photo(?:graph)?|picture|pic|video|file photo|graphic|map|cover)s?"
    r"(?:\s+(?:source|credit|courtesy|copyright|by|from|via))*\s*(?::|©|\bby\b).{1,120}"
    r"|(?:source|credit|caption)s?\s*:\s.{1,80}"
    r"|(?:©|\(c\)|copyright\b).{0,160}"
    r"|\([\w'’.&/-]+(?:\s[\w'’.&/-]+){0,3}\)"
    r"|.{0,80}\ball rights reserved\b.{0,80}",
    re.IGNORECASE,
)
_INTERFACE = re.compile(
    r"(?:more|related|recent|popular|latest|similar|other|trending|top|recommended|further)"
    r"\s+(?:posts?|articles?|stories|news|topics?|videos?|reads?|reading|content|from .{1,40})"
    r"|(?:most|also)\s+(?:read|viewed|shared|popular)"
    r"|(?:read|see|watch|listen|learn|show|load|view|continue|find out)\s+"
    r"(?:more|also|next|all|on|now|reading|comments?)(?:\s*[:>»…].{0,160})?"
    r"|(?:share|tweet|print|e-?mail|save|like|pin|follow|comment)"
    r"(?:\s+(?:this|us|it|on|via|by|to|with|article|story|page|post|friends?|facebook|twitter|x|"
    r"whatsapp|telegram|linkedin|instagram|e-?mail|now))*"
    r"|(?:send|write|drop)\s+us\s+an?\s+\w+|contact(?:\s+us)?|about(?:\s+us)?|get in touch"
    r"|(?:leave|post|add|write)\s+(?:a\s+|your\s+)?(?:reply|comments?)|(?:no|\d+)\s+comments?"
    r"|(?:subscribe|sign\s?up|sign\s?in|log\s?in|register|join)(?:\s(?:now|here|today|free))*"
    r"(?:\s(?:to|for)\s(?:our|the|a|free|get|read|receive|continue|view|daily|weekly)\b.{0,60})?"
    r"|(?:follow|find|like|join)\s+us\b.{0,60}"
    r"|advertise(?:ment|with us)?|advertisement|sponsored(?:\s+content)?|promoted"
    r"|click\s+here.{0,60}|(?:back|skip|jump)\s+to\s+\w+(?:\s+\w+)?|menu|search|home|close"
    r"|you\s+(?:may|might)\s+also\s+(?:like|be interested in).{0,40}|don['’]t miss.{0,20}"
    r"|(?:cookies?|privacy)(?:\s+(?:policy|settings|notice|preferences))?|terms\s+(?:of|and)\s+\w+"
    r"|(?:tags?|categor(?:y|ies)|filed\s+under|topics?|keywords?)\s*:.{0,200}"
    r"|(?:previous|next|prev)\s+(?:post|article|story|page)|newsletters?"
    r"|(?:https?://|www\.)\S+|\d+\s+(?:shares?|views?|likes?|min(?:ute)?s?\s+read)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\bfunction\s{0,3}\w{0,60}\s?\([^)]{0,80}\)\s?\{|\b(?:window|document)\.\w{1,60}\s?[(.=]"
    r"|=>\s?\{|\bgtag\(|^(?:var|let|const)\s\w{1,60}\s?=|^@(?:media|import|font-face)\b|\}\s?\)\s?;"
)
_ENDS_SENTENCE = re.compile(r"[.!?…:;,。؟۔][\"'”’»)\]]*$")
_LONGEST_INTERFACE_LINE = 220
_LONGEST_LOOSE_END = 6
"""Words: a trailing line without a full stop up to this long is a heading of nothing."""


def blank(text: str) -> str:
    r"""Replace markup, interface and credit lines by as many spaces.

    >>> blank("Troops left.<br>More came.")
    'Troops left.\n   More came.'
    >>> text = "Troops left.\nPhoto: Agency\nMore came."
    >>> blank(text).index("More") == text.index("More")
    True
    """
    text = _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub(" ", text))
    text = _blank_fences(text)
    text = _BROKEN_COMMENT.sub(_spaces, text)
    text = _TAG.sub(_untag, text)
    return _blank_lines(text)


def tidy(text: str) -> str:
    """Unify newlines, resolve entities, close gaps; at most one empty line stays in a row."""
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub(" ", text))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    kept = [line for number, line in enumerate(lines) if line or (number > 0 and lines[number - 1])]
    return "\n".join(kept).strip()


def _blank_fences(text: str) -> str:
    for opening, closing in _FENCES:
        folded = text.casefold() if len(text.casefold()) == len(text) else text
        parts, kept_from = [], 0
        while (start := folded.find(opening, kept_from)) >= 0:
            stop = folded.find(closing, start)
            if stop < 0:
                break
            stop += len(closing)
            parts += [text[kept_from:start], _without_ink(text[start:stop])]
            kept_from = stop
        text = "".join([*parts, text[kept_from:]])
    return text


def _blank_lines(text: str) -> str:
    lines = list(_LINE.finditer(text))
    loose = set(_loose_end(lines))
    parts, kept_from = [], 0
    for number, line in enumerate(lines):
        if number in loose or _is_boilerplate(line[0].strip()):
            parts += [text[kept_from : line.start()], " " * len(line[0])]
            kept_from = line.end()
    return "".join([*parts, text[kept_from:]])


def _is_boilerplate(line: str) -> bool:
    if not line:
        return False
    if not any(character.isalnum() for character in line):
        return True
    if _CODE.search(line):
        return True
    return len(line) <= _LONGEST_INTERFACE_LINE and bool(
        _INTERFACE.fullmatch(line) or _CREDIT.fullmatch(line)
    )


def _loose_end(lines: list[re.Match[str]]) -> Iterator[int]:
    """Yield the numbers of short lines after the last sentence: headings of nothing."""
    if not any(_ENDS_SENTENCE.search(line[0].rstrip()) for line in lines):
        return
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number][0].strip()
        if _ENDS_SENTENCE.search(line) or len(line.split()) > _LONGEST_LOOSE_END:
            return
        yield number


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _untag(match: re.Match[str]) -> str:
    """Keep the break that a block element makes, so that sentences are not glued."""
    spaces = " " * len(match[0])
    return "\n" + spaces[1:] if match["block"] else spaces


def _without_ink(text: str) -> str:
    return re.sub(r"\S", " ", text)
