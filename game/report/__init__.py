"""What people read afterwards, made of what analysis found: pages, documents, tables.

This room knows nothing of screens.
"""
