"""Who is named: spans of text become actors, by the knowledge base and the document."""

from lapel.stages.actors.find import find_actors

__all__ = ["find_actors"]
