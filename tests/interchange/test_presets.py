"""What other programs export comes in as what it says. The rows are made up in the forms that those programs write."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.rating import ScaleId
from b12diary.errors import DiaryError
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.mapping import Meaning
from b12diary.interchange.preset_shapes import _SHAPES
from b12diary.interchange.presets import preset_keys, presets
from tests.interchange.sheets import proposed, taken, told


def came(folder: Path, name: str, content: str | bytes, preset: str) -> Incoming:
    proposal = proposed(folder, name, content)
    assert proposal.preset is not None
    assert proposal.preset.key == preset
    return taken(proposal)


def values(incoming: Incoming) -> list[tuple[str, str, int]]:
    return [(r.day.isoformat(), r.symptom, r.value) for r in incoming.entries.ratings]


BEARABLE = """date,weekday,time of day,category,rating/amount,detail,notes
"2nd Mar 2026","Monday","9:05","Mood","6","Meh | Anxious",""
"2nd Mar 2026","Monday","am","Symptom","1","Headache (Mild)",""
"2nd Mar 2026","Monday","pm","Symptom","3","Back (lower) pain (Severe)",""
"2nd Mar 2026","Monday","21:10","Symptom","2","Headache (Moderate)",""
"2nd Mar 2026","Monday","9:10","Meds/Supplements","1","B12 injection (mg)","left arm"
"2nd Mar 2026","Monday","9:11","Meds/Supplements","400","Ibuprofen (mg)",""
"""


def test_bearable(tmp_path: Path) -> None:
    read = came(tmp_path, "export.csv", BEARABLE, "bearable")
    assert values(read) == [("2026-03-02", "headache", 2), ("2026-03-02", "back_lower_pain", 3)]
    assert {r.scale for r in read.entries.ratings} == {ScaleId.VERBAL_0_3}
    (dose,) = read.entries.doses
    assert (dose.given_on, str(dose.given_time)) == (date(2026, 3, 2), "09:10:00")
    assert dose.quantity == Quantity(Decimal(1), DoseUnit.MILLIGRAM)
    assert [n.text for n in read.entries.notes] == ["Mood: 6 Meh | Anxious\nleft arm"]
    assert "1 row with “Ibuprofen” was left out" in [r.text for r in read.remarks]


DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2026-05-12,12 May,Tuesday,18:52,rad,"work | walk",Title,"a ""fine"" day"
2026-05-12,12 May,Tuesday,21:40,awful,"work | walk","",""
2026-05-11,11 May,Monday,08:13,Refreshed,"","",""
"""


def test_daylio(tmp_path: Path) -> None:
    read = came(tmp_path, "export.csv", DAYLIO, "daylio")
    assert values(read) == [("2026-05-12", "mood_1_rad_to_5_awful", 5)]
    assert [n.text for n in read.entries.notes] == ['Activities: work | walk\nTitle\na "fine" day']
    assert len(told(read)) == 1


def test_track_and_graph(tmp_path: Path) -> None:
    content = (
        "FeatureName,Timestamp,Value,Label,Note\r\nTiredness,2026-03-02T21:30:41.432+01:00,6.0,,a note\r\n"
        "Run,2026-03-02T12:00:00Z,1:10:00,,\r\n"
    )
    proposal = proposed(tmp_path, "export.csv", content)
    assert proposal.preset is not None
    assert proposal.preset.asks_scale
    read = taken(proposal)
    assert values(read) == [("2026-03-02", "fatigue", 6)]
    assert told(read) == ["3, Value: “1:10:00” is not a whole number from 0 to 10"]


def test_track_and_graph_as_it_was_written_before(tmp_path: Path) -> None:
    content = "FeatureName,Timestamp,Value,Note\nMood,2026-03-02T00:13:27.182+01:00,3.0:good,\n"
    assert values(came(tmp_path, "export.csv", content, "track-and-graph")) == [("2026-03-02", "mood", 3)]


FLAREDOWN = (
    "Date,Fatigue,Vitamin b12 injection,Tags,Foods,Weather summary,Weather humidity\n"
    "2026-03-02,4,1mg,tired; stressed,soup,,60\n2026-03-03,0,Not Taken,,,,61\n"
)


