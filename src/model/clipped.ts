// Text of a file that comes into a message: what is longer than any that is right is cut.

/** The first `most` UTF-16 units, and a sign that there were more. */
export function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}...`;
}
