"""The workbench: screens, widgets and keys. It knows no SQL, no file format and no formula."""
