"""The page "Rückmeldestand": `board` shows all bodies, `body` one of them, `delivery` one delivery in depth."""
