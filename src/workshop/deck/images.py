"""Picture files as they are seen: read by what is in them, turned as the camera was held, no larger than a projector.

What is drawn, measured and written comes from here, so that the three agree. Each is decoded once and kept for a while.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from workshop.model.errors import WorkshopError

_LARGEST = QSize(3840, 2160)
_LONGEST_AS_IT_IS = 4096
_KEPT_BYTES = 256 * 2**20
_JPEG_QUALITY = 92

#: How a whole file of the kinds ends that Office and all its kin show.
_ENDS = {"png": b"IEND\xaeB`\x82", "jpeg": b"\xff\xd9", "gif": b";"}


class Kept:
    """Keeps the pictures asked for last, so many bytes of them. Any thread may ask."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._bytes = 0
        self._images: OrderedDict[Hashable, QImage] = OrderedDict()
        self._lock = Lock()

    def image(self, key: Hashable, make: Callable[[], QImage]) -> QImage:
        """The picture kept for this key, or a new one; all who ask at once get the same."""
        with self._lock:
            if key in self._images:
                self._images.move_to_end(key)
                return self._images[key]
        made = make()  # meanwhile others may take what is kept
        with self._lock:
            if key not in self._images:
                self._images[key] = made
                self._bytes += _cost(made)
            found = self._images[key]
            while self._bytes > self._most:
                self._bytes -= _cost(self._images.popitem(last=False)[1])
        return found


_kept = Kept(_KEPT_BYTES)


def picture(path: Path) -> QImage:
    """The picture in a file; a null one where there is none that can be read whole."""
    try:
        found = path.stat()
    except OSError:
        return QImage()
    return _kept.image((path, found.st_mtime_ns, found.st_size), lambda: _read(_reader(path)))


def sticker(data: bytes) -> QImage:
    """The picture of a template; a null one where it is of a kind that cannot be drawn."""
    # The key is the data itself: Python works out its hash once, where a digest would be worked out at every draw.
    return _kept.image(data, lambda: _decoded(data))


def as_it_is(path: Path) -> bytes | None:
    """The file's bytes where other programs show the same as we do, else None."""
    reader = _reader(path)
    size, kind = reader.size(), bytes(reader.format().data()).decode()
    turned = reader.transformation() != QImageIOHandler.Transformation.TransformationNone
    large = max(size.width(), size.height()) > _LONGEST_AS_IT_IS
    if kind not in _ENDS or turned or large or picture(path).isNull():
        return None
    data = path.read_bytes()
    return data if data.rstrip(b"\0").endswith(_ENDS[kind]) else None


def encoded(path: Path) -> bytes:
    """The picture as it is seen, in a file of its own. Raises WorkshopError where it cannot be read."""
    found = picture(path)
    if found.isNull():
        raise WorkshopError(f"{path} could not be read; look at the file, or take the picture off its slide.")
    return written(found, "jpeg" if _reader(path).format() == QByteArray(b"jpeg") else "png")


def written(image: QImage, kind: str = "png") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    if kind == "jpeg":
        writer.setQuality(_JPEG_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())


def _reader(path: Path) -> QImageReader:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    return reader


def _decoded(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _read(QImageReader(buffer))


def _read(reader: QImageReader) -> QImage:
    """Scaled while it is read, which saves the time and the space of a large photograph."""
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(_shown(size, turned=_is_turned(reader)))
    image = reader.read()
    if image.isNull() or _shown(image.size()) == image.size():
        return image
    return image.scaled(
        _shown(image.size()), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _is_turned(reader: QImageReader) -> bool:
    quarter = QImageIOHandler.Transformation.TransformationRotate90
    return reader.autoTransform() and bool(reader.transformation().value & quarter.value)


def _shown(size: QSize, *, turned: bool = False) -> QSize:
    """The size, or the largest of its shape that a projector shows."""
    room = _LARGEST.transposed() if turned else _LARGEST
    if size.boundedTo(room) == size:
        return size
    return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _cost(image: QImage) -> int:
    """One that cannot be read is kept as well, and has to go in its time."""
    return max(image.sizeInBytes(), 4096)
