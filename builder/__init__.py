"""How examples become pages: small modules, each named after the one thing it does."""
