"""Pictures of diaries, each with the rule that speaks or is silent on it."""

from b12diary.suggestions.suggestion import SuggestionId

SPEAKS, SILENT = True, False

CASES: list[tuple[SuggestionId, str, bool, str]] = [
    # --- later than planned
    (SuggestionId.LATE, "two came more than a tenth of the plan late", SPEAKS, """
        plan     28 from 0
        injected 0 28 61 89 125
        today    130"""),
    (SuggestionId.LATE, "one came late, and nothing suggests a missed one", SILENT, """
        plan     28 from 0
        injected 0 28 61 89 117
        today    130"""),
    (SuggestionId.LATE, "all within a tenth of the plan", SILENT, """
        plan     28 from 0
        injected 0 31 58 89 118
        today    130"""),
    (SuggestionId.LATE, "one may have been missed", SPEAKS, """
        plan     28 from 0
        injected 0 28 84 112
        today    120"""),
    (SuggestionId.LATE, "one may have been given during a break from the diary", SILENT, """
        plan     28 from 0
        injected 0 28 84 112
        noted    diary_break 50 to 80
        today    120"""),
    (SuggestionId.LATE, "a break that was over before the planned day", SPEAKS, """
        plan     28 from 0
        injected 0 28 84 112
        noted    diary_break 30 to 50
        today    120"""),
    (SuggestionId.LATE, "late, but more than two years ago", SILENT, """
        plan     28 from 0
        injected 0 40 80 108 136 164 192 220 248 276 304 332 360 388 416 444 472 500 528 556 584 612 640 668 696 724
        injected 752 780 808 836
        today    850"""),
    (SuggestionId.LATE, "no plan, so nothing is late", SILENT, """
        injected 0 28 90 118 190
        today    200"""),
    # --- a long pause
    (SuggestionId.LONG_PAUSE, "half as long again as the plan", SPEAKS, """
        plan     56 from 0
        injected 0 56
        today    141"""),
    (SuggestionId.LONG_PAUSE, "late by two weeks only", SILENT, """
        plan     56 from 0
        injected 0 56
        today    126"""),
    (SuggestionId.LONG_PAUSE, "the plan has ended, and nothing was given since", SPEAKS, """
        plan     56 from 0 to 100
        injected 0 56
        today    150"""),
    (SuggestionId.LONG_PAUSE, "no plan, but much longer than the gaps before", SPEAKS, """
        injected 0 28 56 84
        today    150"""),
    (SuggestionId.LONG_PAUSE, "no plan, and a few weeks after injections close together", SILENT, """
        injected 0 2 4 7 9 11
        today    50"""),
    (SuggestionId.LONG_PAUSE, "no plan and no gap to go by", SILENT, """
        injected 0
        today    400"""),
    (SuggestionId.LONG_PAUSE, "a break from the diary: injections are not recorded either", SILENT, """
        plan     56 from 0
        injected 0 56
        noted    diary_break 60
        today    200"""),
    (SuggestionId.LONG_PAUSE, "the break from the diary is over", SPEAKS, """
        plan     56 from 0
        injected 0 56
        noted    diary_break 60 to 90
        today    200"""),
    (SuggestionId.LONG_PAUSE, "just after a loading course", SILENT, """
        plan     2 from 0 count 6
        injected 0 2 4 6 8 10
        today    40"""),
    # --- a first course that was shorter than planned
    (SuggestionId.LOADING_SHORT, "4 of 6, and the next plan has begun", SPEAKS, """
        plan     2 from 0 count 6
        plan     84 from 14
        injected 0 2 4 6
        today    30"""),
    (SuggestionId.LOADING_SHORT, "6 of 6", SILENT, """
        plan     2 from 0 count 6
        plan     84 from 14
        injected 0 2 4 7 9 11
        today    30"""),
    (SuggestionId.LOADING_SHORT, "the last one on the first day of the next plan", SILENT, """
        plan     2 from 0 count 6
        plan     84 from 14
        injected 0 2 4 7 9 14
        today    30"""),
    (SuggestionId.LOADING_SHORT, "the course still runs", SILENT, """
        plan     2 from 0 count 6
        injected 0 2 4
        today    6"""),
    (SuggestionId.LOADING_SHORT, "no other plan, and its time is long over", SPEAKS, """
        plan     2 from 0 count 6
        injected 0 2 4
        today    60"""),
    (SuggestionId.LOADING_SHORT, "none recorded: the diary began later", SILENT, """
        plan     2 from 0 count 6
        plan     84 from 14
        injected 98
        today    120"""),
    (SuggestionId.LOADING_SHORT, "it was years ago", SILENT, """
        plan     2 from 0 count 6
        plan     84 from 14
        injected 0 2 4 6
        today    900"""),
    # --- nerve symptoms
    (SuggestionId.NERVES, "mild, and the plan is not for nerves", SPEAKS, """
        plan     84 from 0 nerves no
        rated    pins_needles 2 on 40-130
        today    130"""),
    (SuggestionId.NERVES, "mild, and nobody said what the plan is for", SILENT, """
        plan     84 from 0
        rated    pins_needles 2 on 40-130
        today    130"""),
    (SuggestionId.NERVES, "moderate, and nobody said what the plan is for", SPEAKS, """
        plan     84 from 0
        rated    balance 5 on 40-130
        today    130"""),
    (SuggestionId.NERVES, "mild, but going up", SPEAKS, """
        plan     84 from 0
        rated    numb 1 on 0-130 to 4
        today    130"""),
    (SuggestionId.NERVES, "moderate, and the plan is for nerves", SILENT, """
        plan     56 from 0 nerves yes
        rated    balance 5 on 40-130
        today    130"""),
    (SuggestionId.NERVES, "mild; an earlier plan was for nerves, the present one is not", SPEAKS, """
        plan     2 from 0 to 20 nerves yes
        plan     84 from 21 nerves no
        rated    pins_needles 2 on 40-130
        today    130"""),
    (SuggestionId.NERVES, "moderate; an earlier plan was for nerves, of the present one nobody said", SILENT, """
        plan     2 from 0 to 20 nerves yes
        plan     84 from 21
        rated    balance 5 on 40-130
        today    130"""),
    (SuggestionId.NERVES, "asked once a week", SPEAKS, """
        plan     84 from 0 nerves no
        rated    burning_feet 3 on 40-130 every 7
        today    130"""),
    (SuggestionId.NERVES, "a symptom that does not come from nerves", SILENT, """
        plan     84 from 0 nerves no
        rated    fatigue 7 on 40-130
        today    130"""),
    (SuggestionId.NERVES, "it was there long ago and is gone", SILENT, """
        plan     84 from 0 nerves no
        rated    numb 5 on 0-20
        today    200"""),
    (SuggestionId.NERVES, "never above none", SILENT, """
        plan     84 from 0 nerves no
        rated    numb 0 on 40-130
        today    130"""),
    (SuggestionId.NERVES, "rated in words, mostly moderate", SPEAKS, """
        words    balance 2 on 40-130
        today    130"""),
    (SuggestionId.NERVES, "rated in words, mostly mild, and nobody said what the plan is for", SILENT, """
        words    balance 1 on 40-130
        today    130"""),
    # --- slowly worse
    (SuggestionId.WORSE, "a straight rise over months", SPEAKS, """
        plan     28 from 0
        injected 0 28 56 84 112
        rated    fatigue 2 on 0-130 to 7
        today    130"""),
    (SuggestionId.WORSE, "the same all the time", SILENT, """
        plan     28 from 0
        injected 0 28 56 84 112
        rated    fatigue 4 on 0-130
        today    130"""),
    (SuggestionId.WORSE, "getting better", SILENT, """
        plan     28 from 0
        injected 0 28 56 84 112
        rated    fatigue 7 on 0-130 to 2
        today    130"""),
    # --- folic acid
    (SuggestionId.FOLIC_ACID, "before the first B12", SPEAKS, """
        noted    folic_acid 0
        injected 30 32
        today    40"""),
    (SuggestionId.FOLIC_ACID, "without any B12", SPEAKS, """
        noted    folic_acid 0 to 20
        today    40"""),
    (SuggestionId.FOLIC_ACID, "begun after B12", SILENT, """
        injected 0 28
        noted    folic_acid 5
        today    40"""),
    (SuggestionId.FOLIC_ACID, "B12 tablets came before it", SILENT, """
        noted    other_b12 0
        noted    folic_acid 5
        injected 30
        today    40"""),
    (SuggestionId.FOLIC_ACID, "before the first B12, but that was years ago", SILENT, """
        noted    folic_acid 0
        injected 30 32
        today    900"""),
    # --- tablets only
    (SuggestionId.TABLETS_ONLY, "absorption, tablets, no injection", SPEAKS, """
        cause    absorption
        tablets  10 20 30
        today    40"""),
    (SuggestionId.TABLETS_ONLY, "absorption, drops noted as going on", SPEAKS, """
        cause    absorption
        noted    other_b12 0
        today    400"""),
    (SuggestionId.TABLETS_ONLY, "diet is the cause", SILENT, """
        cause    diet
        tablets  10 20 30
        today    40"""),
    (SuggestionId.TABLETS_ONLY, "the cause is not noted", SILENT, """
        tablets  10 20 30
        today    40"""),
    (SuggestionId.TABLETS_ONLY, "injections as well", SILENT, """
        cause    absorption
        injected 0
        tablets  10 20 30
        today    40"""),
    (SuggestionId.TABLETS_ONLY, "an injection is planned", SILENT, """
        cause    absorption
        plan     84 from 30
        tablets  10 20 30
        today    40"""),
    (SuggestionId.TABLETS_ONLY, "the plan is tablets", SPEAKS, """
        cause    absorption
        plan     1 from 0 oral
        tablets  10 20 30
        today    40"""),
    # --- a medicine that can lower B12
    (SuggestionId.LOWERS_B12, "begun two months ago", SPEAKS, """
        injected 0
        noted    metformin 40
        today    100"""),
    (SuggestionId.LOWERS_B12, "laughing gas last week", SPEAKS, """
        injected 0
        noted    nitrous_oxide 95 to 95
        today    100"""),
    (SuggestionId.LOWERS_B12, "taken for years", SILENT, """
        injected 0
        noted    metformin -700
        today    100"""),
    (SuggestionId.LOWERS_B12, "another new medicine", SILENT, """
        injected 0
        noted    new_medicine 40
        today    100"""),
    # --- a blood test as the reason
    (SuggestionId.SPACED_BY_TEST, "noted", SPEAKS, """
        injected 0 84
        noted    spaced_by_test 90
        today    100"""),
    (SuggestionId.SPACED_BY_TEST, "not noted", SILENT, """
        injected 0 84
        today    100"""),
    (SuggestionId.SPACED_BY_TEST, "over for more than two years", SILENT, """
        injected 0 84
        noted    spaced_by_test 90 to 100
        today    900"""),
    # --- too early
    (SuggestionId.TOO_EARLY, "one gap so far", SPEAKS, """
        plan     28 from 0
        injected 0 28
        rated    fatigue 4 on 0-40
        today    40"""),
    (SuggestionId.TOO_EARLY, "an empty diary", SPEAKS, """
        today    0"""),
    (SuggestionId.TOO_EARLY, "rated in words, which is said by itself", SILENT, """
        words    fatigue 2 on 0-40
        today    40"""),
    # --- rated in words
    (SuggestionId.IN_WORDS, "rated in words", SPEAKS, """
        plan     28 from 0
        injected 0 28
        words    fatigue 2 on 0-40
        today    40"""),
    (SuggestionId.IN_WORDS, "in words and in numbers", SILENT, """
        words    fatigue 2 on 0-20
        rated    fatigue 5 on 21-40
        today    40"""),
    (SuggestionId.IN_WORDS, "an empty diary", SILENT, """
        today    0"""),
]  # fmt: skip
