"""Words, lists and tables of a screen as a text document of Qt, in letters of any size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from casebook.export import words as w
from casebook.export.document import (
    BalanceGrid,
    Code,
    Content,
    Heading,
    Items,
    Look,
    Paragraph,
    Picture,
    Quotation,
    ResponseGrid,
    Run,
    Table,
    Words,
    said,
)
from casebook.export.image import Image
from casebook.gui.look.fonts import TextRole, font

if TYPE_CHECKING:
    from casebook.gui.look.palette import Palette

Images = Mapping[Image, QImage]
_LINE = 138  # percent of the height of the letters


def reads_leftwards(text: str) -> bool:
    """Say whether a text is written from right to left, by its first letter with a direction."""
    kinds = (bidirectional(sign) for sign in text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def letters(role: TextRole, pixels: float, *, strong: bool = False) -> QFont:
    """Give the font of a role in a size."""
    made = font(role, pixels / role.value.size)
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


class StageWords:
    """Writes contents into a text document; nothing in them is taken for markup."""

    def __init__(self, palette: Palette, pixels: float, role: TextRole, images: Images) -> None:
        """Begin an empty document.

        Args:
            palette: The colours.
            pixels: The height of the letters of plain text.
            role: Its family.
            images: The pictures that may be shown, read already.
        """
        self._palette = palette
        self._pixels = pixels
        self._role = role
        self._images = images
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(letters(role, pixels))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document.setDefaultTextOption(option)
        self._cursor = QTextCursor(self.document)
        self._begun = False
        self._inset = 0.0

    def write(self, contents: Iterable[Content], tone: str = "text") -> None:
        """Write contents one below the other, in a colour of the palette."""
        for content in contents:
            self._write(content, tone, 0)

    def write_large(self, words: Words, pixels: float) -> None:
        """Write words as the largest of the screen."""
        self._begin(0, 108)
        self._runs(words, "text", letters(TextRole.CASE_TITLE, pixels))

    def write_noted(self, rows: Sequence[tuple[str, Sequence[Content]]], label: float) -> None:
        """Write rows of a word and what belongs to it, side by side.

        Args:
            rows: The words, and what stands beside each.
            label: The width of the column of words in pixels.
        """
        if not rows:
            return
        shape = self._shape(border=False)
        self._inset = 0.0
        columns = [
            QTextLength(QTextLength.Type.FixedLength, label),
            QTextLength(QTextLength.Type.PercentageLength, 100),
        ]
        shape.setColumnWidthConstraints(columns)
        table = self._cursor.insertTable(len(rows), 2, shape)
        for at, (word, contents) in enumerate(rows):
            self._cursor = table.cellAt(at, 0).firstCursorPosition()
            self._begun = False
            self._begin(0)
            small = letters(TextRole.UI, self._pixels * 0.75, strong=True)
            self._runs(said(word), "text3", small)
            self._cursor = table.cellAt(at, 1).firstCursorPosition()
            self._begun = False
            self.write(contents, "text2")
        self._leave_table()
        self._inset = shape.cellPadding()  # what follows stands as the words do

    def colour_first(self, count: int, colour: str) -> None:
        """Give the first letters another colour."""
        cursor = QTextCursor(self.document)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, count)
        shape = QTextCharFormat()
        shape.setForeground(QColor(colour))
        cursor.mergeCharFormat(shape)

    def height(self, width: float) -> float:
        """Give the height at a width, in pixels."""
        self.document.setTextWidth(width)
        return self.document.size().height()

    def _write(self, content: Content, tone: str, depth: int) -> None:
        match content:
            case Paragraph(words, look):
                self._paragraph(words, look, tone, depth)
            case Heading(_, words):
                self._begin(depth)
                self._runs(words, tone, letters(self._role, self._pixels, strong=True))
            case Items():
                self._items(content, tone, depth)
            case Quotation(words, source, mark):
                self._begin(depth + 1)
                self._runs(words, tone, letters(TextRole.QUOTATION, self._pixels))
                below = " · ".join(filter(None, ("".join(r.text for r in source), mark)))
                self._paragraph(said(below), Look.SMALL, tone, depth + 1)
            case Code(text):
                self._begin(depth)
                self._runs(said(text), tone, letters(TextRole.SOURCE, self._pixels * 0.8))
            case Picture(alt, image):
                self._picture(alt, image, depth)
            case Table() | BalanceGrid() | ResponseGrid():
                heads, rows = table_of(content)
                self._table(heads, rows)

    def _paragraph(self, words: Words, look: Look, tone: str, depth: int) -> None:
        self._begin(depth)
        match look:
            case Look.SMALL:
                self._runs(words, "text3", letters(TextRole.UI, self._pixels * 0.75))
            case Look.LABEL:
                label = letters(TextRole.UI, self._pixels * 0.75, strong=True)
                self._runs(words, "text3", label)
            case Look.WARNING:
                self._runs(words, "soon", letters(TextRole.UI, self._pixels * 0.8))
            case _:
                self._runs(words, tone)

    def _items(self, items: Items, tone: str, depth: int) -> None:
        for at, item in enumerate(items.items):
            mark = "•" if items.start is None else f"{items.start + at}."
            if item.ticked is not None:
                mark = "☑" if item.ticked else "☐"
            self._begin(depth + 1, hanging=True)
            self._runs((Run(f"{mark}\t"), *item.words), tone)
            for below in item.below:
                self._write(below, tone, depth + 1)

    def _picture(self, alt: str, image: Image | None, depth: int) -> None:
        self._begin(depth)
        found = self._images.get(image) if image is not None else None
        if found is None or found.isNull():
            self._runs(said(f"[{w.PICTURE_MISSING}: {alt}]"), "text3")
            return
        name = QUrl(f"picture:{len(self.document.allFormats())}")
        self.document.addResource(QTextDocument.ResourceType.ImageResource, name, found)
        placed = QTextImageFormat()
        placed.setName(name.toString())
        most = self._pixels * 14
        scale = min(1.6 * most / found.width(), most / found.height())
        placed.setWidth(found.width() * scale)
        placed.setHeight(found.height() * scale)
        self._cursor.insertImage(placed)

    def _table(self, heads: Sequence[Words], rows: Sequence[Sequence[Words]]) -> None:
        shape = self._shape(border=True)
        each = QTextLength(QTextLength.Type.PercentageLength, 100 / max(1, len(heads)))
        shape.setColumnWidthConstraints([each] * len(heads))
        table = self._cursor.insertTable(len(rows) + 1, len(heads), shape)
        for down, cells in enumerate((heads, *rows)):
            for across, words in enumerate(cells[: len(heads)]):
                self._cursor = table.cellAt(down, across).firstCursorPosition()
                size = self._pixels * (0.7 if down == 0 else 0.8)
                made = letters(TextRole.UI, size, strong=down == 0)
                self._runs(words, "text2" if down == 0 else "text", made)
        self._leave_table()

    def _leave_table(self) -> None:
        """Go to the empty paragraph that stands below every table."""
        self._cursor = QTextCursor(self.document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._begun = False

    def _shape(self, *, border: bool) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setCellPadding(self._pixels * (0.35 if border else 0.25))
        shape.setCellSpacing(0)
        shape.setBorder(1 if border else 0)
        shape.setBorderCollapse(True)
        shape.setBorderStyle(
            QTextFrameFormat.BorderStyle.BorderStyle_Solid
            if border
            else QTextFrameFormat.BorderStyle.BorderStyle_None
        )
        shape.setBorderBrush(QColor(self._palette.field_line))
        return shape

    def _begin(self, depth: int, line: int = _LINE, *, hanging: bool = False) -> None:
        """Begin a paragraph: the first one stands where the cursor is."""
        shape = QTextBlockFormat()
        step = self._pixels * 1.4
        shape.setLeftMargin(step * depth + self._inset)
        if hanging:
            shape.setTextIndent(-step)
            tab = QTextOption.Tab(step * depth, QTextOption.TabType.LeftTab)
            shape.setTabPositions([tab])
        if self._begun:
            shape.setTopMargin(self._pixels * 0.45)
            self._cursor.insertBlock(shape)
        else:
            self._cursor.setBlockFormat(shape)
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        shape.setLineHeight(line, proportional)
        self._cursor.setBlockFormat(shape)
        self._begun = True

    def _runs(self, words: Words, tone: str, base: QFont | None = None) -> None:
        for run in words:
            shape = QTextCharFormat()
            made = QFont(base or letters(self._role, self._pixels))
            if run.strong:
                made.setWeight(QFont.Weight.DemiBold)
            made.setItalic(made.italic() or run.emphasis)
            made.setStrikeOut(run.struck)
            shape.setFont(made)
            shape.setForeground(QColor(str(getattr(self._palette, tone))))
            self._cursor.insertText(run.text, shape)


def table_of(
    content: Table | BalanceGrid | ResponseGrid,
) -> tuple[tuple[Words, ...], tuple[tuple[Words, ...], ...]]:
    """Give heads and rows of a grid."""
    match content:
        case Table(heads, rows):
            return heads, rows
        case BalanceGrid(lines):
            names = (w.STRATEGY, w.SAFETY, w.QUALITY, w.EFFICIENCY, w.REASON)
            made = tuple((what, *map(said, marks), why) for what, marks, why in lines)
            return tuple(map(said, names)), made
        case ResponseGrid(severities, lines):
            heads = (said(w.RESPONSIBILITY), *severities)
            return heads, tuple(
                (who, *(_with_limits(words, limits) for words, limits in cells))
                for who, cells in lines
            )


def _with_limits(words: Words, limits: str) -> Words:
    return (*words, Run(f" ({limits})")) if limits else words
