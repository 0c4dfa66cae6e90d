"""What mbcode knows of language: where a sentence ends. Only this room imports spaCy."""
