// `samba-tool domain trust show` and `list`: a trust in the directory's numbers, and all trusts in words.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import { type Located, sub } from '../../model/located.ts';
import type { Head, Reader } from '../../model/reader.ts';
import type { Diagnostic, DirectoryAttribute, DirectoryRecord, Item } from '../../model/record.ts';
import { cover, type Span } from '../../model/span.ts';
import { table } from '../../model/table.ts';
import { locatedIn, spanIn, type TextSlice } from '../../model/text.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { attribute, attributeAt, PROMPT, shownOf } from './console.ts';
import { contradiction } from './samba-words.ts';

export const sambaTrust: Reader = {
  format: 'samba-trust',
  holder: 'domain',
  accepts: ({ text }: Head) =>
    LISTED.test(text) || (LOCAL.test(text) && /^(?:TrustedDomain:|NetbiosName: )/m.test(text)),
  *read(source, _interest, options) {
    const decoding = chooseEncoding(source, FORMATS['samba-trust'].fallback, options.encoding);
    yield* assumption(decoding);
    const state: State = { domain: null, shown: null };
    for (const line of readLines(source, decoding.encoding, decoding.bom)) {
      if ('kind' in line) yield line;
      else yield* readLine(state, line);
    }
    yield* close(state);
  },
};

const LOCAL = /^LocalDomain Netbios\[[^\]\n\r\u2028\u2029]*\] DNS\[([^\]\n\r\u2028\u2029]*)\] SID\[/m;
const LISTED = /^Type\[(\w+)\]\s+Transitive\[(Yes|No)\]\s+Direction\[(\w+)\]\s+Name\[([^\]]+)\]\s*$/m;
// Namespaces of a forest trust, the heading, and what Samba says on its errors when all is well.
const BESIDE =
  /^(?:TrustedDomain:|Namespaces\[|TLN|DOM|SID:|PosixOffset:|lpcfg_|Ignoring |Processing section|WARNING: |GENSEC |INFO: |Password for )/;
const FIELD = /^(NetbiosName|DnsName|Type|Direction|Attributes|kerb_EncTypes):\s+(\S(?:.*\S)?)\s*$/;

/** Fields of `show` and the attributes that they are (MS-ADTS 6.1.6.7). */
const ATTRIBUTES: Readonly<Record<string, string>> = table({
  Type: 'trustType',
  Direction: 'trustDirection',
  Attributes: 'trustAttributes',
  kerb_EncTypes: 'msDS-SupportedEncryptionTypes',
});

interface Shown {
  readonly fields: Map<string, Located>;
  readonly at: Span;
  last: Span;
}

interface State {
  domain: Located | null;
  shown: Shown | null;
}

function* readLine(state: State, line: TextSlice & { readonly terminated: boolean }): Iterable<Item> {
  const { text } = line;
  const at = spanIn(line, 0, text.length);
  const local = LOCAL.exec(text);
  if (local) {
    yield* close(state);
    const from = text.indexOf(' DNS[') + 5;
    const name = locatedIn(line, from, from + (local[1] ?? '').length);
    state.domain = name.value === '' ? null : name;
    state.shown = { fields: new Map(), at, last: at };
    return;
  }
  if (/^\s*$/.test(text) || PROMPT.test(text) || BESIDE.test(text)) return;
  const field = FIELD.exec(text);
  if (field && state.shown && line.terminated) {
    const [, name = '', value = ''] = field;
    const from = text.indexOf(value, name.length + 1);
    state.shown.fields.set(name, locatedIn(line, from, from + value.length));
    state.shown.last = at;
    return;
  }
  if (LISTED.test(text)) yield* listed(line, at);
  else yield unknown(line, at);
}

function unknown({ text }: TextSlice, at: Span): Diagnostic {
  const hint = 'Run samba-tool domain trust again, and keep what it prints as it is.';
  if (/^ERROR/.test(text)) {
    return diagnostic('not-read', 'partial', `samba-tool failed: "${text.slice(0, 120)}".`, at, hint);
  }
  return diagnostic(
    'malformed',
    'partial',
    'This line is not one that samba-tool prints of a trust.',
    at,
    hint,
  );
}

/** What `show` printed of a trust; kerb_EncTypes is its last line. */
function* close(state: State): Iterable<Item> {
  const { shown, domain } = state;
  state.shown = null;
  if (!shown) return;
  const { fields } = shown;
  const partner = fields.get('DnsName') ?? fields.get('NetbiosName');
  const attributes = partner ? [attributeAt('trustPartner', partner)] : [];
  if (!partner) {
    const message = 'The trust has no name: neither NetbiosName nor DnsName stands here.';
    yield diagnostic('malformed', 'partial', message, shown.at, HINT);
  }
  const unset: string[] = [];
  for (const [field, name] of Object.entries(ATTRIBUTES)) {
    const value = fields.get(field);
    if (!value) continue;
    const wrong = contradiction(field, value.value);
    const number = sub(value, 0, Math.max(value.value.indexOf(' '), 0));
    // samba-tool asks for the encryption types, and prints 0 where they are not set.
    if (wrong === null && field === 'kerb_EncTypes' && Number(number.value) === 0)
      unset.push(name.toLowerCase());
    else if (wrong === null) attributes.push(attributeAt(name, number));
    else
      yield diagnostic(
        'bad-value',
        'partial',
        `${field} is "${value.value.slice(0, 120)}": ${wrong}.`,
        value.at,
        HINT,
      );
  }
  const whole = attributes.length + unset.length === Object.keys(ATTRIBUTES).length + 1;
  const names = [...shownOf(attributes), ...unset].sort();
  if (!fields.has('kerb_EncTypes')) {
    const message = 'The output ends before the line kerb_EncTypes, so the trust is not known whole.';
    yield diagnostic('truncated', 'partial', message, shown.last, HINT);
  }
  if (partner) yield* record(attributes, names, domain, null, cover(shown.at, shown.last), whole);
}

const HINT = 'Run samba-tool domain trust show again.';

function* record(
  attributes: readonly DirectoryAttribute[],
  shown: readonly string[],
  domain: Located | null,
  mask: number | null,
  at: Span,
  whole: boolean,
): Iterable<Item> {
  const base: DirectoryRecord = { kind: 'directory', attributes, shown, at };
  const masked = mask === null ? base : { ...base, masks: { trustattributes: mask } };
  yield domain ? { ...masked, domain } : masked;
  if (whole)
    yield { kind: 'scope', part: null, side: null, covers: { what: 'object', attributes: shown }, at };
}

const DIRECTIONS: Readonly<Record<string, string>> = table({ INCOMING: '1', OUTGOING: '2', BOTH: '3' });
const TYPES = new Set(['External', 'Forest', 'Parent', 'Child', 'TreeRoot', 'Shortcut']);

/** A line of `list`. Its types are those of domains: a trust to a realm is called External too, so they tell no trustType. */
function* listed(line: TextSlice & { readonly terminated: boolean }, at: Span): Iterable<Item> {
  const [, type = '', transitive = '', direction = '', name = ''] = LISTED.exec(line.text) ?? [];
  const within = (word: string, after: string) => {
    const from = line.text.indexOf(after) + after.length;
    return locatedIn(line, from, from + word.length);
  };
  const hint = 'Run samba-tool domain trust show for it.';
  if (!TYPES.has(type)) {
    const message = `The type "${type}" is none that samba-tool is known to print.`;
    yield diagnostic('bad-value', 'partial', message, within(type, 'Type[').at, hint);
  }
  const attributes = [attributeAt('trustPartner', within(name, ' Name['))];
  const number = DIRECTIONS[direction];
  const where = within(direction, 'Direction[').at;
  if (number) attributes.push(attribute('trustDirection', number, where));
  else {
    const message = `The direction of the trust to ${name} is shown as "${direction}", which says nothing of it.`;
    yield diagnostic('bad-value', 'partial', message, where, hint);
  }
  // "No" stands also where nothing but the absence of FOREST_TRANSITIVE is known: it says nothing of NON_TRANSITIVE.
  const forest = type === 'Forest' || type === 'External';
  if (forest) {
    const bit = type === 'Forest' ? '8' : '0';
    attributes.push(attribute('trustAttributes', bit, within(transitive, 'Transitive[').at));
  }
  yield* record(attributes, shownOf(attributes), null, forest ? 0x8 : null, at, true);
}
