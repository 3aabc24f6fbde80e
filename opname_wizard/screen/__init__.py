"""The faces: terminal, plain, files, JSON and demo."""
