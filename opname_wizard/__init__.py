"""Keuzehulp in de terminal voor opnames die cliënten van gesprekken maken."""

__version__ = "0.1.0"
