"""What is handed out on paper: handouts, the guide, sign-in sheets, certificates; PDF by Qt, .docx by python-docx."""
