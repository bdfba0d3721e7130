"""The page "hochladen", one module per step: what is said stands beside, without Streamlit."""
