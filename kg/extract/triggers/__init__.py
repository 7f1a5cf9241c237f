"""What happened: the words that tell it, who takes part in which role (`slots`, `phrases`, `roles`), the status."""
