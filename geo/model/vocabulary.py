"""The field's own words: actions and statuses, with the codes that exports carry.

Sources: PLOVER event ontology (Open Event Data Alliance), CAMEO codebook 1.1b3,
ACLED codebook (2023).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Action(StrEnum):
    """What happened."""

    WITHDRAW = "withdraw"
    REDEPLOY = "redeploy"
    DEPLOY = "deploy"
    REINFORCE = "reinforce"
    ADVANCE = "advance"
    TRANSFER_EQUIPMENT = "transfer_equipment"
    CAPTURE = "capture"
    LOSE_CONTROL = "lose_control"
    HANDOVER = "handover"
    STRIKE = "strike"
    CLASH = "clash"
    FORTIFY = "fortify"
    BUILD_UP = "build_up"
    BLOCKADE = "blockade"
    TALKS = "talks"
    POLITICAL = "political"
    PLANNED_OPERATION = "planned_operation"


MOVEMENTS = frozenset(
    {
        Action.WITHDRAW,
        Action.REDEPLOY,
        Action.DEPLOY,
        Action.REINFORCE,
        Action.ADVANCE,
        Action.TRANSFER_EQUIPMENT,
    }
)
"""Actions that a map draws as an arrow when they are asserted and an end is known."""


class Status(StrEnum):
    """How far the text goes in saying that it happened."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    HISTORICAL = "historical"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    DENIED = "denied"

    @property
    def is_asserted(self) -> bool:
        """Tell whether somebody says that it happened."""
        return self in ASSERTED


ASSERTED = frozenset({Status.REPORTED, Status.CLAIMED, Status.CONFIRMED, Status.HISTORICAL})
"""Statuses of what somebody says did happen."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Translate an action for other data sets."""

    label: str
    plover: str
    cameo: str
    acled_event_type: str
    acled_sub_event_type: str


_STRATEGIC, _BATTLES = "Strategic developments", "Battles"
_REMOTE = "Explosions/Remote violence"

CODES: Mapping[Action, Codes] = MappingProxyType(
    {
        Action.WITHDRAW: Codes(
            "Withdrawal", "RETREAT", "0874", _STRATEGIC, "Non-violent transfer of territory"
        ),
        Action.REDEPLOY: Codes(
            "Redeployment", "MOBILIZE", "154", _STRATEGIC, "Change to group/activity"
        ),
        Action.DEPLOY: Codes(
            "Deployment", "MOBILIZE", "154", _STRATEGIC, "Change to group/activity"
        ),
        Action.REINFORCE: Codes(
            "Reinforcement", "MOBILIZE", "154", _STRATEGIC, "Change to group/activity"
        ),
        Action.ADVANCE: Codes("Advance", "ASSAULT", "190", _BATTLES, "Armed clash"),
        Action.TRANSFER_EQUIPMENT: Codes("Equipment transfer", "AID", "072", _STRATEGIC, "Other"),
        Action.CAPTURE: Codes(
            "Capture", "ASSAULT", "192", _BATTLES, "Non-state actor overtakes territory"
        ),
        Action.LOSE_CONTROL: Codes("Loss of control", "RETREAT", "0874", _BATTLES, "Armed clash"),
        Action.HANDOVER: Codes(
            "Handover", "RETREAT", "0871", _STRATEGIC, "Non-violent transfer of territory"
        ),
        Action.STRIKE: Codes("Strike", "ASSAULT", "195", _REMOTE, "Air/drone strike"),
        Action.CLASH: Codes("Clash", "ASSAULT", "193", _BATTLES, "Armed clash"),
        Action.FORTIFY: Codes("Fortification", "MOBILIZE", "150", _STRATEGIC, "Other"),
        Action.BUILD_UP: Codes(
            "Build-up", "MOBILIZE", "154", _STRATEGIC, "Change to group/activity"
        ),
        Action.BLOCKADE: Codes("Blockade", "COERCE", "191", _STRATEGIC, "Other"),
        Action.TALKS: Codes("Talks", "CONSULT", "046", _STRATEGIC, "Agreement"),
        Action.POLITICAL: Codes("Political step", "CONSULT", "010", _STRATEGIC, "Other"),
        Action.PLANNED_OPERATION: Codes(
            "Planned operation", "THREATEN", "138", _STRATEGIC, "Other"
        ),
    }
)
"""Codes of every action."""
