"""What happens when the person does something on a page: one module a page, its signals to the diary's verbs."""
