"""Dates as people of a language write them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime


def long_date(moment: datetime | None, language: str) -> str:
    """3 mars 2026; empty where there is none."""
    if moment is None:
        return ""
    day = moment.astimezone()
    return QLocale(language).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def date_and_time(moment: datetime | None, language: str) -> str:
    """3 mars 2026, 18 h 30; empty where there is none."""
    if moment is None:
        return ""
    day = moment.astimezone()
    clock = "H 'h' mm" if language == "fr" else "HH:mm"
    time = QLocale(language).toString(QTime(day.hour, day.minute), clock)
    return f"{long_date(moment, language)}, {time}".replace(" h ", "\u00a0h\u00a0")
