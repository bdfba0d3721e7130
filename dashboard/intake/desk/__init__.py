"""The desk: workbooks that are being worked on, with the answers given so far, beside the store and without effect on it."""
