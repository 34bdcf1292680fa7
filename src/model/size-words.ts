// Sizes for people who wait.

const UNITS = ['KB', 'MB', 'GB', 'TB'];

/** `0.3 MB`, `412 MB`, `1.9 GB`, in thousands. */
export function sizeWords(bytes: number): string {
  let size = bytes / 1000;
  let unit = 0;
  for (; size >= 999.5 && unit < UNITS.length - 1; unit++) size /= 1000;
  return `${size < 9.95 ? size.toFixed(1) : size.toFixed(0)} ${UNITS[unit]}`;
}
