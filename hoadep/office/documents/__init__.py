"""Papers as Decree 30/2020/NĐ-CP wants them: one content, a DOCX to go on editing and a PDF to print."""