def test_flaredown_keeps_its_scale_of_five_in_notes(tmp_path: Path) -> None:
    read = came(tmp_path, "export.csv", FLAREDOWN, "flaredown")
    assert read.entries.ratings == ()
    assert [d.given_on for d in read.entries.doses] == [date(2026, 3, 2)]
    assert [n.text for n in read.entries.notes] == ["Fatigue: 4\nTags: tired; stressed\nFoods: soup", "Fatigue: 0"]
    assert "has no such scale" in read.remarks[0].text


MEDTIMER = (
    "Reminded;Name;Dosage;Taken;Tags;Interval;Notes;Reminded (ISO 8601);Taken (ISO 8601)\n"
    "5/3/21 2:00 AM;B12 shot;1mg;5/3/21 1:02 AM;;2:14;sore;2021-05-03T00:00:00Z;2021-05-02T23:02:00Z\n"
    "6/3/21 2:00 AM;B12 shot;1mg;;;0:00;;2021-06-03T00:00:00Z;\n"
)


def test_medtimer_takes_the_day_of_the_persons_own_clock(tmp_path: Path) -> None:
    (dose,) = came(tmp_path, "export.csv", MEDTIMER, "medtimer").entries.doses
    assert (dose.given_on, str(dose.given_time)) == (date(2021, 5, 3), "01:02:00")


def test_a_backup_of_medtimer(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 2, 12, tzinfo=UTC)
    events = [
        {
            "medicineName": "B12 shot",
            "amount": "1 mg",
            "status": "TAKEN",
            "processedTimestamp": int(moment.timestamp()),
        },
        {"medicineName": "B12 shot", "amount": "1 mg", "status": "SKIPPED", "processedTimestamp": 1},
        {"medicineName": "B12 shot", "status": "TAKEN", "processedTimestamp": "soon"},
        "odd",
    ]
    content = json.dumps({"medicines": {}, "events": {"version": 9, "list": events}})
    read = came(tmp_path, "backup.json", content, "medtimer")
    assert [d.given_on for d in read.entries.doses] == [moment.astimezone().date()]
    assert told(read) == ["3, processedTimestamp: there is no date"]


VISIBLE = (
    "observation_date,tracker_name,tracker_category,observation_value \n2026-05-22,Resting HR,Measurement,62 \n"
    "2026-05-21,Headache,Brain,1 \n2026-05-21,Crash,Experience,3 \n"
)


def test_visible(tmp_path: Path) -> None:
    read = came(tmp_path, "export.csv", VISIBLE, "visible")
    assert values(read) == [("2026-05-21", "headache", 1), ("2026-05-21", "exhaustion_after", 3)]
    assert told(read) == []


DRIP = (
    "date,temperature.value,bleeding.value,note.value,sex.solo,pain.cramps,pain.note,mood.fatigue\n"
    "2026-05-21,36.5,2,a note,true,true,,false\n2026-05-22,36.6,,,,,,true\n"
)


def test_drip_brings_only_what_belongs_here(tmp_path: Path) -> None:
    read = came(tmp_path, "export.csv", DRIP, "drip")
    assert [(e.factor, e.starts_on.day) for e in read.entries.exposures] == [("period", 21)]
    assert [n.text for n in read.entries.notes] == ["a note\nPain: cramps", "Mood: fatigue"]


def test_loop_habits(tmp_path: Path) -> None:
    wide = "Date,Walk,B12 injection,\n2026-05-21,YES_MANUAL,NO,\n2026-05-20,UNKNOWN,YES_MANUAL,\n"
    read = came(tmp_path, "Checkmarks.csv", wide, "loop-habits")
    assert [(e.label, e.starts_on.day) for e in read.entries.exposures] == [("Walk", 21)]
    assert [d.given_on.day for d in read.entries.doses] == [20]
    single = "Date,Value,Notes\n2026-05-21,YES_MANUAL,done\n"
    read = came(tmp_path, "001 B12 injection/Checkmarks.csv", single, "loop-habits")
    assert len(read.entries.doses) == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("Scores.csv", "Date,Walk,\n2026-05-21,0.2,\n", "computed, not entries"),
        ("Habits.csv", "Position,Name,Type,FrequencyNumerator\n1,Walk,YES_NO,1\n", "habits without days"),
    ],
)
def test_what_holds_no_entries_is_refused_with_a_way_out(tmp_path: Path, name: str, content: str, words: str) -> None:
    with pytest.raises(DiaryError, match=words):
        proposed(tmp_path, name, content)


