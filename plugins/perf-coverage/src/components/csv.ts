/** Hands a text to the browser as a file to keep. */
export function download(fileName: string, type: string, text: string): void {
  // The mark tells spreadsheets that the file is UTF-8; calendars stumble over it.
  const mark = type === 'text/csv' ? '\uFEFF' : '';
  const blob = new Blob([mark, text], { type: `${type};charset=utf-8` });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
