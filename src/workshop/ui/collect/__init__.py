"""The Collect page: how to join, whether phones get through, what is asked, and who has answered."""

from workshop.ui.collect.facts import AskedLine, AskedState, Network, RoomFacts, SeatLine, SeatState
from workshop.ui.collect.page import CollectPage

__all__ = ["AskedLine", "AskedState", "CollectPage", "Network", "RoomFacts", "SeatLine", "SeatState"]
