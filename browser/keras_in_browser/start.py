"""Make Python ready for worker.js."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from keras_in_browser import install, prepare

if TYPE_CHECKING:
    from keras_in_browser.json_session import JsonSession


def start(post_json: Callable[[str], None]) -> JsonSession:
    """A session that gives each message for the page to `post_json`."""
    prepare()
    # These import Keras, which `prepare` must come before.
    from keras_in_browser import live_training
    from keras_in_browser.json_session import JsonSession

    install()
    session = JsonSession(post_json)
    live_training.install(session.tell_epoch)
    return session
