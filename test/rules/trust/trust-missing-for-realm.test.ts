// A trust that is not there: silent unless all trusts of the domain were shown, and the users are those of that domain.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-missing-for-realm.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { TicketFact } from '../../../src/model/fact.ts';
import {
  at,
  cloud,
  contextOf,
  localRealm,
  mapping,
  numberAt,
  only,
  placed,
  realm,
  run,
  trust,
  type World,
} from '../../support/facts.ts';
import { gpo, originOf, scope } from '../../support/gathered.ts';
import { GPO_REF, REPORT } from '../../support/rules.ts';

const CORP = 'corp.contoso.example';
const REALM = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const OTHER = trust({ cn: null, name: null, trustPartner: at('UNIX.CONTOSO.EXAMPLE') });
const HADOOP = realm('HADOOP.CONTOSO.EXAMPLE', '<k>kdc1.contoso.example</k>');

function domain(name: string | null, trusts: Subject['trusts'] = [OTHER]): Partial<Subject> {
  const id = name ?? 'trusts.txt';
  return {
    ref: { kind: name === null ? 'file' : 'domain', id, name: id },
    holder: 'domain',
    domain: name,
    identified: name !== null,
    trusts,
    scopes: [scope(originOf('trusts.txt', 'nltest'), 'all trusts of the domain')],
  };
}

const ofGpo = (bend: Partial<Subject> = {}): Partial<Subject> => ({
  ref: GPO_REF,
  holder: 'gpo',
  domain: CORP,
  realms: [REALM],
  ...bend,
});
const ofClient = (bend: Partial<Subject> = {}): Partial<Subject> => ({ realms: [REALM], ...bend });

function judged(target: Partial<Subject>, others: readonly Partial<Subject>[], world: World = {}) {
  const context = contextOf({ ...world, subject: target, others });
  return run(rule, 'domain', context.subject, context);
}

describe('trust-missing-for-realm', () => {
  it('is silent where the trust is there, by any of its names and in any case', () => {
    for (const bend of [
      {},
      { cn: null, name: at('zscalerbeta.net'), trustPartner: null },
      { type: numberAt(2) },
    ])
      expect(judged(domain(CORP, [trust(bend)]), [ofGpo()])).toMatchObject({
        findings: [],
        notEvaluated: [],
      });
  });

  it('has nothing to say of a domain whose GPOs and clients want no trust', () => {
    const foreign = ofGpo({ domain: 'emea.contoso.example' });
    const off = ofGpo({ gpos: [gpo(REPORT, { computer: { ...COMPUTER, enabled: false } })] });
    const shares = ofGpo({ realms: [], mappings: [mapping('EMEA.CONTOSO.EXAMPLE', 'nas1.contoso.example')] });
    const conditional = ofGpo({ realms: [{ ...REALM, conditional: true }] });
    const stray = ofGpo({ realms: [{ ...REALM, layer: 'dead' }] });
    const map = mapping('ZSCALERBETA.NET', '.zscalerbeta.net');
    const maybe = ofGpo({ realms: [], mappings: [{ ...map, conditional: true }] });
    const dead = ofGpo({ realms: [], mappings: [{ ...map, layer: 'dead' }] });
    for (const other of [foreign, off, shares, conditional, stray, maybe, dead])
      expect(judged(domain(CORP), [other]).applies).toBe(false);
    expect(judged(domain(CORP), []).applies).toBe(false);
  });

  it('is silent for realms of directories, and those that the config describes without a trust', () => {
    const entra = realm('KERBEROS.MICROSOFTONLINE.COM', '');
    const own = realm('CORP.CONTOSO.EXAMPLE', '');
    const none = { expectation: null };
    expect(judged(domain(CORP), [ofGpo({ realms: [entra, own] })], none).applies).toBe(false);
    const expectation = cloud('hadoop.contoso.example', { source: 'config', trust: null });
    expect(judged(domain(CORP), [ofGpo({ realms: [HADOOP] })], { expectation }).applies).toBe(false);
  });

  it('points at the list that would show it, and names those who want it', () => {
    const finding = only(judged(domain(CORP), [ofGpo()]));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: null,
      expected: 'realm trust ZSCALERBETA.NET, direction 1 (one-way: incoming), nontransitive',
      realm: 'ZSCALERBETA.NET',
      setting: 'trusts',
    });
    expect(finding.message).toContain(`the GPO ${GPO_REF.name}`);
    expect(finding.place.origin.path).toBe('trusts.txt');
    expect(finding.related).toHaveLength(1);
    expect(placed({ place: finding.related?.[0] ?? finding.place })).toBe('1:1-16');
  });

  it('is one finding for a realm, however many want it', () => {
    const mapped = ofClient({ realms: [], mappings: [mapping('zscalerbeta.net', '.zscalerbeta.net')] });
    const many = [
      ofGpo(),
      ofGpo(),
      mapped,
      ofClient({ realms: [localRealm('ZSCALERBETA.NET', ['kerberos.zscalerbeta.net'])] }),
    ];
    expect(only(judged(domain(CORP), many)).related).toHaveLength(4);
  });

  it('warns where nothing is expected of the realm', () => {
    const found = only(judged(domain(CORP), [ofGpo({ realms: [HADOOP] })], { expectation: null }));
    expect(found).toMatchObject({ severity: 'warning', expected: null, realm: 'HADOOP.CONTOSO.EXAMPLE' });
  });

  it('is open where not all trusts were shown', () => {
    const open = judged(domain(CORP), [ofGpo()], { covered: [] });
    expect(open).toMatchObject({ findings: [], notEvaluated: [expect.stringContaining('all trusts')] });
    expect(judged(domain(CORP, [trust()]), [ofGpo()], { covered: [] }).notEvaluated).toEqual([]);
    const placeless = { ...domain(CORP, []), scopes: [] };
    expect(judged(placeless, [ofGpo()])).toMatchObject({ findings: [], notEvaluated: [{}] });
  });
});

