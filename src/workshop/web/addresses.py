"""How the room's addresses are written: the full one for the QR code, the short one for people who type."""

from __future__ import annotations

HTTP_PORT = 80


def join_url(host: str, port: int, token: str) -> str:
    """The address that opens the room, token and all."""
    return f"http://{short_address(host, port)}/{token}/"


def short_address(host: str, port: int) -> str:
    """What a person types to reach the page that asks for the room code."""
    name = f"[{host}]" if ":" in host else host
    return name if port == HTTP_PORT else f"{name}:{port}"
