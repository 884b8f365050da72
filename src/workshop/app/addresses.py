"""This laptop's addresses in the room's network, the likeliest for phones first."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

LOCAL = "127.0.0.1"
_VIRTUAL_NAMES = ("docker", "br-", "veth", "virbr", "vmnet", "vbox", "tun", "tap", "utun", "zt", "tailscale", "wg")


@dataclass(frozen=True, slots=True)
class Address:
    """One IPv4 address. `wireless` and `virtual` are what the system says of its adapter."""

    ip: str
    adapter: str
    wireless: bool = False
    virtual: bool = False

    @property
    def is_local(self) -> bool:
        return ipaddress.ip_address(self.ip).is_loopback

    @property
    def is_private(self) -> bool:
        return ipaddress.ip_address(self.ip).is_private


def ranked(addresses: Iterable[Address]) -> tuple[Address, ...]:
    """Real adapters before virtual ones, private networks before public ones, Wi-Fi before cable; this laptop last."""
    return tuple(
        sorted(
            addresses,
            key=lambda one: (
                one.is_local,
                one.virtual,
                one.ip.startswith("169.254."),
                not one.is_private,
                not one.wireless,
                one.adapter,
                one.ip,
            ),
        )
    )


def addresses() -> tuple[Address, ...]:
    """Every IPv4 address of this laptop, ranked; never empty."""
    found: list[Address] = []
    for interface in QNetworkInterface.allInterfaces():
        flags = interface.flags()
        if not (flags & QNetworkInterface.InterfaceFlag.IsUp and flags & QNetworkInterface.InterfaceFlag.IsRunning):
            continue
        kind = interface.type()
        name = interface.humanReadableName()
        virtual = kind == QNetworkInterface.InterfaceType.Virtual or name.startswith(_VIRTUAL_NAMES)
        found.extend(
            Address(entry.ip().toString(), name, kind == QNetworkInterface.InterfaceType.Wifi, virtual)
            for entry in interface.addressEntries()
            if entry.ip().protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol
        )
    return ranked(found) or (Address(LOCAL, "this laptop"),)
