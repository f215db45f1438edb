"""A session as worker.js has it: `python run_session.py FOLDER_OF_WHAT_IT_IMPORTS`.

It reads messages `run` as JSON, a line each, and prints each message that the session posts.
"""

from __future__ import annotations

import sys

sys.path.insert(0, sys.argv[1])

from keras_in_browser.start import start

session = start(lambda text: print(text, file=sys.__stdout__))
for line in sys.stdin:
    session.run_json(line)
