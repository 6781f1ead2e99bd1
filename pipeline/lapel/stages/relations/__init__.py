"""The relations stage: PLOVER's root category for any political sentence, gestures or not.

A gesture gives the root of its type and standing. What no gesture rule knows is read from the verb dictionary of PETRARCH-2
(data/relations): a verb with the words to its right, its subject and objects as the grammar of the gestures stage finds them. There is no
type, no standing, and no border that must be crossed: *the police arrested protesters* is COERCE.
"""

from lapel.stages.relations.find import find_relations

__all__ = ["find_relations"]
