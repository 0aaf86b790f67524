"""Colours, sizes and the style sheet. Contrast of every pair is checked by a test (WCAG 2.2: 1.4.3, 1.4.11)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.settings import Theme
from automation.resources import resource

MARGIN: Final = 28
SPACE: Final = 12
BUTTON_HEIGHT: Final = 40
"""Pixels at 100 %; WCAG asks for 24."""
BIG_BUTTON_HEIGHT: Final = 56
SMALLEST_TARGET: Final = 24
TITLE_SCALE: Final = 1.6
"""Size of a page's title, in sizes of the text."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme, as `#rrggbb`."""

    dark: bool
    page: str
    panel: str
    text: str
    muted: str
    link: str
    border: str
    primary: str
    primary_hover: str
    on_primary: str
    focus: str
    turn: str
    on_turn: str
    good: str
    bad: str

    def pairs(self) -> tuple[tuple[str, str, float], ...]:
        """Foreground, background and the least contrast they need."""
        text, part = 4.5, 3.0
        return (
            *((ink, ground, text) for ink in (self.text, self.muted, self.link, self.good, self.bad)
              for ground in (self.page, self.panel)),
            (self.on_primary, self.primary, text), (self.on_primary, self.primary_hover, text),
            (self.on_turn, self.turn, text),
            (self.border, self.page, part), (self.focus, self.page, part), (self.primary, self.page, part),
        )  # fmt: skip


