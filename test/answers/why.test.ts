// Answers of `why` from exports as text: what decided, what was beaten and why, the KDC, the trust, what is not known.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { policyQuery, policyReg, trustList } from '../../rules/support/examples.ts';
import { hostOf } from '../../src/answers/host-name.ts';
import { why } from '../../src/answers/why.ts';
import { DEFAULT_SETTINGS, gather, type Input } from '../../src/lint.ts';
import type { HolderAnswer, WhyAnswer } from '../../src/model/why.ts';
import { encode } from '../support/bytes.ts';
import { inputOf } from '../support/inputs.ts';
import { type GpoSettings, inputsOf } from './settings-text.ts';

const EDGE = 'dfw1.gateway.zscalerbeta.net';
const CLOUD = 'ZSCALERBETA.NET';
const RIGHT = '.zscalerbeta.net; .gateway.zscalerbeta.net';

function ask(host: string, inputs: readonly Input[]): WhyAnswer {
  const question = hostOf(host);
  if ('problem' in question) throw new Error(question.problem.join(' '));
  return why(gather(inputs), question, { settings: DEFAULT_SETTINGS, rules, version: '0.0.0' });
}

const text = (path: string, content: string) => inputOf(path, encode(content));

function only(answer: WhyAnswer): HolderAnswer {
  const [first, ...others] = answer.answers;
  if (!first || others.length > 0) throw new Error(`${answer.answers.length} answers, not 1`);
  return first;
}

const client = (bend: Parameters<typeof policyReg>[0] = {}) => text('PC-0217.reg', policyReg(bend).content);
const trust = (bend: Parameters<typeof trustList>[0] = {}) => text('trust.txt', trustList(bend).content);
const lost = ({ beaten }: HolderAnswer) => beaten.map(({ entry, reason }) => [entry, reason]);

function gpos(...all: readonly Partial<GpoSettings>[]): Input[] {
  const whole = all.map((gpo): GpoSettings => ({ state: 'Enabled', computer: true, values: [], ...gpo }));
  return inputsOf({ kind: 'domain', gpos: whole });
}

describe('the right configuration', () => {
  const answer = ask(EDGE, [client(), trust()]);
  const { decision, realm, options, beaten, missed, kdcs, trusts, unknowns, findings } = only(answer);

  it('is decided by the longest entry, which stands somewhere', () => {
    expect([decision, realm, answer.exitCode]).toEqual(['realm', CLOUD, 0]);
    expect(options).toHaveLength(1);
    expect(options[0]).toMatchObject({
      condition: null,
      by: {
        entry: '.gateway.zscalerbeta.net',
        realm: CLOUD,
        source: 'policy',
        place: { path: 'PC-0217.reg', region: { startLine: 11, startColumn: 38, endColumn: 62 } },
      },
    });
    expect(beaten.map(({ entry, reason }) => [entry, reason])).toEqual([['.zscalerbeta.net', 'shorter']]);
    expect([missed, unknowns, findings]).toEqual([[], [], []]);
  });

  it('asks the KDC of the list, and gets through the trust', () => {
    expect(kdcs).toMatchObject([
      { realm: CLOUD, from: 'list', hosts: [{ host: 'kerberos.zscalerbeta.net' }] },
    ]);
    expect(trusts).toMatchObject([
      { domain: 'corp.contoso.example', verdict: 'yes', place: { path: 'trust.txt' } },
    ]);
  });
});

