"""Finding and reading the files of rule sets and letters, and refusing the rest."""

from pathlib import Path

import pytest

from opname_wizard import content
from opname_wizard.content import Folder
from opname_wizard.errors import Exit, UserError


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    """A folder with two rule sets."""
    base = tmp_path / "flows"
    for path in (
        "een/ruleset.yaml",
        "een/vraag/00-begin.yaml",
        "een/sources/10-bron.yaml",
        "een/cases/10-casus.yaml",
        "een/LEESMIJ.md",
        "twee/ruleset.yaml",
        "geen/10-iets.yaml",
    ):
        file = base / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, encoding="utf-8")
    return base


def test_a_checkout_has_its_content_beside_the_package() -> None:
    found = content.find_rules(None)
    assert found.shown == "flows/uwv/"
    assert (found.path / "ruleset.yaml").is_file()
    assert content.rule_sets() == ["uwv"]


def test_a_wheel_has_its_content_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "_content"
    (inside / "flows" / "eigen").mkdir(parents=True)
    (inside / "flows" / "eigen" / "ruleset.yaml").touch()
    (inside / "letters" / "eigen").mkdir(parents=True)
    monkeypatch.setattr(content, "__file__", str(tmp_path / "content.py"))
    assert content.find_rules(None) == Folder(
        inside / "flows" / "eigen", "flows/eigen/"
    )
    assert content.find_letters("eigen").shown == "letters/eigen/"


def test_a_rule_set_is_chosen_by_name(flows: Path) -> None:
    assert content.rule_sets(flows) == ["een", "twee"]
    assert content.find_rules("twee", flows).path == flows / "twee"


def test_the_folder_of_a_rule_set_itself_is_fine_too(flows: Path) -> None:
    assert content.find_rules(None, flows / "een").path == flows / "een"


def test_letters_of_an_organisation_stand_where_it_says(tmp_path: Path) -> None:
    assert content.find_letters("uwv", tmp_path).path == tmp_path
    assert content.find_letters("uwv").shown == "letters/uwv/"


def test_a_folder_below_where_we_are_is_shown_short(
    flows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(flows.parent)
    assert content.find_rules("een", flows).shown == "flows/een/"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (None, "staan meer regelsets."),
        ("Een", "staat geen regelset 'Een'."),
        ("geen", "staat geen regelset 'geen'."),
        ("../flows/een", "staat geen regelset '../flows/een'."),
        ("", "staat geen regelset ''."),
    ],
)
def test_an_unknown_name_lists_the_known_ones(
    flows: Path, name: str | None, said: str
) -> None:
    with pytest.raises(UserError) as error:
        content.find_rules(name, flows)
    assert error.value.text.endswith(said)
    assert error.value.what_now == "Kies met --regels uit: een, twee."
    assert error.value.exit_code is Exit.USAGE


def test_a_folder_without_rules_says_which_file_is_expected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the folder is shown as it was typed all the same
    for typed in (tmp_path, Path()):
        with pytest.raises(UserError) as error:
            content.find_rules(None, typed)
        assert error.value.text == f"In {typed} staat geen regelset."
        assert error.value.what_now.startswith(f"Verwacht: {typed / 'ruleset.yaml'}, ")


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    for find in (content.find_rules, content.find_letters):
        with pytest.raises(UserError) as error:
            find("uwv", tmp_path / "weg")
        assert error.value.text == f"De map {tmp_path / 'weg'} bestaat niet."


def test_sources_and_cases_are_read_apart(flows: Path) -> None:
    folder = content.find_rules("een", flows)
    assert content.read_files(folder, ".yaml") == {
        "ruleset.yaml": b"een/ruleset.yaml",
        "vraag/00-begin.yaml": b"een/vraag/00-begin.yaml",
    }
    assert list(content.read_files(folder, ".yaml", part="sources")) == [
        "sources/10-bron.yaml"
    ]
    assert list(content.read_files(folder, ".yaml", part="cases")) == [
        "cases/10-casus.yaml"
    ]
    assert list(content.read_files(folder, ".md")) == ["LEESMIJ.md"]


def _refused(folder: Folder) -> UserError:
    with pytest.raises(UserError) as error:
        content.read_files(folder, ".yaml")
    assert error.value.exit_code is Exit.FILE
    return error.value


@pytest.mark.parametrize("target", ["../twee/ruleset.yaml", "../../geheim.yaml"])
def test_a_link_out_of_the_folder_is_refused(flows: Path, target: str) -> None:
    (flows.parent / "geheim.yaml").write_text("geheim", encoding="utf-8")
    (flows / "een" / "vraag" / "10-meer.yaml").symlink_to(
        (flows / "een" / target).resolve()
    )
    folder = Folder(flows / "een", "flows/een/")
    error = _refused(folder)
    assert error.text == (
        "flows/een/vraag/10-meer.yaml wijst naar een bestand buiten zijn map."
    )


def test_a_link_within_the_folder_is_fine(flows: Path) -> None:
    (flows / "een" / "vraag" / "10-meer.yaml").symlink_to("00-begin.yaml")
    read = content.read_files(Folder(flows / "een", ""), ".yaml")
    assert read["vraag/10-meer.yaml"] == b"een/vraag/00-begin.yaml"


def test_a_linked_folder_is_not_entered(flows: Path) -> None:
    (flows / "een" / "meer").symlink_to(flows / "twee", target_is_directory=True)
    read = content.read_files(Folder(flows / "een", ""), ".yaml")
    assert list(read) == ["ruleset.yaml", "vraag/00-begin.yaml"]


@pytest.mark.parametrize("target", ["10-meer.yaml", "bestaat-niet.yaml"])
def test_what_is_no_file_is_refused(flows: Path, target: str) -> None:
    (flows / "een" / "10-meer.yaml").symlink_to(target)
    error = _refused(Folder(flows / "een", "flows/een/"))
    assert error.text == "flows/een/10-meer.yaml is geen gewoon bestand."


def test_a_file_that_cannot_be_read_is_named(
    flows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    error = _refused(Folder(flows / "een", "flows/een/"))
    assert error.text == "flows/een/ruleset.yaml kan niet worden gelezen."


def test_too_much_is_refused_before_it_fills_the_memory(
    flows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(flows / "een", "flows/een/")
    monkeypatch.setattr(content, "MAX_FILES", 1)
    assert _refused(folder).text == "flows/een/ bevat meer dan 1 bestanden."
    large = flows / "een" / "00-groot.yaml"
    large.write_bytes(b" " * (content.MAX_FILE_BYTES + 1))
    assert _refused(folder).text == "flows/een/00-groot.yaml is groter dan 1024 kB."
