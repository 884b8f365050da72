"""Line icons, drawn here as small SVG paths and coloured like the words beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

#: Paths on a square of 20 units, stroked and not filled.
PATHS = {
    "plan": '<path d="M4 5h12.5M4 10h12.5M4 15h7.5"/>',
    "run": '<path d="M6.2 4.2 16 10l-9.8 5.8z"/>',
    "collect": '<rect x="4" y="3" width="12" height="14" rx="2"/><path d="m7.4 10.1 2 2 3.4-4.1"/>',
    "results": '<path d="M4.2 16V9.4M10 16V4.2M15.8 16v-4.6"/>',
    "materials": '<path d="M5 3h6.8L15.6 7v10H5z"/><path d="M11.6 3.2V7.2h3.8"/>',
    "library": '<path d="M3.4 4h3.8v12.6H3.4zM8.4 4h3.2v12.6H8.4z"/><path d="m13 5 2.8-.8 2.6 11.6-2.8.8z"/>',
    "search": '<circle cx="9" cy="9" r="5"/><path d="m12.8 12.8 3.7 3.7"/>',
    "add": '<path d="M10 4.5v11M4.5 10h11"/>',
    "remove": '<path d="m5.5 5.5 9 9M14.5 5.5l-9 9"/>',
    "up": '<path d="m5 12 5-5 5 5"/>',
    "down": '<path d="m5 8 5 5 5-5"/>',
    "back": '<path d="m12 5-5 5 5 5"/>',
    "forward": '<path d="m8 5 5 5-5 5"/>',
    "close": '<path d="m6 6 8 8M14 6l-8 8"/>',
    "folder": '<path d="M3 5.5h5l1.6 2H17v8.5H3z"/>',
    "done": '<path d="m4.5 10.5 3.6 3.6 7.4-8.2"/>',
    "alert": '<path d="M10 3.4 17.4 16H2.6z"/><path d="M10 8.2v3.6M10 13.9v.1"/>',
    "info": '<circle cx="10" cy="10" r="7"/><path d="M10 9.2v4.2M10 6.5v.1"/>',
    "pause": '<path d="M7 4.6v10.8M13 4.6v10.8"/>',
    "clock": '<circle cx="10" cy="10" r="6.8"/><path d="M10 6.2V10l2.6 1.8"/>',
    "screen": '<rect x="2.8" y="4" width="14.4" height="9.4" rx="1.4"/><path d="M7 16.6h6M10 13.6v3"/>',
    "phone": '<rect x="6" y="2.6" width="8" height="14.8" rx="1.8"/><path d="M9.2 14.6h1.6"/>',
    "people": '<circle cx="7.6" cy="7" r="2.8"/><path d="M2.8 16c.3-3 2.3-4.6 4.8-4.6s4.500 1.600 4.800 4.600"/>'
    '<path d="M12.6 4.500a2.700 2.700 0 0 1 0 5.100M14.200 11.800c1.800.6 2.800 2.100 3 4.200"/>',
    "print": '<path d="M6 7.500V3.200h8v4.300M6 14H3.600V7.600h12.800V14H14"/><path d="M6 11.600h8v5.200H6z"/>',
}


def picture(name: str, color: str, size: int = 18, ratio: float = 1.0) -> QPixmap:
    """An icon as pixels, `size` wide on a screen of this device pixel ratio."""
    source = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" '
        f'stroke="{color}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">{PATHS[name]}</svg>'
    )
    pixels = round(size * ratio)
    made = QPixmap(QSize(pixels, pixels))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, color: str, checked: str | None = None, size: int = 18) -> QIcon:
    """An icon in one colour, and in `checked` while its button is on."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        made.addPixmap(picture(name, color, size, ratio), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(picture(name, checked or color, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made
