// Output of `samba-tool gpo show`, `listall`, `getlink` and `setlink`: GPOs by name, their links, and from 4.22 on their policies.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import { type Located, sub, trimBlanks } from '../../model/located.ts';
import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Diagnostic, GpoSideInfo, Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import type { Point, Span } from '../../model/span.ts';
import { locatedIn, spanIn, type TextSlice } from '../../model/text.ts';
import type { Line } from '../registry/reg-lines.ts';
import { sddlPermissions } from '../security/sddl.ts';
import { assumption, chooseEncoding, type Decoding, readLines } from '../text/decode.ts';
import { wholeText } from '../text/json-document.ts';
import { textChunks } from '../text/torn.ts';
import { extensionsOf, gpoRecord, sidesOf } from './gpo.ts';
import { policiesIn } from './gpo-policies.ts';

const GUID = '\\{[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\}';
const SHOWN = new RegExp(`^GPO +: ${GUID}\\r?\\ndisplay name +: `, 'im');
const LINKED = new RegExp(`^GPO\\(s\\) linked to DN .+\\r?\\n +GPO +: ${GUID}`, 'im');
const NOT_LINKED = /^No GPO\(s\) linked to DN=?/;
const FIELD = /^( {0,16})([A-Za-z][A-Za-z ]{0,30}?) {0,30}:(?: |$)/;
/** A distinguished name that is longer is none. */
const LONGEST_NAME = 4096;
const LINKS_OF = /^GPO\(s\) linked to DN (.+)$/;
const AGAIN = 'Run the command again.';
/** What every version prints of a GPO. */
const USUAL: readonly string[] = ['display name', 'path', 'dn', 'version', 'flags'];

export const sambaGpoShow: Reader = {
  format: 'samba-gpo-show',
  holder: 'gpo',
  accepts: ({ text }) => SHOWN.test(text) || LINKED.test(text) || NOT_LINKED.test(text.trimStart()),
  *read(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
    const decoding = chooseEncoding(source, FORMATS['samba-gpo-show'].fallback, options.encoding);
    yield* assumption(decoding);
    yield* blocksIn(source, decoding, interest);
  },
};

/** The fields of one GPO by their lower-case names. */
interface Block {
  readonly fields: Map<string, Located>;
  readonly at: Span;
  /** The container whose links are listed, for `getlink`. */
  readonly linkedTo: Located | null;
}

function* blocksIn(source: Source, decoding: Decoding, interest: Interest): Iterable<Item> {
  let block: Block | null = null;
  let linkedTo: Located | null = null;
  let last: Line | null = null;
  for (const line of readLines(source, decoding.encoding, decoding.bom)) {
    if ('kind' in line) {
      yield line;
      return;
    }
    last = line;
    const links = LINKS_OF.exec(line.text);
    const field = FIELD.exec(line.text);
    if (links) linkedTo = locatedIn(line, line.text.length - (links[1] ?? '').length, line.text.length);
    else if (line.text.trim() === '') {
      if (block) yield* blockItems(block);
      block = null;
    } else if (field && /^policies$/i.test(field[2] ?? '') && block) {
      const policies = wholeText(source, decoding, endOfLine(line));
      yield* shownPolicies(block, policies, interest);
      if (!('kind' in policies)) yield* zerosIn(source, decoding);
      return;
    } else if (field) {
      const name = (field[2] ?? '').toLowerCase();
      const value = trimBlanks(locatedIn(line, field[0].length, line.text.length));
      if (name === 'gpo') {
        if (block) yield* blockItems(block);
        block = { fields: new Map(), at: value.at, linkedTo: field[1] ? linkedTo : null };
      }
      block?.fields.set(name, value);
    }
  }
  // Every block ends with a blank line, the last one too.
  if (last && (block || !last.terminated)) yield cut(spanIn(last, last.text.length, last.text.length));
}

/** Zeros before the policies, which are text. They are asked of the whole, as lines may end at one that is too long. */
function* zerosIn(source: Source, { encoding, bom }: Decoding): Iterable<Diagnostic> {
  for (const piece of textChunks(source, encoding, { byte: bom, line: 1, column: 1 }))
    if ('kind' in piece) yield piece;
}

function endOfLine(line: Line): Point {
  const { end } = spanIn(line, 0, line.text.length);
  return { byte: end, line: line.line, column: line.text.length + 1 };
}

