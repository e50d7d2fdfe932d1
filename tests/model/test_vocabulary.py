from geo.model import ASSERTED, CODES, MOVEMENTS, Action, Status


def test_every_action_carries_every_code() -> None:
    assert set(CODES) == set(Action)
    for codes in CODES.values():
        assert all(
            (
                codes.label,
                codes.plover,
                codes.cameo,
                codes.acled_event_type,
                codes.acled_sub_event_type,
            )
        )


def test_what_is_planned_conditional_or_denied_is_not_asserted() -> None:
    assert set(Status) - ASSERTED == {Status.PLANNED, Status.CONDITIONAL, Status.DENIED}


def test_a_loss_or_a_plan_is_no_movement() -> None:
    assert not MOVEMENTS & {Action.LOSE_CONTROL, Action.CAPTURE, Action.PLANNED_OPERATION}
