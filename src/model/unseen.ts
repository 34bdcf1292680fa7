// What a reader would not see in text, or a log would obey: reporters spell it out, and JSON escapes it.

/**
 * Categories C (controls, formats, surrogates, unassigned) and Z (blanks) of Unicode but for the blank itself, what a
 * font may leave out, and the Braille pattern that is a blank in all but name. A line break is one of them.
 */
export const UNSEEN = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * What makes a line a command of the build that prints it, up to its bracket: `##vso[` of Azure Pipelines, `##[` of GitHub Actions,
 * `##teamcity[`. They are obeyed anywhere in a line.
 */
export const BRACKET_COMMAND = /(##\w*)\[/g;

/** The first colon of `::error ::` and its kin, which GitHub Actions obeys at the beginning of a line (actions/toolkit, core/src/command.ts). */
export const COLON_COMMAND =
  /:(?=:(?:add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning)(?: |::))/gi;

/** What ends a line, turns text around or does something to a terminal: of all that is unseen what a name in a log may not hold. */
export const UNRULY = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** All of it in the notation of JSON, for text that is JSON already; its line breaks stay. */
export function visibleJson(json: string): string {
  const seen = isPlain(json)
    ? json
    : json.replace(UNSEEN, (character) => (character === '\n' ? character : jsonEscape(character)));
  if (!seen.includes('##') && !seen.includes('::')) return seen;
  return seen
    .replace(BRACKET_COMMAND, (_, before) => before + jsonEscape('['))
    .replace(COLON_COMMAND, jsonEscape(':'));
}

/** Whether all of a text is of ASCII that is seen, line breaks aside: most is, and to ask for each class of Unicode takes ten times as long. */
export function isPlain(text: string): boolean {
  return !/[^\n -~]/.test(text);
}

function jsonEscape(character: string): string {
  const units = character.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return units.map((unit) => `\\u${unit}`).join('');
}