describe('no entry matches', () => {
  it('and the entry that was meant to is named, with its rule', () => {
    const mappings = { [CLOUD]: 'zscalerbeta.net; gateway.zscalerbeta.net' };
    const answer = only(ask(EDGE, [client({ mappings })]));
    expect([answer.decision, answer.realm, answer.kdcs]).toEqual(['own-domain', null, []]);
    expect(answer.options).toEqual([{ realm: null, by: null, condition: null }]);
    expect(answer.missed.map(({ entry, reason, rules: cited }) => [entry, reason, cited])).toEqual([
      ['zscalerbeta.net', 'no-leading-dot', ['missing-leading-dot']],
      ['gateway.zscalerbeta.net', 'no-leading-dot', ['missing-leading-dot']],
    ]);
    expect(answer.findings.map(({ ruleId }) => ruleId)).toContain('missing-leading-dot');
  });

  it('cites no rule for an exact host, which is right as it is', () => {
    const mappings = { 'LAB.EXAMPLE': 'hadoop-01.lab.contoso.example' };
    const { missed } = only(ask('ui.hadoop-01.lab.contoso.example', [client({ mappings })]));
    expect(missed.map(({ entry, rules: cited }) => [entry, cited])).toEqual([
      ['hadoop-01.lab.contoso.example', []],
    ]);
  });

  it('is not said where the list was not shown whole', () => {
    const query = policyQuery().content.replace(/\r\nHKEY[^\r]*domain_realm[\s\S]*$/, '');
    const answer = ask(EDGE, [text('PC-0217.txt', query)]);
    expect([only(answer).decision, answer.exitCode]).toEqual(['unknown', 3]);
    expect(only(answer).unknowns[0]).toMatchObject({ changes: true });
  });
});

describe('entries that do not count', () => {
  it('of local settings are hidden by a policy', () => {
    const inputs = inputsOf({
      kind: 'client',
      enabled: 1,
      policy: [{ realm: 'LAB.EXAMPLE', data: '.lab.example' }],
      local: [{ realm: CLOUD, items: ['.zscalerbeta.net'] }],
      stray: [{ realm: CLOUD, data: '.gateway.zscalerbeta.net' }],
    });
    const answer = only(ask(EDGE, inputs));
    expect(answer.decision).toBe('own-domain');
    expect(lost(answer)).toEqual([
      ['.gateway.zscalerbeta.net', 'wrong-place'],
      ['.zscalerbeta.net', 'hidden'],
    ]);
  });

  it('of a policy that is off are named, and what is left of them is not known', () => {
    const answer = only(ask(EDGE, [client({ switches: { realms: 1, mappings: 0 } })]));
    expect(lost(answer)).toEqual([
      ['.gateway.zscalerbeta.net', 'switched-off'],
      ['.zscalerbeta.net', 'switched-off'],
    ]);
    expect(answer.decision).toBe('unknown');
    expect(answer.unknowns.map(({ words }) => words).join(' ')).toMatch(/local settings.*not documented/);
  });

  it('of a worse rank are overruled in a resultant set', () => {
    const answer = only(
      ask(
        EDGE,
        inputsOf({
          kind: 'rsop',
          gpos: [
            { state: 'Enabled', values: [{ realm: CLOUD, data: '.zscalerbeta.net' }] },
            { state: 'Enabled', values: [{ realm: CLOUD, data: '.gateway.zscalerbeta.net' }] },
          ],
        }),
      ),
    );
    expect([answer.decision, answer.options[0]?.by?.entry]).toEqual(['realm', '.zscalerbeta.net']);
    expect(lost(answer)).toEqual([['.gateway.zscalerbeta.net', 'overruled']]);
    expect(answer.beaten[0]?.words).toContain('rank 2');
  });

  it('of a GPO whose computer side is off are named', () => {
    const answer = only(
      ask(
        EDGE,
        gpos(
          { values: [{ realm: CLOUD, data: RIGHT }], computer: false },
          { values: [{ realm: 'LAB.EXAMPLE', data: '.net' }] },
        ),
      ),
    );
    expect(answer.realm).toBe('LAB.EXAMPLE');
    expect(answer.beaten.map(({ reason }) => reason)).toEqual(['gpo-off', 'gpo-off']);
  });
});

