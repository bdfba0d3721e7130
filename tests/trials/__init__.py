"""Lists as houses really send them, with what they say: `python -m tests.trials` reads all and tells what was read wrong."""
