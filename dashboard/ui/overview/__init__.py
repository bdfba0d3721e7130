"""The page "Überblick": `page` draws it; a room each for the key figures, what needs attention, who has answered, the stages and
the matrix.
"""