describe('GPOs of one domain', () => {
  it('add up', () => {
    const answer = only(
      ask(
        EDGE,
        gpos(
          { values: [{ realm: CLOUD, data: RIGHT }] },
          { values: [{ realm: 'LAB.EXAMPLE', data: '.net' }] },
        ),
      ),
    );
    expect(answer.holder).toMatchObject({ kind: 'gpos', name: 'corp.contoso.example' });
    expect(answer.realm).toBe(CLOUD);
    expect(lost(answer)).toEqual([
      ['.zscalerbeta.net', 'shorter'],
      ['.net', 'shorter'],
    ]);
  });

  it('that set one value differently depend on their order', () => {
    const answer = only(
      ask(
        EDGE,
        gpos(
          { values: [{ realm: CLOUD, data: '.gateway.zscalerbeta.net' }] },
          { values: [{ realm: CLOUD, data: '.zscalertwo.net' }] },
        ),
      ),
    );
    expect([answer.decision, answer.realm]).toEqual(['depends', null]);
    expect(answer.options.map(({ realm }) => realm)).toEqual([CLOUD, null]);
    expect(answer.options[0]?.condition).toBe(
      'if GPO "CORP Kerberos 0" is applied after GPO "CORP Kerberos 1", which sets the same value otherwise',
    );
  });

  it('do not depend on it where both say the same of the host', () => {
    const answer = only(
      ask(
        EDGE,
        gpos(
          { values: [{ realm: CLOUD, data: RIGHT }] },
          { values: [{ realm: CLOUD, data: '.gateway.zscalerbeta.net' }] },
        ),
      ),
    );
    expect([answer.decision, answer.realm]).toEqual(['realm', CLOUD]);
  });

  it('depend on one that disables the policy', () => {
    const answer = only(
      ask(EDGE, gpos({ values: [{ realm: CLOUD, data: RIGHT }] }, { state: 'Disabled', values: [] })),
    );
    expect(answer.options.map(({ realm }) => realm)).toEqual([CLOUD, null]);
    expect(answer.options[0]?.condition).toContain('"CORP Kerberos 1"');
  });

  it('are too many to try every order of, and then that is said', () => {
    const six = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => ({
      values: [{ realm: CLOUD, data: `.zscalerbeta.net; ${name}.lab.example` }],
    }));
    const few = only(ask(EDGE, gpos(...six.slice(0, 5))));
    const many = only(ask(EDGE, gpos(...six)));
    const said = ({ unknowns }: HolderAnswer) =>
      unknowns.some(({ words }) => words.includes('than were tried'));
    expect([few.realm, said(few)]).toEqual([CLOUD, false]);
    expect([many.realm, said(many)]).toEqual([CLOUD, true]);
  });
});

describe('two realms with the same entry', () => {
  it('are both possible, for no document says which is preferred', () => {
    const mappings = { [CLOUD]: '.zscalerbeta.net', 'LAB.EXAMPLE': '.zscalerbeta.net' };
    const answer = only(ask(EDGE, [client({ mappings })]));
    expect(answer.options.map(({ realm }) => realm)).toEqual([CLOUD, 'LAB.EXAMPLE']);
    expect(answer.options.every(({ condition }) => /documented nowhere/.test(condition ?? ''))).toBe(true);
  });
});

describe('the KDC', () => {
  const kdc = (realms: Record<string, string>, mappings: Record<string, string> = { [CLOUD]: RIGHT }) =>
    only(ask(EDGE, [client({ realms, mappings })])).kdcs[0];

  it('comes from DNS where the list has none', () => {
    expect(kdc({})).toMatchObject({ from: 'dns', hosts: [] });
    expect(kdc({ [CLOUD]: '<f>0x0000000E</f>' })?.words[0]).toContain(`_kerberos._tcp.${CLOUD}`);
  });

  it('is not known without tags, and its host is not asked', () => {
    expect(kdc({ [CLOUD]: 'kerberos.zscalerbeta.net' })).toMatchObject({ from: 'unknown', hosts: [] });
  });

  it('that is wrong is cited with its rule', () => {
    const wrong = kdc({ [CLOUD]: '<k>kerberos.zscalertwo.net</k>' });
    expect(wrong?.hosts).toMatchObject([{ host: 'kerberos.zscalertwo.net', rules: ['kdc-wrong-host'] }]);
  });

  it('is found under another case, and what clients made of it is said', () => {
    const other = kdc({ 'zscalerbeta.net': '<k>kerberos.zscalerbeta.net</k>' });
    expect(other).toMatchObject({ from: 'list' });
    expect(other?.words.join(' ')).toMatch(/spells it zscalerbeta\.net/);
    const lower = kdc({ [CLOUD]: '<k>kerberos.zscalerbeta.net</k>' }, { 'zscalerbeta.net': RIGHT });
    expect(lower?.words.join(' ')).toMatch(/krbtgt\/zscalerbeta\.net/);
  });

  it('of a domain of the evidence is that of the directory', () => {
    const mappings = { 'CORP.CONTOSO.EXAMPLE': '.zscalerbeta.net' };
    const answer = only(ask(EDGE, [client({ mappings }), trust()]));
    expect([answer.kdcs[0]?.from, answer.trusts]).toEqual(['directory', []]);
  });
});

