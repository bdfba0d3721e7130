"""The parts of the page "Veränderungen": two points, the ledger, what got better and worse, the lists behind each number."""
