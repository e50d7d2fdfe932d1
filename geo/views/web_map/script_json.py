"""JSON that is safe wherever it lands: in a script element, a template, an evaluated string."""

import json
from typing import Any

_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&'{}_\u2028\u2029"}
_UNSAFE_IN_MARKUP = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write_json(value: Any) -> str:
    r"""Write a value as JSON that may stand inside a script element.

    >>> write_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_UNSAFE_IN_MARKUP).encode("utf-8", "replace").decode("utf-8")


def write_literal(value: Any) -> str:
    r"""Write a value as a JavaScript expression without a brace, quote or underscore of its own.

    folium's templates and streamlit-folium's renaming of variables rewrite braces and
    underscores in scripts; inside the string that this parses they find none to rewrite.

    >>> write_literal({"a": "{{ x }}"})
    'JSON.parse("\\u007b\\"a\\":\\"\\u007b\\u007b x \\u007d\\u007d\\"\\u007d")'
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return f"JSON.parse({json.dumps(text).translate(_UNSAFE)})"
