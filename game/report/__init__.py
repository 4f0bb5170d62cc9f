"""What people read afterwards, made of what analysis found: pages, documents, tables.

This room knows nothing of screens.
"""

from game.report.page import page, write_page

__all__ = ["page", "write_page"]
