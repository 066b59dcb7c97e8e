"""Maps drawn on the server as SVG: outlines, projections, dots that are merged where they crowd. Pure."""
