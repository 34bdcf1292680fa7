// schemas/facts.schema.json: one line of what `realmlint collect` writes. Put together here, because JSON Schema cannot close objects
// that share members.
import { formatted } from './formatted.mjs';
import { loadRules } from './load-rules.mjs';

const PATH = 'schemas/facts.schema.json';

const ref = (name) => ({ $ref: `#/definitions/${name}` });
const orNull = (schema) => ({ anyOf: [schema, { type: 'null' }] });
const list = (items) => ({ type: 'array', items });
const text = { type: 'string' };
// Of lengths ajv asks a helper at run time.
const some = { type: 'string', pattern: '.' };
const flag = { type: 'boolean' };
const yes = { const: true };
const nullable = (type) => ({ type: [type, 'null'] });
const located = ref('located');
const maybeLocated = ref('maybeLocated');
const maybeNumber = ref('maybeNumber');
const texts = ref('texts');
const maybeText = ref('maybeText');
const word = (...words) => ({ enum: words });

/** An object with these members and no others; a name that ends in ? can be left out. */
function object(members, more = {}) {
  const properties = {};
  const required = [];
  for (const [name, schema] of Object.entries(members)) {
    const optional = name.endsWith('?');
    properties[optional ? name.slice(0, -1) : name] = schema;
    if (!optional) required.push(name);
  }
  return { ...more, type: 'object', additionalProperties: false, required, properties };
}

const base = (kind) => ({ kind: { const: kind }, 'origin?': ref('origin'), at: ref('place'), locator: text });
const inRegistry = { key: text, valueName: maybeText };
const set = {
  ...inRegistry,
  layer: ref('layer'),
  'onlyIfAbsent?': yes,
  'conditional?': yes,
  'delivery?': ref('delivery'),
  'winner?': ref('winner'),
};
const inList = {
  ...set,
  name: located,
  value: maybeLocated,
  valueType: orNull(ref('registryType')),
  entities: ref('values'),
  plain: maybeLocated,
};
const listName = word('MitRealms', 'domain_realm');
const browser = word('windows', 'edge', 'chrome');
const principal = object({ name: located, realm: located });

