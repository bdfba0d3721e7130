"""Who may see and do what: roles, what each of them sees of the store, and how a login becomes one of them."""
