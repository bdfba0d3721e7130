"""The page "Hochladen": `page` draws it, one room per step; the `work` behind a draft and the `sentences` on it stand beside."""
