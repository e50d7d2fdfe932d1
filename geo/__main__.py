"""Frame of the command line: ``python -m geo COMMAND``.

Only the module of the chosen command is imported, so that ``--help`` is quick.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from geo.commands import COMMANDS, standard_output
from geo.errors import InvalidQuery, SandtableError, UnsupportedOutput

WRONG_USAGE, NOTHING_DONE, INTERRUPTED = 2, 3, 130

EXIT_CODES = """\
exit codes: 0 all done, 1 some inputs failed and the rest is done, 2 wrong usage,
3 nothing could be done, 130 interrupted.

settings (environment variables):
  SANDTABLE_HOME           folder for the store and the gazetteer
  SANDTABLE_DATABASE_URL   PostgreSQL instead of the SQLite file in that folder
  SANDTABLE_GEOCODER       nominatim or geonames; offline when unset
  SANDTABLE_GEOCODER_USER  the contact or user name their terms ask for
  SANDTABLE_LINK           where readers reach the dashboard; printed on snapshots
  SANDTABLE_TILES          1 switches online background tiles on
"""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = _join_negative_values(sys.argv[1:] if words is None else words)
    command = words[0] if words and words[0] in COMMANDS else None
    arguments, exit_code = _parser(command).parse_args(words), 0
    try:
        exit_code = arguments.run(arguments)
        sys.stdout.flush()
    except (InvalidQuery, UnsupportedOutput) as error:
        return _fail(error, WRONG_USAGE)
    except SandtableError as error:
        return _fail(error, NOTHING_DONE)
    except KeyboardInterrupt:
        print("\ninterrupted; what was finished is kept", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has left: `... | head`
        standard_output.close()
    return exit_code


def _parser(command: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m geo",
        description="From news texts about troop movements to a map of who moved where and when.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True
    )
    for name, summary in COMMANDS.items():
        if name == command:
            module = import_module(f"geo.commands.{name}")
            module.add_parser(subparsers)
            parser.set_defaults(run=module.run)
        else:
            subparsers.add_parser(name, help=summary)
    return parser


def _join_negative_values(words: Sequence[str]) -> list[str]:
    """Write ``--bbox -10,30,20,40`` as ``--bbox=-10,30,20,40``.

    argparse takes a word that starts with a minus sign and is no plain number for a flag.
    """
    joined: list[str] = []
    for word in words:
        is_negative = word[:1] == "-" and word[1:2].isdigit()
        if joined and joined[-1] in ("--bbox", "--near") and is_negative:
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _fail(error: SandtableError, exit_code: int) -> int:
    print(f"error: {' '.join(str(error).split())}", file=sys.stderr)
    return exit_code


if __name__ == "__main__":
    sys.exit(main())
