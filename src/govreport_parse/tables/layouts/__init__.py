"""How the statutory tables are laid out in print, a module a layout."""
