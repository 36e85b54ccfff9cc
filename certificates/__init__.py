"""Certificates: frozen content and a layout in, PDF bytes out.

This package knows nothing of winners, of a database or of the web. README.md describes its stages.

Its names stand in `__init__.pyi` and are loaded when they are first used, so that a child process
that opens a hostile file starts without the whole engine.
"""

import lazy_loader

__version__ = "0.1.0"
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
