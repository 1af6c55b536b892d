"""What other programs' exports mean, recognised by their heads. The knowledge itself lies in `resources/presets`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePath
from typing import Any

from b12diary.assets import asset, read_toml
from b12diary.domain.rating import ScaleId
from b12diary.i18n import _, language
from b12diary.interchange.mapping import ColumnUse, Meaning, NameKind, NameUse, Several, SheetMapping
from b12diary.interchange.sheet_doses import names_b12, names_needle
from b12diary.interchange.sheet_look import CellsLook, SheetLook

_LEAVE_OUT = "-"


@dataclass(frozen=True, slots=True)
class Preset:
    """One form of one program; `resources/presets/README.md` explains the fields.

    Attributes:
        key: its name on the command line.
        columns: what is known of each head, by the head in small letters.
        refuse: why a sheet of this form is not read; empty = it is.
    """

    key: str
    title: str
    heads: frozenset[str]
    file: str = ""
    shape: str = ""
    columns: Mapping[str, ColumnUse] = field(default_factory=dict)
    others: str = "ignore"
    several: Several = Several.HIGHEST
    words: tuple[tuple[str, int], ...] = ()
    skipped: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: tuple[NameUse, ...] = ()
    asks_scale: bool = False
    remark: str = ""
    refuse: str = ""

    def fits(self, heads: tuple[str, ...], file: str) -> bool:
        """Tell whether a sheet with these heads in a file of this name is of this form."""
        return self.heads <= {head.casefold() for head in heads} and self.file in file.casefold()

    def mapping(self, look: SheetLook) -> SheetMapping:
        """Return what the columns of a sheet of this form mean; `look` is of the sheet in its simple shape."""
        columns = tuple(self._use(head, cells) for head, cells in zip(look.heads, look.columns, strict=True))
        present = {head.casefold() for head in look.heads}
        skipped = tuple(
            (next(h for h in look.heads if h.casefold() == head), cells)
            for head, cells in self.skipped
            if head in present
        )
        return SheetMapping(columns, None, self.several, self.names, self.words, skipped, self.shape)

    def _use(self, head: str, cells: CellsLook) -> ColumnUse:
        known = self.columns.get(head.casefold())
        if known is not None:
            return ColumnUse(head, known.meaning, known.scale, known.label)
        if self.others == "ignore" or not cells.n:
            return ColumnUse(head)
        if names_b12(head) or names_needle(head):
            return ColumnUse(head, Meaning.INJECTION)
        if self.others == "marks":
            return ColumnUse(head, Meaning.EVENT)
        return ColumnUse(head, Meaning.NOTE, label=head) if cells.n_whole else ColumnUse(head)


def presets() -> tuple[Preset, ...]:
    """Return every preset, by its key, with its sentences in the language in use."""
    return _read(language())


@cache
def _read(_language: str) -> tuple[Preset, ...]:
    files = sorted(asset("presets").glob("*.toml"))
    return tuple(_preset(file.stem, read_toml("presets", file.name)) for file in files)


def preset_called(key: str) -> Preset | None:
    """Return a preset by its name on the command line."""
    return next((preset for preset in presets() if preset.key == key and not preset.refuse), None)


def preset_keys() -> tuple[str, ...]:
    """Return the names of the presets that read something."""
    return tuple(preset.key for preset in presets() if not preset.refuse)


def recognised(heads: tuple[str, ...], file: str) -> Preset | None:
    """Return the preset that knows most of these heads; None when none knows them all.

    Args:
        heads: of the sheet as it stands in the file.
        file: the file's name; its folder counts as well, since some programs name the sheet by the folder.
    """
    name = "/".join(PurePath(file).parts[-2:])
    fitting = [preset for preset in presets() if preset.fits(heads, name)]
    return max(fitting, key=lambda preset: (len(preset.heads), bool(preset.refuse)), default=None)


def _preset(key: str, row: dict[str, Any]) -> Preset:
    columns = {head.casefold(): _column(head, use) for head, use in row.get("columns", {}).items()}
    labels = {use["label"] for use in row.get("columns", {}).values() if isinstance(use, dict) and "label" in use}
    return Preset(
        key=key,
        title=row["title"],
        heads=frozenset(head.casefold() for head in row["heads"]),
        file=row.get("file", ""),
        shape=row.get("shape", ""),
        columns=columns,
        others=row.get("others", "ignore"),
        several=Several(row.get("several", Several.HIGHEST)),
        words=tuple(row.get("words", {}).items()),
        skipped=tuple((head.casefold(), tuple(cells)) for head, cells in row.get("skipped", {}).items()),
        names=tuple(
            NameUse(
                NameKind.SYMPTOM,
                _(name) if name in labels else name,
                target != _LEAVE_OUT,
                "" if target == _LEAVE_OUT else target,
            )
            for name, target in row.get("symptoms", {}).items()
        ),
        asks_scale=row.get("asks_scale", False),
        remark=_(row.get("remark", "")),
        refuse=_(row.get("refuse", "")),
    )


def _column(head: str, use: str | dict[str, str]) -> ColumnUse:
    if isinstance(use, str):
        return ColumnUse(head, Meaning(use))
    meaning, label = Meaning(use["meaning"]), use.get("label", "")
    # An event is named by the id of its factor; other labels become words of the person's own.
    words = label if meaning is Meaning.EVENT else _(label)
    return ColumnUse(head, meaning, ScaleId(use.get("scale", ScaleId.NRS_0_10)), words)
