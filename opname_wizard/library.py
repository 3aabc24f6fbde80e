"""The content of one rule set, each part read when it is first needed."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from opname_wizard import cache, content
from opname_wizard.clock.calendar import Calendar
from opname_wizard.engine.walk import Walker
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Finding, did_you_mean, one_of
from opname_wizard.flow.program import Program, find_journey

if TYPE_CHECKING:
    from opname_wizard.case.read import Case
    from opname_wizard.flow.read import ReadRules
    from opname_wizard.letter.template import LetterTemplate

    Letters = dict[str, LetterTemplate]

SHOWN = 20  # findings that an error text lists


class Library:
    """A rule set with its register of sources, cases and letters.

    Args:
        rules: name of the rule set, None for the only one.
        flows: an organisation's own folder with rule sets.
        letters: an organisation's own folder with letters.
    """

    def __init__(
        self,
        rules: str | None = None,
        flows: Path | None = None,
        letters: Path | None = None,
    ) -> None:
        self.folder = content.find_rules(rules, flows)
        self._letters_folder = letters

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The files of the flows."""
        return content.read_files(self.folder, ".yaml")

    @cached_property
    def source_files(self) -> dict[str, bytes]:
        """The files of the register."""
        return content.read_files(self.folder, ".yaml", part="sources")

    @cached_property
    def case_files(self) -> dict[str, bytes]:
        """The files of the cases."""
        return content.read_files(self.folder, ".yaml", part="cases")

    @cached_property
    def ruleset(self) -> m.RuleSet:
        """The flows.

        Raises:
            UserError: they have findings.
        """
        kept = cache.recall(self.files)
        if kept is not None:
            return kept
        ruleset = self.read()
        cache.keep(self.files, ruleset)
        return ruleset

    def read(self) -> m.RuleSet:
        """The flows, read anew: rules that were kept have no places.

        Raises:
            UserError: they have findings.
        """
        found = self.as_read
        if found.usable is None:
            raise refused("De regels kunnen niet worden gebruikt.", found.findings)
        return found.usable

    @cached_property
    def as_read(self) -> "ReadRules":
        """The flows as far as they can be read, with their findings."""
        from opname_wizard.flow.read import read_rules

        return read_rules(self.files, self.folder.shown)

    @cached_property
    def register(self) -> Mapping[str, m.Source]:
        """The sources by id.

        Raises:
            UserError: they have findings.
        """
        from opname_wizard.flow.register import check_cited, read_register

        register, findings = read_register(self.source_files, self.folder.shown)
        if not findings and any(check_cited(self.ruleset, register)):
            findings += check_cited(self.read(), register)
        if findings:
            raise refused("Het register van bronnen klopt niet.", findings)
        return register

    @cached_property
    def letter_files(self) -> dict[str, bytes]:
        """The letter templates: file name to bytes."""
        return content.read_files(self._letters_of(self.ruleset.id), ".md.j2")

    def _letters_of(self, rules: str) -> content.Folder:
        return content.find_letters(rules, self._letters_folder)

    def read_letters(self, rules: str) -> "tuple[Letters, list[Finding]]":
        """All letters that can be read by id, and the findings of the others.

        Args:
            rules: the id of the rule set, which need not be usable.
        """
        from opname_wizard.letter.template import read_template

        folder = self._letters_of(rules)
        templates: dict[str, LetterTemplate] = {}
        findings: list[Finding] = []
        for name, data in content.read_files(folder, ".md.j2").items():
            template, found = read_template(data, folder.shown + name)
            findings += found
            if template is not None:
                templates[template.id] = template
        return templates, findings

    @cached_property
    def letters(self) -> "Mapping[str, LetterTemplate]":
        """The letters by id.

        Raises:
            UserError: they have findings, or rows offer what is not in them.
        """
        from opname_wizard.letter.rows import check_offered

        templates, findings = self.read_letters(self.ruleset.id)
        if not findings and any(check_offered(self.ruleset, templates)):
            findings = list(check_offered(self.read(), templates))
        if findings:
            raise refused("De brieven kunnen niet worden gebruikt.", findings)
        return templates

    def letter(self, name: str) -> "LetterTemplate":
        """One letter.

        Raises:
            UserError: there is none of that id.
        """
        if name not in self.letters:
            hint = did_you_mean(name, self.letters, one_of(self.letters))
            raise UserError(f"Er is geen brief '{name}'.", hint)
        return self.letters[name]

    def letter_titles(self) -> dict[str, str]:
        """The title of every letter by id."""
        return {name: letter.title for name, letter in self.letters.items()}

    def cases(self) -> "tuple[list[Case], list[Finding]]":
        """All cases that can be read, and the findings of the others."""
        from opname_wizard.case.read import read_case

        cases: list[Case] = []
        findings: list[Finding] = []
        for name, data in self.case_files.items():
            shown = self.folder.shown + name
            case, found = read_case(Path(name).stem, data, shown)
            findings += found
            if case is not None:
                cases.append(case)
        return cases, findings

    def walker(self, journey: str) -> Walker:
        """A walker of a journey, or of a flow alone.

        Raises:
            UserError: there is none of that name.
        """
        found = find_journey(self.ruleset, journey)
        if found is None:
            known = sorted({*self.ruleset.journeys, *self.ruleset.flows})
            text = f"Er is geen reis of stroom '{journey}'."
            raise UserError(text, did_you_mean(journey, known, one_of(known)))
        return Walker(Program(self.ruleset, found), Calendar())

    def sha256(self) -> str:
        """The hash of all content: flows, sources and letters."""
        import hashlib

        digest = hashlib.sha256()
        for files in (self.files, self.source_files, self.letter_files):
            for name, data in sorted(files.items()):
                digest.update(f"{name}\0{len(data)}\0".encode())
                digest.update(data)
        return digest.hexdigest()


def refused(text: str, findings: list[Finding]) -> UserError:
    """The error for content with findings; it lists the first of them."""
    lines = [str(finding) for finding in findings[:SHOWN]]
    if len(findings) > SHOWN:
        lines.append(f"… en nog {len(findings) - SHOWN}")
    listed = "\n".join(f"  {line}" for line in lines)
    hint = "Herstel dit, of gebruik de meegeleverde regels."
    return UserError(f"{text}\n{listed}", hint, Exit.CONTENT)
