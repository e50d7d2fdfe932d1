"""Numbers of what moved, as every view writes them."""

from collections.abc import Callable

from geo.model import Quantity

_WORDS = ("no", *"one two three four five six seven eight nine".split())  # noqa: SIM905


def in_digits(number: int) -> str:
    """Write a number in digits, as tables do."""
    return f"{number:,}"


def in_words(number: int) -> str:
    """Write a number as running text does: in words below ten.

    >>> in_words(6), in_words(1400)
    ('six', '1,400')
    """
    return _WORDS[number] if 0 <= number < len(_WORDS) else in_digits(number)


def write_quantity(quantity: Quantity, write: Callable[[int], str] = in_digits) -> str:
    """Write how many moved.

    >>> write_quantity(Quantity(800, 1400, "fighters"))
    '800 to 1,400 fighters'
    >>> write_quantity(Quantity(None, None, "hundreds of fighters"))
    'hundreds of fighters'
    >>> write_quantity(Quantity(200, 900, "fighters", "several hundred"))
    'several hundred fighters'
    """
    if quantity.words:
        return f"{quantity.words} {quantity.unit}"
    low, high = quantity.low, quantity.high
    if low is None:
        number = "" if high is None else f"up to {write(high)}"
    elif high is None:
        number = f"at least {write(low)}"
    else:
        number = write(low) if low == high else f"{write(low)} to {write(high)}"
    return f"{number} {quantity.unit}".strip()