describe('the trust', () => {
  const verdict = (bend: Parameters<typeof trustList>[0]) =>
    only(ask(EDGE, [client(), trust(bend)])).trusts.map((one) => one.verdict);

  it.each([
    [{ trustDirection: '0' }, 'no'],
    [{ trustDirection: '2' }, 'no'],
    [{ trustDirection: '3' }, 'yes'],
    [{ trustAttributes: '0' }, 'yes'],
    [{ 'msDS-SupportedEncryptionTypes': '4' }, 'doubtful'],
    [{ 'msDS-SupportedEncryptionTypes': '0' }, 'doubtful'],
    [{ 'msDS-SupportedEncryptionTypes': null }, 'unknown'],
    [{ 'msDS-SupportedEncryptionTypes': '28' }, 'yes'],
    [{ trustType: '2' }, 'doubtful'],
    [{ CN: 'zscalerbeta.net', Name: 'zscalerbeta.net', trustPartner: 'zscalerbeta.net' }, 'doubtful'],
  ])('with %j: %s', (bend, expected) => {
    expect(verdict(bend as Parameters<typeof trustList>[0])).toEqual([expected]);
  });

  it('that is not shown is not known', () => {
    expect(only(ask(EDGE, [client()])).trusts).toEqual([]);
    const other = { CN: 'LAB.EXAMPLE', Name: 'LAB.EXAMPLE', trustPartner: 'LAB.EXAMPLE' };
    expect(verdict(other)).toEqual(['unknown']);
  });
});

describe('tickets', () => {
  const klist = [
    'Current LogonId is 0:0x3e7',
    '',
    'Cached Tickets: (2)',
    '',
    '#0>     Client: jdoe @ CORP.CONTOSO.EXAMPLE',
    `        Server: krbtgt/${CLOUD} @ CORP.CONTOSO.EXAMPLE`,
    '        KerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96',
    '#1>     Client: jdoe @ CORP.CONTOSO.EXAMPLE',
    '        Server: HTTP/fra4.gateway.zscalerbeta.net @ ZSCALERBETA.NET',
    '        KerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96',
    '',
  ].join('\r\n');

  it('for the realm and for the host are shown, and no others', () => {
    const inputs = [text('PC-0217/policies.reg', policyReg().content), text('PC-0217/klist.txt', klist)];
    const shown = (host: string) => only(ask(host, inputs)).tickets.map(({ server }) => server);
    expect(shown(EDGE)).toEqual([`krbtgt/${CLOUD}`]);
    expect(shown('fra4.gateway.zscalerbeta.net')).toHaveLength(2);
  });
});

describe('what a client lacks', () => {
  it('is no finding of the GPO that it is compared with', () => {
    const folder = 'fixtures/rules/client-setting-missing/bad/reg-utf8-both-lists';
    const exports = ['PC-0412.reg', 'realms.xml'].map((name) =>
      inputOf(name, readFileSync(`${folder}/${name}`)),
    );
    const { answers } = ask(EDGE, exports);
    expect(
      answers.map(({ holder, findings }) => [holder.kind, findings.map(({ ruleId }) => ruleId)]),
    ).toEqual([
      ['client', []],
      ['gpo', []],
    ]);
  });
});

describe('the exit code', () => {
  it('is 3 without evidence, and where something could not be read', () => {
    expect(ask(EDGE, []).exitCode).toBe(3);
    const cut = text('PC-0218.reg', policyReg().content.slice(0, -30));
    const answer = ask(EDGE, [client(), cut]);
    expect([answer.exitCode, answer.gaps.map(({ path }) => path)]).toEqual([3, ['PC-0218.reg']]);
  });

  it('is 0 whatever is wrong with the settings', () => {
    const answer = ask(EDGE, [client({ realms: { [CLOUD]: '<k>kerberos.zscalertwo.net</k>' } })]);
    expect([answer.exitCode, only(answer).findings.map(({ ruleId, effect }) => [ruleId, effect])]).toEqual([
      0,
      [['kdc-wrong-host', 'outage']],
    ]);
  });
});
