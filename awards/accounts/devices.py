"""A browser and its system, in two words that a person recognises."""

from __future__ import annotations

#: The first match counts: nearly all browsers also name Chrome and Safari.
_BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("QQBrowser", "QQ Browser"),
    ("QIHU", "360"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("HuaweiBrowser", "Huawei Browser"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("OpenHarmony", "HarmonyOS"),
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def browser(agent: str) -> str:
    """Empty if unknown."""
    return next((name for mark, name in _BROWSERS if mark in agent), "")


def system(agent: str) -> str:
    """Empty if unknown."""
    return next((name for mark, name in _SYSTEMS if mark in agent), "")
