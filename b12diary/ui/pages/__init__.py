"""The pages of the window.

What every page promises, so that any of them can be made, tested and changed alone:

1. A page is a subclass of `b12diary.ui.widgets.page.Page`, made with no diary and no clock:
   `TodayPage(parent=None)`. It sets `title` (class attribute, or `set_title(title, second)` later), fills
   `self.body` (a `QVBoxLayout` that scrolls), and if it needs them `self.head.addWidget` (right end of the title row)
   and `self.foot.addWidget` (fixed bottom row, `self.foot.add_split()` pushes what follows to the far end).
2. It is filled by `show_excerpt(excerpt: Excerpt, day: date)`: the whole frozen diary and the diary day that the window
   is on. `excerpt.today` is the present diary day, so `day < excerpt.today` means filling in late. Filling emits
   nothing: use the widgets' `fill` and `set_value`, never a call that also emits. Filling twice with the same excerpt
   changes nothing, and a field in which the person is writing keeps what was written.
3. What the person does leaves as a signal named in the past tense with plain values of the domain
   (`rated(str, int)`, `dose_logged(object)`); the page then changes nothing by itself. The wiring connects the signal
   to a verb of the diary; the diary writes it to disk and tells its listeners; the window calls `refresh` with a new
   excerpt if the page is in sight and sets `is_stale` if it is not. So what is shown is what is on the disk.
4. Results of analysis, charts and the printed page are pure functions of an excerpt. A page that needs them computes
   nothing itself: it emits what it wants to see, and gets the answer by a method of its own (`show_result(...)`) from
   `b12diary.ui.background.Background`, possibly after it was filled again; so it must be right without it, too.
5. Messages stand in `self.message_bar`. The wiring fills it: what was done with "Undo" (`shell.say`), what was refused,
   or what, why and remedy of a `DiaryError` (`wiring.steps.made`). The next change takes the message away. A page says
   nothing in message boxes and asks for no confirmation of what can be undone.
6. `go_to(target)` shows one part of the page, when another page leads here; `target` is the page's own word for it.
7. Sizes come from `theme.metric`, `theme.space` and `theme.control_height`, fonts from `theme.set_role`, colours from
   `theme.colour` or the token names of the widgets; a widget that keeps any of them has a method `restyle()`.
   No style sheet sets a font. Text wraps; nothing is cut; at 200 % and 1024 x 600 everything can be reached.
8. Every control has an accessible name (`Form`, `Field`, `ChipGroup` see to it) and one tab stop, in reading order.

A page is entered in `b12diary.ui.registry.pages`, its signals are connected by its own module in `b12diary.ui.wiring`.
"""
