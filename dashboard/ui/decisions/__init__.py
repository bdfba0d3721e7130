"""Parts of the page "Beschlüsse und Festlegungen": the sentence, the list, the forms; and its short form for other pages."""
