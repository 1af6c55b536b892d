"""Keep the translations: `python packaging/languages.py extract|update|check|compile [LANGUAGE ...]`.

extract FILE         write all words of the program as a template (.pot), for a new language or for looking
update [LANGUAGE]    take new and changed words into the .po files; a text that only changed a little is marked fuzzy;
                     and write anew how languages write days (customs.json)
check [LANGUAGE]     say what is missing, fuzzy or broken; the exit status is 0 only if nothing is
compile [LANGUAGE]   write the .mo files that the program reads; the tests hold them against the .po files

Runs with the project's own Python (`.venv/bin/python`), which has babel. Without a LANGUAGE all are meant; a new one
is begun by naming it: `update fr`.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from language_customs import customs_faults, customs_text
from language_faults import faults
from word_sources import ROOT, all_words

from b12diary.customs import FILE

DOMAIN = "b12diary"
WORDS = ROOT / "packaging" / "locale"
LOCALE = ROOT / "resources" / "locale"
CUSTOMS = ROOT.joinpath("resources", *FILE)
_NAMED = re.compile(r"%\(\w+\)")
_DAY = datetime(2026, 11, 23, tzinfo=UTC)
"""Stands in every file in the place of the moment of writing, which would change files in which nothing changed."""


def template() -> Catalog:
    """Return all words of the program, in the order of their first places."""
    found = Catalog(project="B12 Diary", charset="utf-8")
    for words in all_words():
        text = (words.text, words.plural) if words.plural else words.text
        found.add(text, locations=[(words.place, 0)], auto_comments=words.remarks, context=words.context or None)
    return found


def languages() -> tuple[str, ...]:
    """Return the languages that have been begun."""
    return tuple(sorted(path.stem for path in WORDS.glob("*.po")))


def po_file(language: str) -> Path:
    """Return where the words of a language are, for translators; nobody who only runs the program needs them."""
    return WORDS / f"{language}.po"


def mo_file(language: str) -> Path:
    """Return where the program reads the words of a language."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


def read(language: str) -> Catalog:
    """Return the words of a language; without any where it has not been begun."""
    path = po_file(language)
    if not path.is_file():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def write(catalog: Catalog, file: IO[bytes]) -> None:
    """Write a .po file: places without line numbers, so that moved words change nothing."""
    catalog.creation_date = catalog.revision_date = _DAY
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""
    catalog.fuzzy = False
    catalog.header_comment = f"# The words of B12 Diary: {catalog.locale or 'template'}."
    for message in catalog:
        _mark_form(message)
    write_po(file, catalog, width=100, include_lineno=False, ignore_obsolete=True)


def _mark_form(message: Message) -> None:
    """Say which sort of placeholders a text has: a per cent sign alone is none."""
    text = "".join(message.id)
    message.flags.discard("python-brace-format")
    if not _NAMED.search(text):
        message.flags.discard("python-format")
        if "{" in text:
            message.flags.add("python-brace-format")


def update(language: str) -> None:
    """Take new and changed words into the .po file of a language."""
    catalog = read(language)
    catalog.project, catalog.version = "B12 Diary", ""
    catalog.update(template(), update_header_comment=False, keep_user_comments=True)
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write(catalog, file)


def compiled(language: str) -> bytes:
    """Return the .mo file of a language as it should be."""
    file = io.BytesIO()
    write_mo(file, read(language))
    return file.getvalue()


def every_fault(language: str) -> Iterator[str]:
    """Return what is wrong with the words of a language, and with how its days are written."""
    yield from faults(language, read(language), template())
    if language in languages():
        yield from customs_faults(language, CUSTOMS.read_text("utf-8"), languages())


def main(arguments: "list[str]") -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="languages.py", description=__doc__, formatter_class=_Plain)
    parser.add_argument("command", choices=("extract", "update", "check", "compile"))
    parser.add_argument("names", nargs="*", metavar="LANGUAGE or FILE")
    chosen = parser.parse_args(arguments)
    if chosen.command == "extract":
        with Path(chosen.names[0] if chosen.names else f"{DOMAIN}.pot").open("wb") as file:
            write(template(), file)
        return 0
    found = 0
    for language in chosen.names or languages():
        if chosen.command == "update":
            update(language)
            CUSTOMS.write_text(customs_text(languages()), "utf-8")
        if chosen.command == "compile":
            mo_file(language).parent.mkdir(parents=True, exist_ok=True)
            mo_file(language).write_bytes(compiled(language))
        told = [f"{language}: {fault}" for fault in every_fault(language)]
        print("\n".join([*told[:200], f"{language}: {len(told)} faults"]))
        found += len(told)
    return int(bool(found) and chosen.command == "check")


class _Plain(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the description as they stand."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
