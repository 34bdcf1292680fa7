// Edges of a cloud whose realm no client knows: tickets are asked of a realm that nobody configured.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the vendor's variables are written in this way.

import type { At, Evidence, Subject } from '../../src/model/evidence.ts';
import type { Expectations } from '../../src/model/expectation.ts';
import type { RealmFact } from '../../src/model/fact.ts';
import { isEffective } from '../../src/model/in-force.ts';
import type { Located } from '../../src/model/located.ts';
import { asciiUpper, realmKey } from '../../src/model/realm-name.ts';
import { defineRule, type RuleFinding } from '../../src/model/rule.ts';
import { onlyConditional } from '../support/conditional.ts';
import { pacBeside } from '../support/examples.ts';
import { addressOf, cloudOf, urlsIn } from '../support/pac.ts';
import { type Holding, placeOf } from '../support/place.ts';
import { PAC_FILES } from '../support/references.ts';

/** A place that names a cloud. */
interface Witness {
  readonly cloud: string;
  readonly place: At;
  readonly host: string;
}

const BYPASS = 'if (dnsDomainIs(host, ".contoso.example")) return "DIRECT";';

function* witnessesOf(subject: Subject, expectations: Expectations): Iterable<Witness> {
  const seen = function* (holding: Holding, host: string, at: Located): Iterable<Witness> {
    const cloud = cloudOf(host, expectations);
    if (cloud !== null) yield { cloud, place: placeOf(holding, at), host };
  };
  for (const pac of subject.pacs) {
    for (const { host } of pac.targets) if (host) yield* seen(pac, host.value, host);
  }
  for (const fact of urlsIn(subject)) {
    const address = fact.conditional ? null : addressOf(fact.url);
    if (address) yield* seen(fact, address.host, fact.url);
  }
}

/** Realm keys that lists define, also under the names that realms should have. */
interface Defined {
  readonly sure: ReadonlySet<string>;
  /** Those among others that only an item of Preferences with a filter gives, each with that item. */
  readonly perhaps: ReadonlyMap<string, RealmFact>;
}

function definedBy(realms: readonly RealmFact[], { byRealm }: Expectations): Defined {
  const sure = new Set<string>();
  const perhaps = new Map<string, RealmFact>();
  for (const fact of realms) {
    if (!isEffective(fact.layer)) continue;
    const key = realmKey(fact.name.value);
    for (const one of [key, realmKey(byRealm.get(key)?.realm ?? key)]) {
      if (fact.conditional) perhaps.set(one, fact);
      else sure.add(one);
    }
  }
  return { sure, perhaps };
}

function showsList({ scopes }: Subject): boolean {
  return scopes.some(({ shows }) => shows.includes('MitRealms'));
}

export default defineRule({
  id: 'pac-cloud-mismatch',
  group: 'browser',
  summary: 'A PAC file belongs to a cloud whose realm is not defined',
  guide: null,
  severities: ['error'],
  over: 'run',
  needs: [],
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'The edges that a PAC file names belong to a cloud, and their tickets come from the realm of that cloud. With the realm of another cloud alone, clients ask their own domain for them and get none.',
    detected:
      'The cloud is told by the names of edges in PAC files and by the host of the address of a PAC file, if it is a known one. Its realm is looked up in the realm lists of all GPOs and clients of the run, or of the one client whose own list was shown. Only where a whole realm list was shown. Variables such as ${GATEWAY_HOST} tell no cloud.',
    proof: {
      kind: 'outage',
      text: "With edges of a cloud whose realm is not defined, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows and its browsers were not tested.",
    },
    bad: pacBeside([BYPASS, 'return "PROXY fra4.gateway.zscalertwo.net:8800; DIRECT";']),
    good: pacBeside([BYPASS, 'return "PROXY fra4.gateway.zscalerbeta.net:8800; DIRECT";']),
    fix: [
      {
        with: 'the portal of the vendor',
        steps:
          'Look up the cloud in the address of its admin portal (admin.CLOUD). Give browsers the PAC file of that cloud, or define its realm, its hosts and its trust as the guide does from step 1 on.',
      },
    ],
    whenNot:
      'When a further cloud is used without Kerberos on purpose: turn the rule off with --rule pac-cloud-mismatch=off.',
    references: [PAC_FILES],
  },
  *check({ subjects }: Evidence, { expectations }) {
    const holders = subjects.filter(({ holder }) => holder !== 'domain');
    const realms = holders.flatMap((subject) => subject.realms);
    if (!realms.some(({ layer }) => isEffective(layer)) || !holders.some(showsList)) return;
    const everywhere = definedBy(realms, expectations);
    const byCloud = new Map<string, Witness[]>();
    const open = new Map<string, RealmFact>();
    for (const subject of holders) {
      const isAlone = subject.holder === 'client' && showsList(subject);
      const own = isAlone ? subject.realms.filter(({ layer }) => isEffective(layer)) : [];
      const { sure, perhaps } = own.length > 0 ? definedBy(own, expectations) : everywhere;
      for (const witness of witnessesOf(subject, expectations)) {
        const { cloud } = witness;
        if (sure.has(cloud)) continue;
        const filtered = perhaps.get(cloud);
        const known = byCloud.get(cloud);
        if (filtered) open.set(cloud, filtered);
        else if (known) known.push(witness);
        else byCloud.set(cloud, [witness]);
      }
    }
    for (const [cloud, fact] of open) yield { notEvaluated: onlyConditional(asciiUpper(cloud), fact) };
    for (const [cloud, witnesses] of byCloud) yield* mismatch(cloud, witnesses);
  },
});

function* mismatch(cloud: string, [first, ...others]: readonly Witness[]): Iterable<RuleFinding> {
  if (!first) return;
  const realm = asciiUpper(cloud);
  yield {
    severity: 'error',
    message: `${first.host} belongs to the cloud ${cloud}, and no realm list that was read defines realm ${realm}: clients find no KDC for its edges.`,
    place: first.place,
    actual: first.host,
    expected: `${realm} in the realm list`,
    related: others.map(({ place, host }) => ({ ...place, message: `${host}, of the same cloud` })),
    setting: 'PAC',
    realm,
  };
}
