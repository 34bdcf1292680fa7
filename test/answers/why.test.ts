// Which realm a host belongs to: agreed with a reference that walks the definition naively, and the cases that people meet.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trustList } from '../../rules/support/examples.ts';
import { hostNameOf } from '../../src/answers/host-name.ts';
import { why } from '../../src/answers/why.ts';
import { DEFAULT_SETTINGS, gather, judge } from '../../src/lint.ts';
import type { WhyAnswer } from '../../src/model/why.ts';
import { inputOf } from '../support/inputs.ts';

const POLICY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const LOCAL = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';

type Lists = Readonly<Record<string, readonly string[]>>;

/** What a client has in its registry. */
interface Client {
  readonly mapped: Lists;
  readonly localMapped: Lists;
  readonly realms: Lists;
  /** The switch of the host map; null where there is none. */
  readonly on: boolean | null;
}

function multi(items: readonly string[]): string {
  const units = Buffer.from(`${items.join('\0')}\0\0`, 'utf16le');
  return `hex(7):${[...units].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}

/** The client as regedit exports it: each of the two keys with all that lies below it. */
function exportsOf({ mapped, localMapped, realms, on }: Client): Record<string, string> {
  const policy = [`[${POLICY}]`, '"MitRealms_Enabled"=dword:00000001'];
  if (on !== null) policy.push(`"domain_realm_Enabled"=dword:0000000${on ? 1 : 0}`);
  policy.push('', `[${POLICY}\\MitRealms]`);
  for (const [name, kdcs] of Object.entries(realms)) policy.push(`"${name}"="<k>${kdcs.join('; ')}</k>"`);
  policy.push('', `[${POLICY}\\domain_realm]`);
  for (const [name, hosts] of Object.entries(mapped)) policy.push(`"${name}"="${hosts.join('; ')}"`);
  const local = [`[${LOCAL}]`, '', `[${LOCAL}\\Domains]`, '', `[${LOCAL}\\HostToRealm]`];
  for (const [name, hosts] of Object.entries(localMapped)) {
    local.push('', `[${LOCAL}\\HostToRealm\\${name}]`, `"SpnMappings"=${multi(hosts)}`);
  }
  const file = (lines: readonly string[]) =>
    ['Windows Registry Editor Version 5.00', '', ...lines, '', ''].join('\r\n');
  return { 'PC-0217/kerberos.reg': file(policy), 'PC-0217/lsa.reg': file(local) };
}

function inputsOf(files: Readonly<Record<string, string>>) {
  return Object.entries(files).map(([path, text]) => inputOf(path, new TextEncoder().encode(text)));
}

function ask(host: string, files: Readonly<Record<string, string>>): readonly WhyAnswer[] {
  const gathered = gather(inputsOf(files));
  const { report } = judge(gathered, { settings: DEFAULT_SETTINGS });
  return why({ host, facts: gathered.facts, findings: report.findings }).answers;
}

function only(host: string, client: Partial<Client>, more: Readonly<Record<string, string>> = {}): WhyAnswer {
  const whole: Client = { mapped: {}, localMapped: {}, realms: {}, on: true, ...client };
  const [answer] = ask(host, { ...exportsOf(whole), ...more });
  if (!answer) throw new Error('no answer');
  return answer;
}

/**
 * The definition, step by step: which map is in force; every entry of it in turn; the longest that fits. Null: no entry fits;
 * a list of more than one: the same entry stands at several realms.
 */
function reference(host: string, { mapped, localMapped, on }: Client): readonly string[] {
  const policyHasMap = on !== false && Object.keys(mapped).length > 0;
  const policyRules = policyHasMap || on === true;
  const map: Lists = policyRules ? mapped : localMapped;
  const labels = host.toLowerCase().split('.');
  let best = 0;
  let realms = new Set<string>();
  for (const [realm, entries] of Object.entries(map)) {
    for (const entry of entries) {
      const wanted = entry.toLowerCase();
      const below = labels.map((_, index) => `.${labels.slice(index + 1).join('.')}`).slice(0, -1);
      const fitting = wanted.startsWith('.') ? below.includes(wanted) : wanted === labels.join('.');
      if (!fitting || wanted.length < best) continue;
      if (wanted.length > best) realms = new Set();
      best = wanted.length;
      realms.add(realm);
    }
  }
  return [...realms].sort();
}

const LABELS = ['net', 'example', 'contoso', 'gateway', 'dfw1', 'zscalerbeta', 'files'];
const name = fc
  .array(fc.constantFrom(...LABELS), { minLength: 1, maxLength: 4 })
  .map((labels) => labels.join('.'));
const entry = fc
  .tuple(fc.boolean(), name, fc.boolean())
  .map(([dot, text, upper]) => `${dot ? '.' : ''}${upper ? text.toUpperCase() : text}`);
const REALMS = ['ZSCALERBETA.NET', 'HADOOP.CONTOSO.EXAMPLE', 'UNIX.EXAMPLE'];
const map = fc.dictionary(fc.constantFrom(...REALMS), fc.array(entry, { minLength: 1, maxLength: 5 }), {
  maxKeys: 3,
});
const configuration = fc.record({
  mapped: map,
  localMapped: map,
  realms: fc.constant({ 'ZSCALERBETA.NET': ['kerberos.zscalerbeta.net'] }),
  on: fc.constantFrom(true, false, null),
});

describe('the realm of a host', () => {
  it('is that of a naive walk through the definition, in 500 configurations', () => {
    let decided = 0;
    fc.assert(
      fc.property(configuration, name, (client, host) => {
        const expected = reference(host, client);
        // Which rules speak of an entry is no part of the definition.
        const { facts } = gather(inputsOf(exportsOf(client)));
        const [answer] = why({ host, facts, findings: [] }).answers;
        if (!answer) throw new Error('no answer');
        const deciding = answer.entries.filter(({ fate }) => fate === 'decides' || fate === 'also');
        expect([...new Set(deciding.map(({ realm }) => realm))].sort()).toEqual(expected);
        const outcome = expected.length === 0 ? 'own-domain' : expected.length === 1 ? 'realm' : 'undecided';
        expect(answer.outcome).toBe(outcome);
        expect(answer.realm).toBe(expected.length === 1 ? expected[0] : null);
        decided += expected.length;
      }),
      { numRuns: 500, seed: 20260309 },
    );
    // It would agree on nothing if no entry ever fitted.
    expect(decided).toBeGreaterThan(50);
  });

  it('is decided by the longest suffix, which beats the others', () => {
    const answer = only('dfw1.gateway.zscalerbeta.net', {
      mapped: {
        'ZSCALERBETA.NET': ['.zscalerbeta.net', '.gateway.zscalerbeta.net'],
        'UNIX.EXAMPLE': ['.net'],
      },
    });
    expect(answer.realm).toBe('ZSCALERBETA.NET');
    expect(answer.entries.map(({ entry: text, fate }) => [text, fate])).toEqual([
      ['.gateway.zscalerbeta.net', 'decides'],
      ['.zscalerbeta.net', 'shorter'],
      ['.net', 'shorter'],
    ]);
    expect(answer.entries[0]?.region?.startLine).toBe(10);
  });

  it('names what hides local mappings, and what a disabled policy takes away', () => {
    const local = { 'HADOOP.CONTOSO.EXAMPLE': ['.hadoop.contoso.example'] };
    const hidden = only('nn1.hadoop.contoso.example', {
      mapped: { 'ZSCALERBETA.NET': ['.zscalerbeta.net'] },
      localMapped: local,
    });
    expect(hidden.outcome).toBe('own-domain');
    expect(hidden.entries.map(({ fate }) => fate)).toEqual(['hidden-by-policy']);
    const off = only('gateway.zscalerbeta.net', {
      mapped: { 'ZSCALERBETA.NET': ['.zscalerbeta.net'] },
      on: false,
    });
    expect(off.entries.map(({ fate }) => fate)).toEqual(['switched-off']);
    const free = only('nn1.hadoop.contoso.example', { localMapped: local, on: null });
    expect(free.realm).toBe('HADOOP.CONTOSO.EXAMPLE');
  });

  it('tells what an entry lacks that was meant to fit, and which rule says so', () => {
    const answer = only('dfw1.gateway.zscalerbeta.net', {
      mapped: {
        'ZSCALERBETA.NET': ['zscalerbeta.net', '*.gateway.zscalerbeta.net', '.gateway.zscalerbeta.net.'],
      },
    });
    expect(answer.outcome).toBe('own-domain');
    expect(answer.entries.map(({ entry: text, fate }) => [text, fate])).toEqual([
      ['zscalerbeta.net', 'no-dot'],
      ['*.gateway.zscalerbeta.net', 'wildcard'],
      ['.gateway.zscalerbeta.net.', 'not-as-meant'],
    ]);
    expect(answer.entries[0]?.rules).toContain('missing-leading-dot');
  });

  it('does not take the name of a suffix for a host below it', () => {
    const answer = only('zscalerbeta.net', { mapped: { 'ZSCALERBETA.NET': ['.zscalerbeta.net'] } });
    expect(answer.outcome).toBe('own-domain');
    expect(answer.unknown.join(' ')).toContain('documented nowhere');
  });

  it('is not known where the host map was not exported whole', () => {
    const query = `\r\n${POLICY}\\MitRealms\r\n    ZSCALERBETA.NET    REG_SZ    <k>kerberos.zscalerbeta.net</k>\r\n`;
    const [answer] = ask('gateway.zscalerbeta.net', { 'PC-0217.txt': query });
    expect(answer?.outcome).toBe('not-known');
  });

  it('is undecided where one entry stands at two realms', () => {
    const answer = only('gateway.zscalerbeta.net', {
      mapped: { 'ZSCALERBETA.NET': ['.zscalerbeta.net'], 'UNIX.EXAMPLE': ['.ZSCALERBETA.net'] },
    });
    expect([answer.outcome, answer.realm, answer.kdc]).toEqual(['undecided', null, null]);
  });
});

describe('the KDC and the trust', () => {
  const right = { mapped: { 'ZSCALERBETA.NET': ['.zscalerbeta.net'] } };

  it('come from the realm list, whose names have no case', () => {
    const answer = only('gateway.zscalerbeta.net', {
      ...right,
      realms: { 'zscalerbeta.net': ['kerberos.zscalerbeta.net', 'kerberos2.zscalerbeta.net'] },
    });
    expect(answer.kdc?.from).toBe('list');
    expect(answer.kdc?.hosts.map(({ host }) => host)).toEqual([
      'kerberos.zscalerbeta.net',
      'kerberos2.zscalerbeta.net',
    ]);
  });

  it('are looked up in DNS, or are nowhere', () => {
    expect(only('gateway.zscalerbeta.net', { ...right, realms: { 'ZSCALERBETA.NET': [] } }).kdc?.from).toBe(
      'dns',
    );
    expect(only('gateway.zscalerbeta.net', right).kdc?.from).toBe('nowhere');
  });

  it.each([
    ['right', {}, 'lets-through'],
    ['outgoing', { trustDirection: '2' }, 'refuses'],
    ['two-way', { trustDirection: '3' }, 'lets-through'],
    ['disabled', { trustDirection: '0' }, 'refuses'],
    ['between domains', { trustType: '2' }, 'refuses'],
    ['of RC4 alone', { 'msDS-SupportedEncryptionTypes': '4' }, 'refuses'],
    [
      'in lower case',
      { CN: 'zscalerbeta.net', Name: 'zscalerbeta.net', trustPartner: 'zscalerbeta.net' },
      'refuses',
    ],
  ] as const)('a trust that is %s', (_what, bend, verdict) => {
    const answer = only('gateway.zscalerbeta.net', right, { 'trust.txt': trustList(bend).content });
    expect(answer.trust?.verdict).toBe(verdict);
    expect(answer.trust?.place?.path).toBe('trust.txt');
  });

  it('a trust that nobody exported', () => {
    expect(only('gateway.zscalerbeta.net', right).trust).toMatchObject({ verdict: 'not-known', place: null });
  });
});

describe('a host as it is typed', () => {
  it.each([
    ['gateway.zscalerbeta.net', 'gateway.zscalerbeta.net'],
    ['https://Gateway.ZscalerBeta.net:8800/path?x=1', 'gateway.zscalerbeta.net'],
    ['HTTP/gateway.zscalerbeta.net', 'gateway.zscalerbeta.net'],
    ['HTTP/gateway.zscalerbeta.net@ZSCALERBETA.NET', 'gateway.zscalerbeta.net'],
    ['gateway.zscalerbeta.net.', 'gateway.zscalerbeta.net'],
    ['intranet', 'intranet'],
  ])('%s', (word, host) => {
    expect(hostNameOf(word)).toBe(host);
  });

  it.each(['', ' ', '.zscalerbeta.net', 'a..b', '165.225.80.40', '[::1]', 'a b', 'a\u00a0b', 'x'.repeat(64)])(
    '%j is none',
    (word) => {
      expect(hostNameOf(word)).toBeNull();
    },
  );
});