const COMPUTER = { enabled: true, versionDirectory: 1, versionSysvol: 1 } as const;
const ticket = (user: string) =>
  ({ kind: 'ticket', client: { name: at('adele'), realm: at(user) } }) as unknown as TicketFact;

describe('of which domain the users are', () => {
  const EMEA = 'emea.contoso.example';

  it('is a guess where one domain is all that is known, and no guess where there are two', () => {
    const finding = only(judged(domain(CORP), [ofClient()]));
    expect(finding.severity).toBe('warning');
    expect(finding.message).not.toContain('GPO');
    expect(judged(domain(CORP), [ofClient(), domain(EMEA)]).applies).toBe(false);
    expect(judged(domain(CORP), [ofClient(), { ...ofGpo({ realms: [] }), domain: EMEA }]).applies).toBe(
      false,
    );
  });

  it('is told by tickets, and by the full name of a client', () => {
    const two = domain(EMEA);
    expect(
      only(judged(domain(CORP), [ofClient({ tickets: [ticket('CORP.CONTOSO.EXAMPLE')] }), two])).severity,
    ).toBe('error');
    expect(judged(domain(CORP), [ofClient({ tickets: [ticket('EMEA.CONTOSO.EXAMPLE')] })]).applies).toBe(
      false,
    );
    const ofBoth = ['CORP.CONTOSO.EXAMPLE', 'EMEA.CONTOSO.EXAMPLE'].map(ticket);
    expect(only(judged(domain(CORP), [ofClient({ tickets: ofBoth })])).severity).toBe('warning');
    const nobody = { ...ticket(''), client: null };
    expect(only(judged(domain(CORP), [ofClient({ tickets: [nobody] })])).severity).toBe('warning');
    // One of those who are configured for it is enough.
    const sure = ofClient({ tickets: [ticket('CORP.CONTOSO.EXAMPLE')] });
    for (const many of [
      [ofClient(), sure],
      [sure, ofClient()],
    ])
      expect(only(judged(domain(CORP), many)).severity).toBe('error');
    const named = (name: string) =>
      ofClient({
        clients: [
          {
            kind: 'client',
            origin: originOf('a', 'reg'),
            at: at('').at,
            locator: '',
            name: at(name),
            time: null,
          },
        ],
      });
    expect(only(judged(domain(CORP), [named('PC-0217.corp.contoso.example'), two])).severity).toBe('error');
    expect(judged(domain(CORP), [named('pc-0217.emea.contoso.example')]).applies).toBe(false);
    expect(only(judged(domain(CORP), [named('PC-0217')])).severity).toBe('warning');
  });

  it('is what the config says, wherever the GPO lives', () => {
    const intents = { userDomains: [EMEA] };
    expect(judged(domain(CORP), [ofGpo()], { intents }).applies).toBe(false);
    expect(only(judged(domain(EMEA), [ofGpo()], { intents })).severity).toBe('error');
    // A trust of another domain does not reach them: that is another rule's.
    const elsewhere = { ...domain(CORP, [trust()]) };
    expect(judged(domain(EMEA), [ofGpo(), elsewhere], { intents }).applies).toBe(false);
  });

  it('is open for a user domain of which nothing was exported', () => {
    const namesake = ofClient({ ref: { kind: 'client', id: EMEA, name: EMEA }, realms: [] });
    const intents = { userDomains: [CORP, EMEA] };
    const open = judged(domain(CORP, [trust()]), [ofGpo(), namesake], { intents });
    expect(open).toMatchObject({ findings: [], notEvaluated: [expect.stringContaining(EMEA)] });
  });

  it('is a guess for a list of trusts that does not tell its domain', () => {
    const found = only(judged(domain(null), [ofGpo()]));
    expect(found).toMatchObject({ severity: 'warning', place: { origin: { path: 'trusts.txt' } } });
    expect(judged(domain(null), [ofGpo(), ofGpo({ domain: EMEA })]).applies).toBe(false);
    expect(only(judged(domain(null), [ofClient()])).severity).toBe('warning');
    expect(judged(domain(null), [ofGpo(), domain(CORP, [trust()])]).findings).toEqual([]);
  });

  it('does not matter where a transitive trust of another domain reaches them', () => {
    const reaching = domain('contoso.example', [trust({ attributes: numberAt(0) })]);
    expect(judged(domain(CORP), [ofGpo(), reaching]).findings).toEqual([]);
    const closed = domain('contoso.example', [trust()]);
    expect(only(judged(domain(CORP), [ofGpo(), closed])).severity).toBe('error');
  });
});
