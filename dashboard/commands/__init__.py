"""The command line, one module per group of commands; `cli` joins them. Every word that a user sees is German."""
