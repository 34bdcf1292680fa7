// What nests, and names under which a document may lie.

/** Beginnings of what can nest, each with its end. */
export const NESTS: readonly (readonly [open: string, close: string])[] = [
  ['<a>', '</a>'],
  ['[', ']'],
  ['{"a":', '}'],
  ['<k>', '</k>'],
  ['(', ')'],
  ['{', '}'],
  ['<Collection>', '</Collection>'],
  ['<Obj RefId="0">', '</Obj>'],
  ['<!--', '-->'],
  ['&amp;', ''],
  ['<div>', '</div>'],
  ['if(a){', '}'],
  ['!', ''],
  ['-', ''],
  ['"\\', '"'],
];

/** Names under which a document may lie; `*` is its own. */
export const NAMES: readonly string[] = [
  '*',
  '*',
  '*',
  'gpreport.xml',
  'export.txt',
  'exports/\u001b[2J\u202e*',
  'exports/::error file=x::*',
  'exports/##vso[task.complete]*',
  'exports/new\nline\r::error::*',
  'exports/\ud800*',
  'exports/<script>alert(1)</script>*',
  'exports/]]>&amp;"\'*',
  '__proto__/*',
  'a/../../b/*',
  'C:\\exports\\*',
];
