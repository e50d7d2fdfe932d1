"""Load the scorers that lie with the hand-coded texts and the corpora."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType


def load_scorer(shared: Path, name: str) -> ModuleType:
    """Load ``evaluate/{name}.py``; where it is missing, say so and leave."""
    path = shared / "evaluate" / f"{name}.py"
    specification = spec_from_file_location(name, path)
    if not path.is_file() or specification is None or specification.loader is None:
        raise SystemExit(f"no scorer at {path}: give the folder that holds it with --shared")
    module = module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
