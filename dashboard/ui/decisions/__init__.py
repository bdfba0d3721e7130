"""The page "Beschlüsse und Festlegungen": `listing` says each decision, also in short for other pages; `forms` record them."""
