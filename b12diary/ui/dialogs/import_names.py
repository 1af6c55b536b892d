"""Which symptom, medicine or event each name in a sheet means, and which number a word stands for."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.catalogue import catalogue, route_label, symptom_label
from b12diary.domain.dose import Route
from b12diary.domain.rating import SCALES, ScaleId
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.i18n import _, ngettext
from b12diary.interchange.mapping import Meaning, NameKind, NameUse
from b12diary.interchange.name_matching import SymptomMatcher
from b12diary.interchange.rating_cells import words_of
from b12diary.interchange.sheet_doses import names_needle
from b12diary.interchange.sheet_look import FoundName
from b12diary.interchange.sheet_sources import Proposal
from b12diary.ui.dialogs.import_columns import Words, flow_row, scale_choices
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.labels import Label

MOST_ROWS = 40
_OWN, _OUT, _ASK = "*own", "*out", "*ask"
_OWN_ID = SymptomId(_OWN)
_MOST_WORDS = 20


class NamesStep(QWidget):
    """The second step.

    Signals:
        changed(): the person chose something; `proposal` holds it.
    """

    changed = Signal()

    def __init__(self, symptoms: tuple[Symptom, ...]) -> None:
        """Make an empty step; `symptoms` are those of the diary."""
        super().__init__()
        self._symptoms, self._matcher = symptoms, SymptomMatcher(symptoms)
        self._proposal: Proposal | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(8))
        self._list = QVBoxLayout()
        self._list.setSpacing(space(8))
        self._layout.addLayout(self._list)
        self._layout.addStretch(1)
        self._made: list[QWidget] = []

    @property
    def proposal(self) -> Proposal | None:
        """The sheet with what was chosen."""
        return self._proposal

    def fill(self, proposal: Proposal, most: int = MOST_ROWS) -> None:
        """Show the names of a proposal, the first `most` of each kind. Emits nothing."""
        self._proposal = proposal
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made = []
        self._add_words(proposal)
        titles = {
            NameKind.MEDICINE: _("How are these given?"),
            NameKind.SYMPTOM: _("Which symptoms are these?"),
            NameKind.EVENT: _("Which events are these?"),
        }
        for kind, title in titles.items():
            found = [name for name in proposal.names if name.kind is kind]
            if not found:
                continue
            self._add(Label(title, Role.HEADING))
            for name in found[:most]:
                self._add(self._row(proposal, name))
            if len(found) > most:
                more = Button(_("Show {n} more").format(n=len(found) - most), Variant.TEXT)
                more.clicked.connect(lambda: self._show_all(proposal))
                self._add(more)
        if not self._made:
            self._add(Label(_("There are no names to match in this sheet.")))
        set_reading_order(self)

    def _show_all(self, _proposal: Proposal) -> None:
        if self._proposal is not None:
            self.fill(self._proposal, len(self._proposal.names))

    def _add(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._list.addWidget(widget)

    def _row(self, proposal: Proposal, found: FoundName) -> QWidget:
        use = proposal.mapping.name_use(found.kind, found.name) or NameUse(found.kind, found.name)
        holder, flow = flow_row()
        n_cells = ngettext("{n} cell", "{n} cells", found.cells.n).format(n=found.cells.n)
        examples = ", ".join(" ".join(example.split())[:20] for example in found.cells.examples[:4])
        flow.addWidget(Words(found.name, f"{n_cells}: {examples}" if examples else n_cells))
        combo = Combo(self._choices(found), _("What “{name}” is").format(name=found.name))
        combo.fill(_key(use))
        combo.picked.connect(lambda key: self._pick(found, key))
        flow.addWidget(combo)
        is_listed = found.kind is NameKind.SYMPTOM and not found.is_head and proposal.mapping.has(Meaning.VALUE)
        if is_listed:
            scale = Combo(scale_choices(), _("The scale of “{name}”").format(name=found.name))
            place = proposal.mapping.place_of(Meaning.VALUE)
            column = proposal.mapping.columns[place].scale if place is not None else ScaleId.NRS_0_10
            scale.fill(use.scale or column)
            scale.picked.connect(lambda key: self._pick_scale(found, key))
            flow.addWidget(scale)
        return holder

    def _choices(self, found: FoundName) -> Sequence[Choice]:
        own = Choice(_OWN, _("{name}, a symptom of my own").format(name=found.name))
        leave_out = Choice(_OUT, _("leave it out"))
        match found.kind:
            case NameKind.SYMPTOM:
                matched = self._matcher.match(found.name)
                first = [*([matched.sure] if matched.sure else []), *matched.likely]
                known = [s.id for s in self._symptoms if s.id not in first]
                others = [s.id for s in catalogue().symptoms if s.id not in {*first, *known}]
                ids: list[SymptomId] = list(dict.fromkeys([*first, _OWN_ID, *known, *others, INTERFERENCE]))
                named = [own if id_ == _OWN_ID else Choice(id_, symptom_label(id_, self._symptoms)) for id_ in ids]
                return [*named, leave_out]
            case NameKind.MEDICINE:
                routes = [Choice(route, _route_words(route)) for route in Route if route is not Route.OTHER]
                return [Choice(_ASK, _("not said yet")), *routes, leave_out]
            case NameKind.EVENT:
                factors = [Choice(f.id, f.label) for f in catalogue().factors if f.id != "other"]
                return [Choice(_OWN, _("{name}, in these words").format(name=found.name)), *factors, leave_out]

    def _pick(self, found: FoundName, key: str) -> None:
        use = self._use(found)
        if key == _OUT:
            use = replace(use, is_used=False)
        elif found.kind is NameKind.MEDICINE:
            use = replace(use, is_used=True, route=None if key == _ASK else Route(key))
        else:
            use = replace(use, is_used=True, target="" if key == _OWN else key)
        self._set(use)

    def _pick_scale(self, found: FoundName, key: str) -> None:
        self._set(replace(self._use(found), scale=ScaleId(key)))

    def _use(self, found: FoundName) -> NameUse:
        known = self._proposal.mapping.name_use(found.kind, found.name) if self._proposal else None
        return known or NameUse(found.kind, found.name)

    def _set(self, use: NameUse) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        names = [n for n in proposal.mapping.names if (n.kind, n.name) != (use.kind, use.name)]
        self._proposal = replace(proposal, mapping=replace(proposal.mapping, names=(*names, use)))
        self.changed.emit()

    # --- words in the place of ratings

    def _add_words(self, proposal: Proposal) -> None:
        words = open_words(proposal)
        if not words:
            return
        self._add(Label(_("Which numbers do these words stand for?"), Role.HEADING))
        known = dict(proposal.mapping.words)
        for word, scale in list(words.items())[:_MOST_WORDS]:
            limits = SCALES[scale]
            holder, flow = flow_row()
            flow.addWidget(Words(word, ""))
            numbers = [Choice(str(n), str(n)) for n in range(limits.low, limits.high + 1)]
            combo = Combo([*numbers, Choice(_OUT, _("leave it out"))], _("The number for “{word}”").format(word=word))
            combo.fill(str(known[word]) if word in known else _OUT)
            combo.picked.connect(lambda key, word=word: self._pick_word(word, key))
            flow.addWidget(combo)
            self._add(holder)

    def _pick_word(self, word: str, key: str) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        words = {w: n for w, n in proposal.mapping.words if w.casefold() != word}
        if key != _OUT:
            words[word] = int(key)
        self._proposal = replace(proposal, mapping=replace(proposal.mapping, words=tuple(words.items())))
        self.changed.emit()


def _key(use: NameUse) -> str:
    """Return the choice that stands for a use."""
    if not use.is_used:
        return _OUT
    if use.kind is NameKind.MEDICINE:
        return use.route or (Route.UNKNOWN if names_needle(use.name) else _ASK)
    return use.target or _OWN


def _route_words(route: Route) -> str:
    if route is Route.UNKNOWN:
        return _("an injection, not said where")
    if route.is_injection:
        return _("an injection, {route}").format(route=route_label(route))
    return _("no injection: {route}").format(route=route_label(route))


def open_words(proposal: Proposal) -> dict[str, ScaleId]:
    """Return the words in the place of ratings that their scale does not know, with the scale."""
    place = proposal.mapping.place_of(Meaning.VALUE)
    found: dict[str, ScaleId] = {}
    for name in proposal.names:
        if name.kind is not NameKind.SYMPTOM:
            continue
        column = next(
            (c for c in proposal.mapping.columns if c.name == name.name and c.meaning is Meaning.RATING), None
        )
        if column is None and place is not None:
            column = proposal.mapping.columns[place]
        if column is None:
            continue
        use = proposal.mapping.name_use(name.kind, name.name)
        scale = use.scale if use is not None and use.scale is not None else column.scale
        if use is None or use.is_used:
            known = words_of(scale)
            found |= {w: scale for w in name.cells.words if w not in known and not any(c.isdigit() for c in w)}
    return found
