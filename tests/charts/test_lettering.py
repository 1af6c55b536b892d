"""Words on charts: in whole lines where there is room for lines, and never cut to something one cannot know."""

from b12diary.charts.lettering import ELLIPSIS, in_lines, recognisable, text_width

SIZE = 12.0


def test_long_words_take_a_second_line_of_whole_words() -> None:
    words = "left out: ended early because of symptoms"
    room = text_width("left out: ended early because", SIZE) + 1
    assert in_lines(words, SIZE, room, 2) == ("left out: ended early because", "of symptoms")
    assert in_lines(words, SIZE, 10 * room, 2) == (words,)
    assert in_lines("", SIZE, room, 2) == ("",)


def test_only_what_two_lines_cannot_hold_is_cut() -> None:
    room = text_width("one two three", SIZE)
    lines = in_lines("one two three four five six seven", SIZE, room, 2)
    assert len(lines) == 2
    assert lines[0] == "one two three"
    assert lines[1].startswith("four five")
    assert lines[1].endswith(ELLIPSIS)
    assert all(text_width(line, SIZE) <= room for line in lines)


def test_a_word_longer_than_its_line_is_cut_there() -> None:
    (line,) = in_lines("unbreakable" * 9, SIZE, 100, 2)
    assert line.endswith(ELLIPSIS)
    assert text_width(line, SIZE) <= 100


def test_a_stump_is_not_written() -> None:
    words = "stomach acid tablets"
    assert recognisable(words, SIZE, text_width(words, SIZE)) == words
    assert recognisable(words, SIZE, text_width("stomach acid t" + ELLIPSIS, SIZE)).startswith("stomach acid")
    assert recognisable(words, SIZE, text_width("sto" + ELLIPSIS, SIZE)) == ""
    assert recognisable("moved house", SIZE, text_width("moved" + ELLIPSIS, SIZE)) == ""
