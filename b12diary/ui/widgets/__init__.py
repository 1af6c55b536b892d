"""The parts that pages are built of. They know no diary: they are filled with values and speak in signals."""
