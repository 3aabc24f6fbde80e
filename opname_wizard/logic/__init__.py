"""Formulas over small closed values, and the search that decides them."""
