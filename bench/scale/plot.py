"""The plot of docs/benchmarks.md: seconds by agencies, the same bytes for the same numbers."""

from __future__ import annotations

from pathlib import Path

from bench.scale.results import OURS, Results

LINES = (
    # peer, way, color (told apart by color-blind readers as well), line
    ("Material", "cold", "#d55e00", "-"),
    ("Zensical", "cold", "#cc79a7", "-"),
    ("Eleventy", "cold", "#e69f00", "-"),
    ("Hugo", "cold", "#0072b2", "-"),
    ("Hugo with our bodies", "cold", "#0072b2", "--"),
    (OURS, "cold", "#009e73", "-"),
    (OURS, "one edit", "#009e73", "--"),
    (OURS, "nothing edited", "#009e73", ":"),
)


def draw(results: Results, path: Path) -> None:
    """Draw the medians as an SVG."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "microsite", "svg.fonttype": "none"}):
        figure = Figure(figsize=(8, 5), layout="constrained")
        axes = figure.subplots()
        for peer, way, color, line in LINES:
            if by_size := results.medians(peer, way):
                axes.plot(
                    list(by_size),
                    list(by_size.values()),
                    line,
                    color=color,
                    marker="o",
                    label=f"{peer}, {way}",
                )
        axes.set(xscale="log", yscale="log", xlabel="agencies", ylabel="seconds")
        sizes = sorted(results.sizes)
        axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
        axes.xaxis.set_minor_locator(mpl.ticker.NullLocator())
        axes.yaxis.set_major_formatter(mpl.ticker.FormatStrFormatter("%g"))
        axes.grid(visible=True, which="major", color="#dddddd")
        if axes.has_data():
            axes.legend(frameon=False)
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
