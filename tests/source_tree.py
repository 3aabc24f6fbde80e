"""The Python files of the project as syntax trees: what they import and call."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "opname_wizard"


class Module(NamedTuple):
    """One file of the package: ``name`` as others import it."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def place(self) -> str:
        """The folder of the package, or the module when it stands beside them."""
        return self.name.split(".")[1] if "." in self.name else ""

    def at(self, node: ast.stmt | ast.expr) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{node.lineno}"


class Imported(NamedTuple):
    """One import: where it stands, the module it names, and whether only for types."""

    at: str
    target: str
    for_types: bool

    @property
    def top(self) -> str:
        return self.target.split(".")[0]


def read_module(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    return Module(name, path, ast.parse(path.read_text("utf-8")))


MODULES = {m.name: m for m in map(read_module, sorted(PACKAGE.rglob("*.py")))}


def imports(module: Module) -> Iterator[Imported]:
    """Every import of a module, also those within functions."""
    typed = {id(node) for node in _for_types(module.tree)}
    for node in ast.walk(module.tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [n if n in MODULES else str(node.module) for n in names]
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in names:
                yield Imported(module.at(node), name, id(node) in typed)


def _for_types(tree: ast.Module) -> Iterator[ast.AST]:
    """What stands under ``if TYPE_CHECKING``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from ast.walk(node)


def own_imports(module: Module) -> Iterator[Imported]:
    """What a module imports of this package, the package itself left out."""
    found = (one for one in imports(module) if one.top == PACKAGE.name)
    return (one for one in found if one.target != PACKAGE.name)


def calls(module: Module) -> Iterator[tuple[str, str, str]]:
    """Every call: where it stands, of what ('' for a bare name), and its name."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield module.at(node), "", node.func.id
            elif isinstance(node.func, ast.Attribute):
                owner = node.func.value
                name = owner.id if isinstance(owner, ast.Name) else "?"
                yield module.at(node), name, node.func.attr


def python_files() -> Iterator[Path]:
    """Every file of the package and of the tests."""
    yield from sorted(PACKAGE.rglob("*.py"))
    yield from sorted((ROOT / "tests").rglob("*.py"))