function cut(at: Span): Diagnostic {
  return diagnostic('truncated', 'partial', 'The output ends within a GPO.', at, AGAIN);
}

function identityOf({ fields, linkedTo }: Block): {
  id: Located | null;
  domain: Located | null;
  part: string;
} {
  const id = fields.get('gpo') ?? null;
  // What links a GPO may lie in another domain than the GPO.
  const dn = linkedTo ? null : (fields.get('dn') ?? null);
  const domain = dn && domainOf(dn);
  return { id, domain, part: `${id?.value ?? ''}@${domain?.value ?? ''}`.toLowerCase() };
}

/** The DNS name that the last components of a distinguished name make up. */
function domainOf(dn: Located): Located | null {
  if (dn.value.length > LONGEST_NAME) return null;
  const match = /(?:^|,)(DC=[^,]+(?:,DC=[^,]+)*)$/i.exec(dn.value);
  if (!match) return null;
  const parts = sub(dn, dn.value.length - (match[1] ?? '').length, dn.value.length);
  return { value: parts.value.slice(3).replace(/,DC=/gi, '.'), at: parts.at };
}

function* blockItems(block: Block): Iterable<Item> {
  const { fields, linkedTo, at } = block;
  const { part, id, domain } = identityOf(block);
  if (linkedTo) {
    const enabled = !/disabled/i.test(fields.get('options')?.value ?? '');
    const links = [{ path: linkedTo, enabled }];
    const some = { links, someLinks: true } as const;
    yield { ...gpoRecord(at), part, id, domain, name: fields.get('name') ?? null, ...some };
    return;
  }
  const missing = USUAL.find((name) => !fields.has(name));
  if (missing) {
    const message = `This GPO is shown without its ${missing}.`;
    yield { ...diagnostic('truncated', 'partial', message, at, AGAIN), part };
    return;
  }
  yield* described(block);
  if (fields.has('acl')) yield* withoutPolicies(block);
}

/** Only `gpo show` prints the access list, and the policies come after it where the version shows them. */
function* withoutPolicies(block: Block): Iterable<Item> {
  const { part } = identityOf(block);
  const message =
    'This output of samba-tool gpo show has no policies: versions before 4.22 do not show them.';
  const hint =
    'Run samba-tool gpo backup or samba-tool gpo fetch for this GPO, and read the folder that it writes.';
  const extensions = block.fields.has('machine exts') || block.fields.has('user exts');
  const found = extensions
    ? diagnostic(
        'truncated',
        'partial',
        'The policies are missing at the end of this output.',
        block.at,
        AGAIN,
      )
    : diagnostic('not-read', 'notice', message, block.at, hint);
  yield { ...found, part };
}

function* described(block: Block): Iterable<Item> {
  const { fields, at } = block;
  const { part, id, domain } = identityOf(block);
  const version = fields.get('version');
  const flags = fields.get('flags')?.value ?? '';
  const known = /^\d{1,10}$/.test(version?.value ?? '') && Number(version?.value) <= 0xffffffff;
  const sides = sidesOf(Number(version?.value), 'versionDirectory', {
    computer: !/MACHINE_DISABLE/i.test(flags),
    user: !/USER_DISABLE/i.test(flags),
  });
  const machine = fields.get('machine exts');
  const list = fields.get('acl');
  const places = placesOf(block);
  yield {
    ...gpoRecord(at),
    part,
    id,
    domain,
    name: fields.get('display name') ?? null,
    ...(known ? { ...sides, computer: { ...sides.computer, ...places } } : {}),
    computerExtensions: machine ? extensionsOf(machine.value) : null,
    ...(machine ? { extensionsAt: machine.at } : {}),
    permissions: list ? sddlPermissions(list) : null,
  };
  if (known) return;
  const message = `"${version?.value ?? ''}" is no version of a GPO.`;
  yield { ...diagnostic('bad-value', 'partial', message, version?.at ?? at, AGAIN), part };
}

function placesOf({ fields }: Block): Pick<GpoSideInfo, 'at'> {
  const [flags, version] = [fields.get('flags'), fields.get('version')];
  return flags && version ? { at: { enabled: flags.at, versions: version.at } } : {};
}

function* shownPolicies(block: Block, policies: TextSlice | Diagnostic, interest: Interest): Iterable<Item> {
  const { part } = identityOf(block);
  yield* described(block);
  if ('kind' in policies) yield { ...policies, part };
  else yield* policiesIn(policies, { part, at: block.at, interest });
}
