"""The parts of the residency scheduler that its performance tests exercise."""
