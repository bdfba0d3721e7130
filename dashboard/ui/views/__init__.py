"""The overview's question for each action field, body and level: `view` says which, `board` shows all of them, `depth` one, with
what its `rows` say.
"""
