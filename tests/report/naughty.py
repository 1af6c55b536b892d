"""Texts that break forms, files and readers, for every place that a person can type into."""

NAUGHTY = {
    "html": "<b>bold</b><script>alert(1)</script>&amp;<br><img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" \' --> ]]> </title></style></svg>',
    "template": "{{ 7 * 7 }} {% raw %} ${x} #{x} %s %(n)s {n} {0.__class__}",
    "one word": "W" * 10_000,
    "many words": "wordy words " * 900,
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd "
    "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645 ",
    "overrides": "a\u202ereversed\u202c \u2066isolated\u2069 \u200fmark",
    "emoji": "\N{GRINNING FACE}\N{WAVING WHITE FLAG}\N{VARIATION SELECTOR-16}\N{ZERO WIDTH JOINER}\N{RAINBOW} tired ",
    "control": "a\x00b\x1b[31m\u202eevil\u2028x\ud800y\n\n\t\x7f\ufeff\ufffe",
    "marks": "Z" + "\N{COMBINING ACUTE ACCENT}" * 60 + " \u0489\u0489\u0489",
    "wide": "\u7530\u4e2d\u3055\u3093\u306b\u3042\u3052\u3066\u4e0b\u3055\u3044 "
    "\U0001d4d7\U0001d4ee\U0001d4f5\U0001d4f5\U0001d4f8 ",
    "format": "$x$ \\frac{a}{b} \\n \\x41 %0d%0a",
    "spaces": " \u00a0\u2003\u3000\u200b\u2060 ",
    "formula": "=cmd|' /C calc'!A0 +1+1 @SUM(1)",
    "numbers": "NaN -0 1e309 \u0661\u0662\u0663 \u00bd \u2460",
}
