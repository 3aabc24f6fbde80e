"""The findings that a tree of YAML can be read past."""

from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.slips import OWN_LINE


def prose_in_braces(place: Place, hint: str = OWN_LINE) -> Finding:
    """A sentence between brackets or braces."""
    message = "hier staat een zin tussen haken"
    return Finding("prose_in_braces", place, message, hint)


def empty_value(place: Place) -> Finding:
    """Nothing where a value belongs."""
    hint = "vul iets in of haal de sleutel weg"
    return Finding("empty_value", place, "hier staat geen waarde", hint)


def bare_key(place: Place, key: str) -> Finding:
    """A word between braces that has not even a colon."""
    message = f"bij '{key}' staat geen waarde"
    hint = f"schrijf '{key}: waarde', of haal de haken weg"
    return Finding("empty_value", place, message, hint)


def double_key(place: Place, key: str, first: int, *, item: bool) -> Finding:
    """A key that stands there twice; ``item``: it may begin an item of a list."""
    hint = f"hij staat ook op regel {first}; houd er één"
    if item:
        hint += ", of zet '- ' voor elk onderdeel"
    return Finding("double_key", place, f"de sleutel '{key}' staat er twee keer", hint)
