"""The steering round: freezing its state, its agenda, its decisions, and the working group's meetings between two rounds."""
