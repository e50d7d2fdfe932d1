"""Numbers of what moved, as every view writes them."""

from geo.model import Quantity


def write_quantity(quantity: Quantity) -> str:
    """Write how many moved.

    >>> write_quantity(Quantity(800, 1400, "fighters"))
    '800 to 1,400 fighters'
    >>> write_quantity(Quantity(None, None, "hundreds of fighters"))
    'hundreds of fighters'
    """
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return quantity.unit
    if low is None:
        number = f"up to {high:,}"
    elif high is None:
        number = f"at least {low:,}"
    else:
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"{number} {quantity.unit}".strip()
