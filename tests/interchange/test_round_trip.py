"""What is written as tables is read back as the same entries, whatever the texts are."""

import csv
from io import StringIO
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from b12diary.domain.entries import Entries
from b12diary.interchange.excerpts import excerpt_of
from b12diary.interchange.table_cells import cell_of_text, text_of_cell
from b12diary.interchange.tables import read_tables, write_tables
from tests.interchange.strategies import NAUGHTY, NOW, TODAY, entries, free_texts


def read_back(files: dict[str, str]) -> Entries:
    read = read_tables(files, NOW, TODAY, new_id=lambda: "")
    assert [str(problem) for problem in read.problems] == []
    assert [str(remark) for remark in read.remarks] == []
    return read.entries


@settings(max_examples=40)
@given(entries())
def test_an_exported_diary_comes_back_the_same(recorded: Entries) -> None:
    excerpt = excerpt_of(recorded, TODAY)

    again = excerpt_of(read_back(write_tables(excerpt)), TODAY)

    assert again == excerpt


# Many a drawn text is blank and drawn again, which the library counts.
@settings(max_examples=10, suppress_health_check=[HealthCheck.filter_too_much])
@given(entries(), st.sampled_from(";\t"))
def test_another_separator_changes_nothing(recorded: Entries, separator: str) -> None:
    files = write_tables(excerpt_of(recorded, TODAY))
    resaved = {}
    for name, text in files.items():
        out = StringIO(newline="")
        csv.writer(out, delimiter=separator).writerows(csv.reader(StringIO(text, newline="")))
        resaved[name] = "\ufeff" + out.getvalue()

    assert read_back(resaved) == read_back(files)


@settings(max_examples=10)
@given(st.randoms(use_true_random=False), entries())
def test_the_order_of_columns_is_free(random: Random, recorded: Entries) -> None:
    files = write_tables(excerpt_of(recorded, TODAY))
    shuffled = {}
    for name, text in files.items():
        rows = list(csv.reader(StringIO(text, newline="")))
        places = random.sample(range(len(rows[0])), len(rows[0]))
        out = StringIO(newline="")
        csv.writer(out).writerows([[row[place] for place in places] for row in rows])
        shuffled[name] = out.getvalue()

    assert read_back(shuffled) == read_back(files)


@given(free_texts)
def test_every_text_survives_its_cell(text: str) -> None:
    assert text_of_cell(cell_of_text(text)) == text


@given(free_texts | st.sampled_from([f"{sign}{text}" for sign in "=+-@\t\r" for text in NAUGHTY]))
def test_no_cell_is_run_by_a_spreadsheet(text: str) -> None:
    assert cell_of_text(text)[:1] not in set("=+-@\t\r\n")


@given(st.lists(free_texts))
def test_cells_without_a_need_stay_as_they_are(texts: list[str]) -> None:
    harmless = [
        text for text in texts if text.strip() == text and text[:1] not in set("=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20")
    ]

    assert [cell_of_text(text) for text in harmless] == harmless
