// GUIDs as ids of GPOs.

const DIGITS = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const WHOLE = new RegExp(`^\\{${DIGITS}\\}$`, 'i');
const LEADING = new RegExp(`^\\{?(${DIGITS})\\}?`, 'i');

/** Whether the text is a GUID in braces and nothing else: such a one may be given to a program. */
export function isGuid(text: string | null): text is string {
  return text !== null && WHOLE.test(text);
}

/** The GUID with which a text begins, with braces or without, in upper case and braces; null where there is none. */
export function leadingGuid(text: string): string | null {
  const digits = LEADING.exec(text)?.[1];
  return digits === undefined ? null : `{${digits.toUpperCase()}}`;
}
