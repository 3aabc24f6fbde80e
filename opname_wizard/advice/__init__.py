"""Advice: what hits, in words, with numbered sources."""
