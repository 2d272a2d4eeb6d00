"""Validation of schedules against the duty-hour rules, up to a whole programme."""
import pytest

from app.acgme import build_shifts, validate

from .conftest import (
    ACGME_10_CONCURRENT,
    ACGME_100_RESIDENTS_4_WEEKS,
    ACGME_100_RESIDENTS_12_WEEKS,
    ACGME_25_RESIDENTS_2_WEEKS,
    ACGME_50_RESIDENTS_4_WEEKS,
    assert_within,
    run_concurrently,
)

pytestmark = pytest.mark.performance


class TestValidationScale:
    def test_100_residents_4_weeks(self, timer, large_schedule):
        with timer:
            violations = validate(large_schedule)
        assert violations == []
        assert_within(timer, ACGME_100_RESIDENTS_4_WEEKS, '100 residents, 4 weeks')

    def test_50_residents_4_weeks(self, timer):
        shifts = build_shifts(residents=50, weeks=4)
        with timer:
            validate(shifts)
        assert_within(timer, ACGME_50_RESIDENTS_4_WEEKS, '50 residents, 4 weeks')

    def test_25_residents_2_weeks(self, timer):
        shifts = build_shifts(residents=25, weeks=2)
        with timer:
            validate(shifts)
        assert_within(timer, ACGME_25_RESIDENTS_2_WEEKS, '25 residents, 2 weeks')

    @pytest.mark.slow
    def test_100_residents_12_weeks(self, timer):
        shifts = build_shifts(residents=100, weeks=12)
        with timer:
            validate(shifts)
        assert_within(timer, ACGME_100_RESIDENTS_12_WEEKS, '100 residents, 12 weeks')

    @pytest.mark.parametrize('residents', [10, 25, 50, 100])
    def test_time_grows_with_residents(self, timer, residents):
        shifts = build_shifts(residents=residents, weeks=4)
        with timer:
            validate(shifts)
        assert timer.elapsed < 0.05 * residents


class TestConcurrentValidation:
    def test_10_concurrent(self, timer, large_schedule):
        with timer:
            results = run_concurrently(lambda _: validate(large_schedule), 10)
        assert len(results) == 10
        assert_within(timer, ACGME_10_CONCURRENT, '10 validations at once')

    @pytest.mark.slow
    def test_concurrent_results_agree(self, large_schedule):
        results = run_concurrently(lambda _: validate(large_schedule), 20, workers=5)
        assert all(result == results[0] for result in results)

    def test_reads_do_not_wait_for_validation(self, timer, large_schedule):
        with timer:
            run_concurrently(
                lambda n: validate(large_schedule) if n == 0 else len(large_schedule), 50
            )
        assert timer.elapsed < 5.0


class TestViolationDetection:
    @pytest.mark.parametrize('every, expected', [(2, 50), (5, 20), (10, 10)])
    def test_finds_every_overworked_resident(self, every, expected):
        shifts = build_shifts(residents=100, weeks=4, overworked_every=every)
        overworked = {v.resident for v in validate(shifts) if v.rule == 'weekly-hours'}
        assert len(overworked) == expected

    def test_many_violations_cost_no_more_than_none(self, timer):
        shifts = build_shifts(residents=100, weeks=4, overworked_every=1)
        with timer:
            validate(shifts)
        assert_within(timer, ACGME_100_RESIDENTS_4_WEEKS, '100 residents in violation')


class TestRepeatedValidation:
    def test_hundred_small_validations(self, timer):
        shifts = build_shifts(residents=5, weeks=1)
        with timer:
            for _ in range(100):
                validate(shifts)
        assert timer.elapsed < 1.0

    def test_no_drift_over_repetitions(self, timer, large_schedule):
        laps = []
        for _ in range(5):
            with timer:
                validate(large_schedule)
            laps.append(timer.elapsed)
        assert max(laps) < ACGME_50_RESIDENTS_4_WEEKS


class TestValidationBenchmark:
    def test_validate_100_residents_4_weeks(self, benchmark, large_schedule):
        assert benchmark(validate, large_schedule) == []

    def test_build_100_residents_4_weeks(self, benchmark):
        shifts = benchmark(build_shifts, 100, 4)
        assert len(shifts) == 2400
