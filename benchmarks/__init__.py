"""Measures speed and memory; see docs/benchmarks.md."""
