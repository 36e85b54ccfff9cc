"""The pages of intake: method and route → who may use them."""

from __future__ import annotations

HERE = "/c/{code}/intake"
MAY_IMPORT = "rita adam"

LINES: dict[str, str] = {
    f"{line}": MAY_IMPORT
    for line in (
        f"GET {HERE}",
        f"POST {HERE}",
        f"POST {HERE}/pasted",
        f"GET {HERE}/template.xlsx",
        f"GET {HERE}/together",
        f"POST {HERE}/together",
        f"GET {HERE}/{{draft}}",
        f"POST {HERE}/{{draft}}",
        f"POST {HERE}/{{draft}}/drop",
        f"GET {HERE}/{{draft}}/columns",
        f"POST {HERE}/{{draft}}/columns",
        f"POST {HERE}/{{draft}}/corrects",
        f"GET {HERE}/{{draft}}/annotated.xlsx",
        f"GET {HERE}/{{draft}}/confirm",
        f"POST {HERE}/{{draft}}/confirm",
        f"GET {HERE}/done/{{reference}}",
        f"GET {HERE}/done/{{reference}}/annotated.xlsx",
        f"GET {HERE}/done/{{reference}}/undo",
        f"POST {HERE}/done/{{reference}}/undo",
    )
}
