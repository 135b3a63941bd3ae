"""Evaluations, benchmarks, noises and peers: what measures a box, and is not installed on one."""
