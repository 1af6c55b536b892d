"""The window: one of the two faces of the diary. Only this package and the paper of `report` know Qt."""

from b12diary import binding

binding.read_in()
