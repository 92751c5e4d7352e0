import pytest

from microsite.checks import Verified, rules, verify
from microsite.evidence import Evidence
from microsite.findings import Finding, Span
from tests.support import MINIMAL, checked, loaded


def test_only_verify_makes_a_verified_project() -> None:
    verified, _ = checked(MINIMAL)
    assert verified is not None
    with pytest.raises(TypeError, match="verify"):
        Verified(verified.project, verified.evidence, True, made_by=None)


def test_an_error_of_reading_keeps_a_project_from_being_verified() -> None:
    earlier = Finding(Span("data/bills.yaml", 3, 1), "unknown-field", "there is no field 'x'")
    verified, findings = verify(loaded(MINIMAL), Evidence(), None, [earlier])
    assert verified is None
    assert earlier in list(findings)


def test_a_warning_does_not_keep_a_project_from_being_verified() -> None:
    warning = Finding(Span("data/bills.yaml"), "unknown-field", "x", severity="warning")
    sound, _ = checked(MINIMAL)
    assert sound is not None
    verified, findings = verify(loaded(MINIMAL), sound.evidence, None, [warning])
    assert verified is not None
    assert list(findings) == [warning]


def test_rules_are_sorted_and_named_after_their_files() -> None:
    names = [rule.name for rule in rules()]
    assert names == sorted(set(names))
    for rule in rules():
        if rule.check is not None:
            module = rule.check.__module__.rpartition(".")[2]
            assert module.replace("_", "-") == rule.name
