"""`b12diary export`: the same form back, in a folder that is complete or not there."""

from pathlib import Path

from tests.cli.conftest import Run, Tables


def test_export_then_import_then_export_gives_the_same_files(b12: Run, tables: Tables) -> None:
    tables()
    b12("import", "tables", "--diary", "first.b12")

    assert b12("export", "--diary", "first.b12", "--format", "csv", "--to", "one").status == 0
    b12("import", "one", "--diary", "second.b12")
    b12("export", "--diary", "second.b12", "--to", "two")

    assert contents(Path("one")) == contents(Path("two"))
    assert "2026-02-01,illness,2026-02-04,'=cold\r\n" in contents(Path("one"))["events.csv"]
    assert set(contents(Path("one"))) == {
        *("README.txt", "blood_tests.csv", "events.csv", "injections.csv", "notes.csv", "plan.csv", "ratings.csv"),
        *("symptoms.csv", "main_symptoms.csv"),
    }


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in folder.iterdir()}


def test_an_earlier_export_is_replaced(b12: Run, tables: Tables) -> None:
    tables()
    b12("import", "tables", "--diary", "my.b12")
    b12("export", "--diary", "my.b12", "--to", "out")
    Path("out/notes.csv").write_text("old", "utf-8")

    assert b12("export", "--diary", "my.b12", "--to", "out").status == 0
    assert Path("out/notes.csv").read_text("utf-8").startswith("date,note")


def test_a_folder_with_other_files_is_left_alone(b12: Run, tables: Tables) -> None:
    folder = tables()
    b12("import", "tables", "--diary", "my.b12")
    (folder / "thesis.txt").write_text("mine", "utf-8")
    before = contents(folder)

    ran = b12("export", "--diary", "my.b12", "--to", "tables")

    assert ran.status == 1
    assert ran.complained == [
        "The folder tables holds other files, such as thesis.txt. Choose a new or an empty folder."
    ]
    assert contents(folder) == before


def test_a_place_that_cannot_be_written_to_is_told(b12: Run, tables: Tables) -> None:
    tables()
    b12("import", "tables", "--diary", "my.b12")

    for place in ("no/such/folder", "my.b12"):
        ran = b12("export", "--diary", "my.b12", "--to", place)
        assert (ran.status, len(ran.complained)) == (1, 1)


def test_reading_a_diary_never_changes_it(b12: Run, tables: Tables, tmp_path: Path) -> None:
    tables()
    b12("import", "tables", "--diary", "my.b12")
    before = Path("my.b12").read_bytes()

    b12("export", "--diary", "my.b12", "--to", "out")
    b12("check", "--diary", "my.b12")
    b12("patterns", "my.b12")

    assert Path("my.b12").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my.b12", "out", "tables"]


def test_a_diary_that_is_not_there_is_not_made(b12: Run, tmp_path: Path) -> None:
    for command in (
        ["export", "--to", "out"],
        ["check"],
        ["summary", "--out", "page.pdf"],
    ):
        ran = b12(*command, "--diary", "my.b12")
        assert ran.status == 1
        assert ran.complained == ["There is no diary at my.b12. Look for a typing slip in the name."]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_called_like_a_file_of_the_form_stops_it_before_anything_is_written(b12: Run, tables: Tables) -> None:
    tables()
    b12("import", "tables", "--diary", "my.b12")
    Path("out/notes.csv").mkdir(parents=True)

    assert b12("export", "--diary", "my.b12", "--to", "out").status == 1
    assert [path.name for path in Path("out").iterdir()] == ["notes.csv"]


def test_what_an_export_that_was_cut_off_left_behind_stops_no_other(b12: Run, tables: Tables) -> None:
    tables()
    b12("import", "tables", "--diary", "my.b12")
    Path("out").mkdir()
    Path("out/.b12diary-x1").touch()

    assert b12("export", "--diary", "my.b12", "--to", "out").status == 0


def test_a_page_never_takes_the_place_of_a_diary(b12: Run, tables: Tables) -> None:
    tables()
    b12("import", "tables", "--diary", "my.b12")
    before = Path("my.b12").read_bytes()

    ran = b12("summary", "--diary", "my.b12", "--out", "my.b12")

    assert (ran.status, ran.complained) == (
        1,
        ["The page was not saved. At my.b12 there is something else than a PDF. Choose another name."],
    )
    assert Path("my.b12").read_bytes() == before
    assert b12("summary", "--diary", "my.b12", "--out", "tables").status == 1


def test_a_page_takes_the_place_of_an_earlier_one(b12: Run, tables: Tables) -> None:
    tables()
    b12("import", "tables", "--diary", "my.b12")
    Path("page.pdf").write_bytes(b"%PDF-1.4 last year's")

    assert b12("summary", "--diary", "my.b12", "--out", "page.pdf").status == 0
    assert len(Path("page.pdf").read_bytes()) > 1000
