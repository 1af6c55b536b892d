"""Plain matplotlib drawing given arrays, one chart after the other: `bare_charts.py FILE...`, each of charts.py."""

import json
import sys
from pathlib import Path
from time import perf_counter

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

found = {}
for path in map(Path, sys.argv[1:]):
    arrays = json.loads(path.read_text("utf-8"))
    start = perf_counter()
    width, height = arrays["size"]
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    axes = figure.add_subplot()
    for line in arrays["lines"]:
        xs, ys = zip(*line["points"], strict=True)
        style = line["style"] if isinstance(line["style"], str) else "--"
        axes.plot(xs, ys, linestyle=style, marker=line["marker"])
    axes.add_collection(LineCollection(arrays["ticks"]))
    for area in arrays["areas"]:
        axes.fill(*zip(*area, strict=True))
    FigureCanvasAgg(figure).draw()
    found[path.stem] = perf_counter() - start
print(json.dumps(found), flush=True)
