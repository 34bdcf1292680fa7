// What PAC files and their addresses tell of the vendor's clouds, and whom a PAC file concerns.

import { cloudOfHost } from '../../src/model/cloud.ts';
import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { Expectations } from '../../src/model/expectation.ts';
import type { PacFact, ProxyAutoConfigFact } from '../../src/model/fact.ts';
import { type Located, sub } from '../../src/model/located.ts';
import { dnsName } from './hosts.ts';

/** The vendor's variables for edges, such as `${SECONDARY_GATEWAY_HOST}`, put in when the PAC file is handed out. */
const VARIABLE = /^\$\{(?=[^}]*GATEWAY)[^}]*\}$/i;

const URL_PARTS = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?(\[[^\]]*\]|[^/?#:]+)(?::\d*)?([^?#]*)/i;

/** Host in lower case, and the name of the file at its place, empty where the address names none; null for what is no address. */
export function addressOf(url: Located): { readonly host: string; readonly file: Located } | null {
  const match = URL_PARTS.exec(url.value);
  const [whole = '', host, path = ''] = match ?? [];
  if (host === undefined) return null;
  const from = whole.length - path.length + path.lastIndexOf('/') + 1;
  return { host: dnsName(host), file: sub(url, from, whole.length) };
}

/** The known cloud of a host: one that is listed, or a realm of the evidence that has the vendor's shape; null for others. */
export function cloudOf(host: string, { clouds, byRealm }: Expectations): string | null {
  const name = dnsName(host);
  const listed = cloudOfHost(name, clouds);
  if (listed !== null) return listed;
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const parent = name.slice(dot + 1);
    if (byRealm.get(parent)?.suffixes.some(({ suffix }) => suffix === `.gateway.${parent}`)) return parent;
  }
  return null;
}

/** Whether a PAC file sends anything to edges of the vendor, by variable or by name. */
export function hasEdges({ targets }: PacFact, expectations: Expectations): boolean {
  return targets.some(
    ({ host }) => host && (VARIABLE.test(host.value) || cloudOf(host.value, expectations) !== null),
  );
}

/** PAC files that count for a subject: a client's own and those of nobody, for everything else all of the run. */
export function pacsFor(subject: Subject, evidence: Evidence): readonly PacFact[] {
  const known = made.get(evidence) ?? collect(evidence);
  made.set(evidence, known);
  if (subject.holder !== 'client') return known.all;
  return subject.ref.kind === 'file' ? subject.pacs : [...subject.pacs, ...known.ofNobody];
}

interface Pacs {
  readonly all: readonly PacFact[];
  readonly ofNobody: readonly PacFact[];
}

const made = new WeakMap<Evidence, Pacs>();

function collect({ subjects }: Evidence): Pacs {
  const all = subjects.flatMap(({ pacs }) => pacs);
  const ofNobody = subjects.flatMap(({ ref, pacs }) => (ref.kind === 'file' ? pacs : []));
  return { all, ofNobody };
}

type PacUrl = ProxyAutoConfigFact & { readonly url: Located };

/** Addresses of PAC files that are in use: not those beside a mode that asks for no PAC file. */
export function urlsIn({ proxies }: Pick<Subject, 'proxies'>): PacUrl[] {
  const otherMode = new Set<string>();
  for (const { source, mode, key, conditional } of proxies) {
    if (source === 'ProxyMode' && mode && !conditional && mode.value !== 'pac_script') otherMode.add(key);
  }
  return proxies.filter((fact): fact is PacUrl => {
    const { source, url, mode, key } = fact;
    if (!url || (mode && mode.value !== 'pac_script')) return false;
    return source !== 'ProxyPacUrl' || !otherMode.has(key);
  });
}