LIGHT: Final = Colours(
    dark=False, page="#ffffff", panel="#eef3fa", text="#1b1b1f", muted="#45464f", link="#0a4b8f", border="#73757c",
    primary="#0b539b", primary_hover="#08427c", on_primary="#ffffff", focus="#0b539b", turn="#ffe9cc",
    on_turn="#5c3300", good="#0b5d2f", bad="#9c1c1c",
)  # fmt: skip
DARK: Final = Colours(
    dark=True, page="#1b1c20", panel="#26282e", text="#f1f1f4", muted="#c4c6cf", link="#a3cdff", border="#8f919a",
    primary="#a3cdff", primary_hover="#c4dfff", on_primary="#06213f", focus="#d6e8ff", turn="#4d3200",
    on_turn="#ffdfae", good="#8ed8a6", bad="#ffb4ab",
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Look:
    """The look of the whole program: follows the system, or what the person chose."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._font = QFont(application.font())
        self.colours = LIGHT

    def apply(self, theme: Theme, size: int) -> None:
        """Dress every window. `size` is the text's, in per cent of the computer's own."""
        dark = theme is Theme.DARK or (
            theme is Theme.AUTO and self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        self.colours = DARK if dark else LIGHT
        font = QFont(self._font)
        font.setPointSizeF(max(self._font.pointSizeF(), 10.0) * size / 100)
        self._application.setFont(font)
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours, size))
        icon.cache_clear()


def _palette(colours: Colours) -> QPalette:
    palette = QPalette(QColor(colours.panel), QColor(colours.page))
    roles = {
        QPalette.ColorRole.WindowText: colours.text, QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.ButtonText: colours.text, QPalette.ColorRole.Base: colours.page,
        QPalette.ColorRole.AlternateBase: colours.panel, QPalette.ColorRole.Highlight: colours.primary,
        QPalette.ColorRole.HighlightedText: colours.on_primary, QPalette.ColorRole.Link: colours.link,
        QPalette.ColorRole.PlaceholderText: colours.muted, QPalette.ColorRole.ToolTipBase: colours.panel,
        QPalette.ColorRole.ToolTipText: colours.text,
    }  # fmt: skip
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette


def style_sheet(colours: Colours, size: int) -> str:
    """What Fusion does not do by itself. Sizes grow with the text."""
    px = _scaled(size)
    return f"""
    QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget, QMainWindow, QDialog {{ background: {colours.page}; }}
    QLabel {{ color: {colours.text}; background: transparent; }}
    QLabel[kind="muted"] {{ color: {colours.muted}; }}
    QLabel[kind="good"] {{ color: {colours.good}; font-weight: 600; }}
    QLabel[kind="bad"] {{ color: {colours.bad}; font-weight: 600; }}
    QLabel[kind="strong"] {{ font-weight: 600; }}
    QLabel[kind="title"] {{ font-weight: 600; }}
    QLabel[kind="title"]:focus {{ border: none; }}
    QFrame[kind="panel"] {{ background: {colours.panel}; border-radius: {px(8)}px; }}
    QFrame[kind="turn"] {{ background: {colours.turn}; border-radius: {px(8)}px; }}
    QFrame[kind="turn"] QLabel {{ color: {colours.on_turn}; font-weight: 600; }}
    QFrame[kind="line"] {{ background: {colours.border}; max-height: 1px; border: none; }}
    QFrame[kind="step"] {{ background: {colours.border}; border-radius: 2px; min-height: 5px; max-height: 5px; }}
    QFrame[kind="step"][on="true"] {{ background: {colours.primary}; }}
    QPushButton {{ min-height: {px(BUTTON_HEIGHT) - 18}px; padding: 7px {px(16)}px; border: 2px solid {colours.border};
        border-radius: {px(7)}px; background: {colours.page}; color: {colours.text}; }}
    QPushButton:hover {{ background: {colours.panel}; }}
    QPushButton:focus {{ border: 3px solid {colours.focus}; padding: 6px {px(16) - 1}px; }}
    QPushButton:disabled {{ color: {colours.muted}; border-style: dashed; }}
    QPushButton[kind="primary"] {{ background: {colours.primary}; color: {colours.on_primary};
        border: 2px solid {colours.primary}; font-weight: 600; }}
    QPushButton[kind="primary"]:hover {{ background: {colours.primary_hover}; }}
    QPushButton[kind="primary"]:focus {{ border: 3px solid {colours.text}; }}
    QPushButton[kind="primary"]:disabled {{ background: {colours.panel}; color: {colours.muted};
        border: 2px dashed {colours.border}; }}
    QPushButton[kind="big"] {{ min-height: {px(BIG_BUTTON_HEIGHT) - 18}px; background: {colours.primary};
        color: {colours.on_primary}; border: 2px solid {colours.primary}; font-weight: 600; }}
    QPushButton[kind="big"]:hover {{ background: {colours.primary_hover}; }}
    QPushButton[kind="big"]:focus {{ border: 3px solid {colours.text}; }}
    QPushButton[kind="link"] {{ border: 2px solid transparent; border-radius: 4px; background: transparent;
        color: {colours.link}; text-align: left; text-decoration: underline; padding: 3px 0; min-height: 22px; }}
    QPushButton[kind="link"]:hover {{ background: {colours.panel}; }}
    QPushButton[kind="link"]:focus {{ border: 2px solid {colours.focus}; padding: 3px 0; }}
    QPushButton[kind="card"] {{ text-align: left; padding: 0; }}
    QPushButton[kind="card"]:focus {{ border: 3px solid {colours.focus}; padding: 0; }}
    QPushButton[kind="card"] QLabel {{ background: transparent; }}
    QLineEdit, QComboBox {{ min-height: {px(BUTTON_HEIGHT) - 12}px; padding: 4px 10px; color: {colours.text};
        background: {colours.page}; border: 2px solid {colours.border}; border-radius: {px(6)}px; }}
    QLineEdit:focus, QComboBox:focus {{ border: 3px solid {colours.focus}; padding: 3px 9px; }}
    QComboBox::drop-down {{ border: none; width: {px(28)}px; }}
    QComboBox::down-arrow {{ image: url({_shipped("down", colours)}); width: {px(16)}px; height: {px(16)}px; }}
    QComboBox QAbstractItemView {{ background: {colours.page}; color: {colours.text};
        selection-background-color: {colours.primary}; selection-color: {colours.on_primary}; }}
    QCheckBox {{ spacing: {px(10)}px; color: {colours.text}; min-height: {px(26)}px; border: 2px solid transparent;
        border-radius: 4px; padding: 1px 2px; }}
    QCheckBox:focus {{ border: 2px solid {colours.focus}; }}
    QCheckBox::indicator {{ width: {px(20)}px; height: {px(20)}px; border: 2px solid {colours.border};
        border-radius: 4px; background: {colours.page}; }}
    QCheckBox::indicator:checked {{ background: {colours.primary}; border-color: {colours.primary};
        image: url({_shipped("mark", colours)}); }}
    QProgressBar {{ border: 2px solid {colours.border}; border-radius: {px(7)}px; background: {colours.page};
        min-height: {px(16)}px; max-height: {px(16)}px; }}
    QProgressBar::chunk {{ background: {colours.primary}; border-radius: {px(5)}px; }}
    QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; border: none; }}
    QScrollBar::handle:vertical {{ background: {colours.border}; border-radius: {px(4)}px; min-height: {px(32)}px;
        margin: 2px {px(2)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
        border: none; height: 0; width: 0; }}
    QPlainTextEdit {{ background: {colours.page}; color: {colours.text}; border: 1px solid {colours.border}; }}
    QToolTip {{ color: {colours.text}; background: {colours.panel}; border: 1px solid {colours.border}; }}
    """


class _scaled:  # noqa: N801 - reads as a unit
    def __init__(self, size: int) -> None:
        self._size = size

    def __call__(self, pixels: int) -> int:
        return round(pixels * self._size / 100)


def _shipped(name: str, colours: Colours) -> str:
    """A style sheet takes pictures from files only: those it needs are shipped in both schemes."""
    return resource("icons", f"{name}-{'dark' if colours.dark else 'light'}.svg").as_posix()


@cache
def icon(name: str, colour: str, size: int) -> QIcon:
    """An icon of the set, in a colour; `size` in logical pixels. Sharp at any density."""
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return QIcon(picture)