/** Definitions of facts by their kinds. */
const FACTS = {
  realm: {
    ...inList,
    kdcs: ref('hostEntries'),
    flags: maybeLocated,
    untagged: maybeLocated,
    tagProblems: list(
      object({
        problem: word('unclosed', 'nested', 'unknown-tag', 'unopened', 'text-outside-tags'),
        text: located,
      }),
    ),
  },
  'host-mapping': { ...inList, entries: ref('hostEntries') },
  'policy-state': {
    ...set,
    list: listName,
    state: word('enabled', 'disabled', 'not-configured', 'unknown'),
    shown: text,
  },
  'policy-directive': {
    ...inRegistry,
    list: orNull(listName),
    layer: ref('layer'),
    operation: word('delete-value', 'delete-all-values', 'delete-key'),
    target: maybeText,
    'conditional?': yes,
    'delivery?': ref('delivery'),
  },
  trust: {
    distinguishedName: maybeLocated,
    domain: maybeText,
    cn: maybeLocated,
    name: maybeLocated,
    trustPartner: maybeLocated,
    objectClass: ref('values'),
    direction: maybeNumber,
    type: maybeNumber,
    attributes: maybeNumber,
    attributesMask: nullable('number'),
    encryptionTypes: maybeNumber,
    shown: { anyOf: [{ const: 'all' }, texts] },
    'caseless?': yes,
  },
  gpo: {
    id: maybeText,
    domain: maybeText,
    name: maybeLocated,
    readTime: maybeText,
    computer: orNull(ref('gpoSide')),
    user: orNull(ref('gpoSide')),
    links: orNull(list(object({ path: located, enabled: flag }))),
    'someLinks?': yes,
    computerExtensions: ref('maybeTexts'),
    'extensionsAt?': ref('place'),
    permissions: orNull(ref('permissions')),
    'bare?': yes,
  },
  backup: {
    backupId: maybeText,
    gpoId: text,
    domain: maybeText,
    name: maybeText,
    time: maybeText,
    catalogue: flag,
  },
  scope: {
    covers: word('gpo-side', 'key', 'value', 'object', 'domain-trusts'),
    shows: list(
      word(
        'switches',
        'MitRealms',
        'domain_realm',
        'local MitRealms',
        'local domain_realm',
        'trust object',
        'all trusts of the domain',
      ),
    ),
    'domain?': text,
  },
  client: { name: maybeLocated, time: maybeText, 'domain?': located },
  ticket: {
    client: orNull(principal),
    server: principal,
    encryptionType: maybeLocated,
    kdc: maybeLocated,
  },
  'proxy-auto-config': {
    ...inRegistry,
    source: word('AutoConfigURL', 'ProxyPacUrl', 'ProxyMode', 'ProxySettings'),
    browser,
    url: maybeLocated,
    mode: maybeLocated,
    'conditional?': yes,
  },
  'browser-authentication': {
    ...inRegistry,
    source: word('AuthSchemes', 'EnableNegotiate'),
    browser,
    value: maybeLocated,
    'conditional?': yes,
  },
  pac: {
    targets: list(object({ directive: text, host: maybeLocated, port: maybeNumber, at: ref('place') })),
    tests: list(
      object({
        test: text,
        of: word('host', 'address', 'url'),
        pattern: maybeLocated,
        returns: ref('maybeTexts'),
        at: ref('place'),
      }),
    ),
    unread: ref('values'),
    'otherwise?': texts,
  },
  'kerberos-parameter': { ...set, name: text, value: maybeNumber },
  secret: { form: word('cpassword', 'command', 'autologon'), name: text, owner: maybeText },
  gap: {
    code: text,
    effect: word('unreadable', 'partial', 'notice'),
    message: text,
    hint: text,
  },
};

const LINES = {
  run: object(
    {
      kind: { const: 'run' },
      schemaVersion: { const: 1 },
      tool: object({ name: { const: 'realmlint' }, version: some }),
      'shard?': object({
        index: { type: 'integer', minimum: 1 },
        count: { type: 'integer', minimum: 1, maximum: 1_000_000 },
        paths: { description: 'How many paths there were, those of all shards.', ...ref('count') },
        of: {
          description: 'Of the sorted list of all paths: the same for shards of the same files.',
          ...ref('digest'),
        },
      }),
      'encoding?': { description: 'What --encoding said.', ...ref('encoding') },
    },
    { description: 'Begins a run. One file can hold several, whole and one behind the other, in any order.' },
  ),
  input: object(
    {
      kind: { const: 'input' },
      path: { description: 'As the run showed it, with forward slashes.', ...some },
      format: orNull(ref('format')),
      status: {
        description:
          'That of the report; none where the file is of no kind that is read, or an archive whose entries follow.',
        ...word('read', 'partial', 'unreadable', 'no-evidence', 'none'),
      },
      facts: { description: 'Those that are evidence.', ...ref('count') },
      'taken?': some,
      'message?': text,
      skipped: { description: 'Files that are of no kind that is read.', ...ref('count') },
      'problems?': list(object({ kind: { const: 'internal' }, message: text })),
      'content?': object(
        { size: ref('count'), digest: ref('digest'), 'encoding?': ref('encoding') },
        {
          description:
            'By which it is told whether a file is still the one that was read, so that its lines can be shown: its size in bytes, and the checksum of its bytes; of more than 1 MiB, that of the first and the last 512 KiB. Judging does not depend on it.',
        },
      ),
      lines: {
        description: 'How many lines of facts it has: all since the line of the input before.',
        ...ref('count'),
      },
      digest: {
        description: 'Checksum of those lines without their ends. It tells accidents, and keeps nobody out.',
        ...ref('digest'),
      },
    },
    { description: 'Ends what one input gave. Its facts stand before it.' },
  ),
  end: object(
    {
      kind: { const: 'end' },
      inputs: { description: 'How many lines of inputs the run has.', ...ref('count') },
      digest: {
        description:
          'Checksum of the line that begins the run and of those of its inputs, without their ends.',
        ...ref('digest'),
      },
    },
    { description: 'Ends a run. A run without it was cut.' },
  ),
};

