"""The parts of IPython that a page's cells need: its pretty printer and `display`."""
