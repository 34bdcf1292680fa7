// Secrets by the names that stand before them: members, attributes, elements, labels, switches, and names that are values themselves.

import { isNoSecretInCode, isSecretUnder, secretStems } from '../../model/secret-text.ts';
import { BEHIND_ARGUMENT, calculatedAt } from './secret-code.ts';
import { elementOf, elementWith, siblingsOf } from './secret-markup.ts';
import { matchAt, note, type Search } from './secret-search.ts';
import { assignedAt, labelledAt, memberAt, quotedAt } from './secret-values.ts';

/** UTF-16 units beside a part of a name that are looked at. */
const REACH = 80;
const LONGEST_TAG = 2000;
const LONGEST_BLOCK = 20_000;
const BEFORE = /[\p{L}\p{N}_.-]+$/u;
const BEHIND = /[\p{L}\p{N}_.-]+/uy;
const QUOTE_BEFORE = /(?:["']|&quot;|&#34;)([^"'\r\n\\<>=;{},]{0,80})$/;
const QUOTE_BEHIND = /[^"'\r\n\\<>={},&]{0,80}(?=\\?["']|&quot;|&#34;)/y;
const MEMBER = /(?:\\?["']|&quot;|&#34;)\s*(?::|=>?)\s*/y;
const NAMING_ATTRIBUTE = /(?:^|[\s:])(?:N|name|key|id|property|valueName|field)\s*=\s*\\?["']$/i;
const NAMING_MEMBER = /\\?"(?:name|valueName|key|property|valueNameString|id)\\?"\s*:\s*\\?["']$/i;

/** Notes all secrets that a name introduces, up to where something is not understood: then nothing of the text is used. */
export function noteNamed(search: Search): void {
  const { text } = search;
  let done = 0;
  for (const { 0: stem, index } of secretStems(text)) {
    if (search.puzzled) return;
    if (index < Math.max(done, search.settledTo)) continue;
    const left = BEFORE.exec(text.slice(Math.max(0, index - REACH), index))?.[0] ?? '';
    const right = matchAt(BEHIND, text, index)?.[0].replace(/(?<![.-])[.-]+$/, '') ?? stem;
    const from = index - left.replace(/^[.-]+|^u003c/i, '').length;
    const to = index + Math.max(right.length, stem.length);
    done = to;
    if (!asQuoted(search, from, to)) asBare(search, from, to);
  }
}

/** A name within quotes, blanks included; false where it is in none. */
function asQuoted(search: Search, from: number, to: number): boolean {
  const { text } = search;
  const near = text.slice(Math.max(0, from - REACH), from);
  const before = QUOTE_BEFORE.exec(near)?.[1];
  const behind = matchAt(QUOTE_BEHIND, text, to);
  if (before === undefined || !behind) return false;
  const start = from - before.length;
  const end = to + behind[0].length;
  const name = text.slice(start, end);
  const member = matchAt(MEMBER, text, end);
  if (member) {
    memberAt(search, name, end + member[0].length);
    return true;
  }
  const lead = text.slice(Math.max(0, start - 40), start);
  if (NAMING_ATTRIBUTE.test(lead)) {
    elementWith(search, name, start);
    return true;
  }
  if (!NAMING_MEMBER.test(lead)) return false;
  besideInObject(search, name, start);
  return true;
}

const VALUE_MEMBER = /\\?"(?:value|data|text|content|string|valueData)\\?"\s*:\s*/gi;

function besideInObject(search: Search, name: string, at: number): void {
  const open = search.text.lastIndexOf('{', at);
  const close = search.text.indexOf('}', at);
  if (open === -1) return;
  const object = search.text.slice(open, close === -1 ? undefined : close);
  for (const { 0: member, index } of object.matchAll(VALUE_MEMBER)) {
    memberAt(search, name, open + index + member.length);
  }
}

const ELEMENT = /(?:<|&lt;|\\u003c)(?:[\w.-]{1,20}:)?$/i;
const DUMPED = /[^\r\n]{0,60}?[ \t]{1,40}REG_(\w+)[ \t]+([^\r\n]+)/y;
const LISTED = /[^\r\n:]{0,60}\r?\n[ \t]*(?:SZ|EXSZ|MULTISZ|DWORD|QWORD|BINARY|HEX):([^\r\n]+)/y;
const SEPARATOR = /([ \t\p{L}\p{N}._()/-]{0,60}?)[ \t.]*(?:(;)|(?:(::?<?)|==?=?>?)[ \t]*)/uy;
// A line of LDIF may be folded within them.
const OPTIONS = /(?=[\w-])(?:[\w;-]|\r?\n [\w;-])+/y;
const BEHIND_OPTIONS = /(?:\r?\n )?(?:=[0-9]{1,10}-(?:[0-9]{1,10}|\*))?(::?<?)[ \t]*/y;
const IN_CODE = /\$(?:\w+:)?$|@\{[^{}]*$/;
const SWITCH = /(?:^|[\s"'(,;|&>])(?:--?|\/)[\w-]*$/;
const SWITCH_VALUE = /[\w-]*(?:[ \t]+(?![-/|]|&(?!(?:quot|apos|#34|#39);))|[ \t]*[:=][ \t]*)(?=\S)/y;
const ARGUMENT = /[^\s"'<>|]+(?:["'](?=[\w$])[^\s"'<>|]*)*/y;
const GROUP = /(?:\[[\w.]+(?:\[\])?\])*(?:[$@]?\(|[$@]?\{)|@["']/y;

function asBare(search: Search, from: number, to: number): void {
  const { text } = search;
  const near = text.slice(Math.max(0, from - REACH), from);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  const name = text.slice(from, to);
  if (ELEMENT.test(before)) {
    elementOf(search, name, from, to);
    return;
  }
  if (SWITCH.test(before)) {
    switched(search, name, to);
    return;
  }
  if (asRow(search, name, before, to)) return;
  const separator = matchAt(SEPARATOR, text, to);
  if (separator && asLabel(search, from, to, before, separator)) return;
  siblingsOf(search, from, to);
  besideInList(search, before, from, to);
}

/** A name with type and value behind it as reg query prints them, or on the next line as LGPO does; false where it is neither. */
function asRow(search: Search, name: string, before: string, to: number): boolean {
  const dumped = /^[ \t]/.test(before) ? matchAt(DUMPED, search.text, to) : null;
  if (dumped) {
    const more = dumped[0].replace(/(?<![ \t])[ \t]+REG_[\s\S]*/, '');
    asDumped(search, name + more, to, dumped);
    return true;
  }
  const listed = /^[^:=]*$/.test(before) ? matchAt(LISTED, search.text, to) : null;
  if (!listed) return false;
  const end = to + listed[0].length;
  note(search, name, end - (listed[1] ?? '').length, end);
  return true;
}

function asDumped(
  search: Search,
  name: string,
  at: number,
  { 0: whole, 1: type = '', 2: value = '' }: RegExpExecArray,
): void {
  const to = at + whole.length;
  const from = to - value.length;
  if (!/WORD/.test(type)) note(search, name, from, to, /SZ$/.test(type) ? 'text' : 'bytes');
  else if (!/^(?:0x)?0*[0-9]\b/.test(value)) note(search, name, from, to, 'number');
}

function switched(search: Search, name: string, to: number): void {
  const gap = matchAt(SWITCH_VALUE, search.text, to);
  if (!gap) return;
  const at = to + gap[0].length;
  if (quotedAt(search, name, at, BEHIND_ARGUMENT)) return;
  const value = matchAt(ARGUMENT, search.text, at)?.[0] ?? '';
  if (isNoSecretInCode(value)) return;
  if (matchAt(GROUP, search.text, at)) calculatedAt(search, name, at, true);
  else note(search, name, at, at + value.length);
}

/** False where a semicolon introduces no options. */
function asLabel(
  search: Search,
  from: number,
  to: number,
  ahead: string,
  [whole, more = '', semicolon, colons]: RegExpExecArray,
): boolean {
  const { text } = search;
  const at = to + whole.length;
  if (semicolon === undefined && colons === undefined) {
    const isAttribute = /<[\w:?/!][^<>]*$/.test(text.slice(Math.max(0, from - LONGEST_TAG), from));
    const where = isAttribute ? 'tag' : IN_CODE.test(ahead) ? 'code' : 'text';
    assignedAt(search, text.slice(from, to) + more, at, where);
    return true;
  }
  const sign = colons === undefined ? behindOptions(search, at) : { colons, to: at };
  if (!sign) return false;
  const isLabel = /^[ \t\p{L}\p{N}._()/-]*$/u.test(ahead);
  const name = (isLabel ? ahead : '') + text.slice(from, to) + more;
  const indent = isLabel ? (/^[ \t]*/.exec(ahead)?.[0].length ?? 0) : REACH;
  const isSettled = labelledAt(search, name, sign.to, indent, sign.colons === '::' ? 'base64' : 'text');
  if (isSettled) search.settledTo = sign.to;
  return true;
}

/** The colon behind the options of an attribute that begin here, and where its value begins; null where they are none. */
function behindOptions(search: Search, at: number): { readonly colons: string; readonly to: number } | null {
  const { text } = search;
  if (at >= search.optionsTo) search.optionsTo = at + (matchAt(OPTIONS, text, at)?.[0].length ?? 0);
  const behind = at < search.optionsTo ? matchAt(BEHIND_OPTIONS, text, search.optionsTo) : null;
  return behind ? { colons: behind[1] ?? '', to: search.optionsTo + behind[0].length } : null;
}

const NAME_LABEL = /^[ \t]*(?:ValueName|Name|Property|Key|PSChildName)[ \t]*:[ \t]*$/i;
const VALUE_LABEL = /^([ \t]*(?:Value|Data)[ \t]*:[ \t]*)([^\r\n]+)/gim;

const EMPTY_LINE = /\r?\n[ \t]*\r?\n/g;
const EMPTY_LINE_BEHIND = /\r?\n[ \t]*\r?\n/;

/** Objects of Format-List stand between empty lines. */
function besideInList(search: Search, before: string, from: number, to: number): void {
  const { text } = search;
  if (!NAME_LABEL.test(before) || !/^[ \t]*(?:\r?\n|$)/.test(text.slice(to, to + REACH))) return;
  const name = text.slice(from, to);
  if (!isSecretUnder(name, '(value)')) return;
  const ahead = text.slice(Math.max(0, from - LONGEST_BLOCK), from);
  const behind = text.slice(to, to + LONGEST_BLOCK);
  const above = ahead.length - ([...ahead.matchAll(EMPTY_LINE)].at(-1)?.index ?? 0);
  const below = EMPTY_LINE_BEHIND.exec(behind)?.index ?? behind.length;
  const block = { from: from - above, to: to + below };
  for (const { 0: whole, 2: value = '', index } of text.slice(block.from, block.to).matchAll(VALUE_LABEL)) {
    const end = block.from + index + whole.length;
    note(search, name, end - value.length, end);
  }
}
