"""Of many ways to break the record, none passes in silence; and what looks for them finds what does."""

import mutate
import pytest

from explainer.record import rules


@pytest.mark.slow
def test_no_break_of_the_real_record_passes_in_silence():
    verdicts, _, faults = mutate.mutate(200, seed=3, verified=5)
    assert faults == []
    assert sum(verdicts.values()) == 200
    assert {of for of, _ in verdicts} == set(mutate.MUTATIONS)


@pytest.mark.slow
def test_a_break_that_no_rule_reports_is_found_out(monkeypatch):
    monkeypatch.setattr(rules, "RULES", ())
    assert any(fault.startswith("SILENT") for fault in mutate.mutate(25, seed=1)[2])


@pytest.mark.slow
def test_a_traceback_is_found_out(monkeypatch):
    def fail(_):
        yield from (None,) * (fail.calls > 0)
        fail.calls += 1
        if fail.calls > 1:
            raise KeyError("x")

    fail.calls = 0
    monkeypatch.setattr(rules, "RULES", (fail,))
    faults = mutate.mutate(12, seed=1)[2]
    assert any(fault.startswith("TRACEBACK") for fault in faults)