const UNIT = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const LINE = { ...UNIT, minimum: 1 };

/** `formats` are the names of all input formats. */
function definitions(formats) {
  const numbers = (...items) => ({
    type: 'array',
    items,
    minItems: items.length,
    additionalItems: false,
  });
  return {
    count: UNIT,
    digest: { type: 'string', pattern: '^[0-9a-f]{16}$' },
    encoding: word('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp437', 'cp850'),
    format: word(...formats),
    place: {
      description:
        'The first byte and the one behind the last; then, in text, line and column of both. Lines and columns count from 1, columns in UTF-16 units.',
      anyOf: [numbers(UNIT, UNIT, LINE, LINE, LINE, LINE), numbers(UNIT, UNIT)],
    },
    located: object(
      { value: text, at: ref('place'), 'segments?': list(ref('segment')) },
      { description: 'A value and where it stands.' },
    ),
    locatedNumber: object({ value: { type: 'number' }, at: ref('place') }),
    maybeLocated: orNull(located),
    maybeNumber: orNull(ref('locatedNumber')),
    maybeText: nullable('string'),
    texts: list(text),
    maybeTexts: orNull(texts),
    values: list(located),
    hostEntries: list(ref('hostEntry')),
    segment: object(
      { at: UNIT, length: UNIT, span: ref('place'), linear: flag },
      { description: 'Where a part of a value stands that was decoded.' },
    ),
    hostEntry: object({ text: located, repaired: texts }),
    origin: object(
      {
        path: some,
        format: orNull(ref('format')),
        holder: word('gpo', 'client', 'domain'),
        container: maybeText,
        part: maybeText,
        side: orNull(word('computer', 'user')),
        'client?': text,
      },
      {
        description:
          'Where a fact comes from. It holds for the lines below it until another one is given or the input ends; the first fact of an input has one.',
      },
    ),
    layer: word('policy', 'mdm', 'local', 'wow6432', 'user', 'dead'),
    delivery: word('preferences', 'mdm'),
    winner: object({ precedence: { type: 'number' }, gpo: maybeLocated }),
    registryType: { type: 'string', pattern: '^REG_[A-Z0-9_]+$' },
    gpoSide: object({
      enabled: nullable('boolean'),
      versionDirectory: nullable('number'),
      versionSysvol: nullable('number'),
      'at?': object({ 'enabled?': ref('place'), 'versions?': ref('place') }),
    }),
    permissions: object({
      entries: list(
        object({
          sid: maybeText,
          name: maybeText,
          allow: flag,
          apply: flag,
          read: flag,
          at: ref('place'),
        }),
      ),
      unclear: maybeText,
      at: ref('place'),
    }),
    ...Object.fromEntries(
      Object.entries(FACTS).map(([kind, members]) => [kind, object({ ...base(kind), ...members })]),
    ),
    ...LINES,
  };
}

/** Kinds of line, each a definition of that name. */
export const LINE_KINDS = [...Object.keys(LINES), ...Object.keys(FACTS)];

export async function factsSchema() {
  const { FORMATS } = await loadRules();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'realmlint facts',
    description:
      'One line of what `realmlint collect` prints, and every other command reads as an input: JSON without line breaks, in ASCII. A run is a line of kind run, then for each input its facts and a line of kind input, then a line of kind end.',
    type: 'object',
    required: ['kind'],
    oneOf: LINE_KINDS.map(ref),
    definitions: definitions(Object.keys(FORMATS)),
  };
}

export async function factsSchemaFile() {
  return { path: PATH, content: formatted(PATH, JSON.stringify(await factsSchema())) };
}