HABITBULL = """HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText
Walk,,Fitness,4/11/2026,1,far
Walk,,Fitness,4/13/2026,0,
B12 shot,,Health,4/12/2026,1,
Walk,,Fitness,4/14/2026,-2150000000,
"""


def test_habitbull(tmp_path: Path) -> None:
    read = came(tmp_path, "export.csv", HABITBULL, "habitbull")
    assert [(e.label, e.starts_on) for e in read.entries.exposures] == [("Walk", date(2026, 4, 11))]
    assert [d.given_on for d in read.entries.doses] == [date(2026, 4, 12)]
    assert "because line 3 says “4/13/2026”" in read.remarks[0].text


def test_symptom_shark(tmp_path: Path) -> None:
    content = (
        "ParticipantID,ParticipantIdentifier,Date,Symptom,Severity\na,b,2026-05-09,Dry eye,\n"
        "a,b,2026-05-09,Headache,3\na,b,2026-05-12,Joint pain,Moderate\n"
    )
    read = came(tmp_path, "export.csv", content, "symptom-shark")
    assert values(read) == [("2026-05-09", "headache", 3), ("2026-05-12", "aches", 2)]
    assert told(read) == ["2, Severity: there is no rating"]


APPLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [<!ELEMENT HealthData (Record*)><!ATTLIST Record type CDATA #REQUIRED>]>
<HealthData locale="en_GB">
 <Record type="HKCategoryTypeIdentifierAbdominalCramps" startDate="2026-03-02 23:30:00 +0100"
  creationDate="2026-03-04 08:00:00 +0100" value="HKCategoryValueSeverityModerate"/>
 <Record type="HKCategoryTypeIdentifierFatigue" startDate="2026-03-29 00:30:00 +0000"
  value="HKCategoryValueSeverityNotPresent"/>
 <Record type="HKCategoryTypeIdentifierSleepChanges" startDate="2026-03-29 00:30:00 +0000"
  value="HKCategoryValuePresencePresent"/>
 <Record type="HKQuantityTypeIdentifierStepCount" startDate="2026-03-02 12:00:00 +0000" value="3500"/>
</HealthData>
"""


def test_apple_health(tmp_path: Path) -> None:
    read = came(tmp_path, "export.xml", APPLE, "apple-health")
    assert values(read) == [("2026-03-02", "abdominal_cramps", 2), ("2026-03-29", "fatigue", 0)]
    assert [r.entered_on for r in read.entries.ratings] == [date(2026, 3, 4), None]
    assert told(read) == ["8, Severity: “present, without a seve…” is not one of: none, mild, moderate, severe"]


def test_apple_health_in_its_archive(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "made.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export.xml", APPLE)
        archive.writestr("apple_health_export/export_cda.xml", "<x/>")
    content = (tmp_path / "made.zip").read_bytes()
    assert len(came(tmp_path, "export.zip", content, "apple-health").entries.ratings) == 2


def test_an_export_that_is_cut_off_brings_what_is_whole(tmp_path: Path) -> None:
    read = came(tmp_path, "export.xml", APPLE[: APPLE.index("SleepChanges")], "apple-health")
    assert len(read.entries.ratings) == 2
    assert "no well-formed XML" in told(read)[0]


# --- the presets themselves


def test_every_preset_names_a_known_shape_and_heads_of_its_own() -> None:
    assert len({(preset.heads, preset.file) for preset in presets()}) == len(presets())
    for preset in presets():
        assert preset.shape in {*_SHAPES, "", "apple_health"}, preset.key
        assert preset.refuse or any(c.meaning is Meaning.DAY for c in preset.columns.values()), preset.key


def test_every_program_that_people_come_from_is_there() -> None:
    wanted = {"bearable", "daylio", "track-and-graph", "flaredown", "medtimer", "visible", "drip", "loop-habits"}
    assert set(preset_keys()) == wanted | {"habitbull", "symptom-shark", "apple-health"}
