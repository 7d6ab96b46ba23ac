"""Tests of the area's own template."""
