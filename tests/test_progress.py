from microsite.progress import watched


def test_each_item_is_told_before_it_is_worked_on_and_the_end_too() -> None:
    told: list[tuple[str, int, int]] = []
    worked = []
    for each in watched(["one", "two"], "Reading", lambda *at: told.append(at)):
        worked.append((each, len(told)))
    assert worked == [("one", 1), ("two", 2)]
    assert told == [("Reading", 0, 2), ("Reading", 1, 2), ("Reading", 2, 2)]


def test_nothing_to_do_is_told_once() -> None:
    told: list[tuple[str, int, int]] = []
    assert list(watched([], "Reading", lambda *at: told.append(at))) == []
    assert told == [("Reading", 0, 0)]
