"""A small matplotlib for the browser: the calls that examples make, drawn as plain SVG.

The real one needs compiled parts that Pyodide does not bring from files of this site's own.
"""
