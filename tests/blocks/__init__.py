"""Tests of the Markdown that authors write beyond the ordinary."""
