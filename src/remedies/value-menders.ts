// Menders of the data of a value: tags, separators, hosts.

import type { RegistryValue } from '../model/remedy.ts';
import { hostsIn, sameHost } from './hosts.ts';
import { type Edit, edited, type Mend, type Mender, replaceHost, type Site, withOtherHosts } from './mend.ts';

function mended(
  grade: Mend['grade'],
  edits: readonly Edit[] | null,
  notes: readonly string[] = [],
): Mend | null {
  return edits && { grade, edits, notes };
}

function withText(site: Site, text: string | null): readonly Edit[] | null {
  const { value } = site.current;
  if (text === null || !('text' in value)) return null;
  return edited(site, { ...value, text });
}

function textOf({ current: { value } }: Site): string | null {
  return 'text' in value ? value.text : null;
}

/** The whole text for another, where the finding says both. */
function wholeText(site: Site): readonly Edit[] | null {
  const { actual, expected } = site.finding;
  return actual !== null && textOf(site)?.trim() === actual.trim() ? withText(site, expected) : null;
}

export const missingTag: Mender = (site) => {
  const { actual, expected } = site.finding;
  const text = textOf(site);
  if (text === null || actual === null || expected === null) return null;
  const at = text.indexOf(actual);
  if (at === -1 || text.indexOf(actual, at + 1) !== -1) return null;
  return mended('safe', withText(site, text.slice(0, at) + expected + text.slice(at + actual.length)));
};

export const malformedTag: Mender = (site) => mended('proposed', wholeText(site));

export const literalEntities: Mender = (site) => mended('proposed', wholeText(site));

const PLAIN_HOST = /^\.?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i;

/** Without a scheme and the port that is meant anyway, where a plain host is left. */
function bareHost(host: string): string {
  const bare = host.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/:88$/, '');
  return PLAIN_HOST.test(bare) ? bare : host;
}

/** What takes nothing away is mended everywhere at once; another port or a path may have been meant. */
export const schemeOrPort: Mender = (site) => {
  const { actual, expected } = site.finding;
  const all = eachHost(site, bareHost);
  if (all) return mended('safe', all);
  return actual === null || expected === null
    ? null
    : mended('proposed', replaceHost(site, actual, expected));
};

/** Every host changed alike; null where none changes. */
function eachHost(site: Site, change: (host: string, hosts: readonly string[]) => string) {
  return withOtherHosts(site, (hosts) => {
    const others = hosts.map((host) => change(host, hosts));
    return others.some((host, index) => host !== hosts[index]) ? others : null;
  });
}

const SEPARATORS = /[;,|\s]+/;

export const separators: Mender = (site) =>
  mended(
    'safe',
    withOtherHosts(site, (hosts) =>
      hosts.flatMap((host) => host.split(SEPARATORS)).filter((host) => host !== ''),
    ),
  );

export const emptyKdcList: Mender = (site) => {
  const { expected } = site.finding;
  if (expected === null) return null;
  if (site.setting.layer === 'policy') return mended('proposed', withText(site, expected));
  const kdcs = site.expectation?.kdcs ?? [];
  const after: RegistryValue = { type: 'REG_MULTI_SZ', items: kdcs };
  return kdcs.length === 0 ? null : mended('proposed', edited(site, after));
};

export const wrongKdc: Mender = (site) => {
  const { actual, expected } = site.finding;
  return actual === null || expected === null
    ? null
    : mended('proposed', replaceHost(site, actual, expected));
};

/** Of those that are the same the first stays. */
export const duplicate: Mender = (site) => {
  const edits = withOtherHosts(site, (hosts) => {
    const first = hosts.filter((host, index) => !hosts.slice(0, index).some((one) => sameHost(one, host)));
    return first.length < hosts.length ? first : null;
  });
  return mended('safe', edits);
};

function isExpectedSuffix({ expectation }: Site, suffix: string): boolean {
  return expectation?.suffixes.some((one) => sameHost(one.suffix, suffix)) ?? false;
}

export const leadingDot: Mender = (site) => {
  const { actual, expected } = site.finding;
  // A name that stands there with its dot as well stands there on purpose.
  const all = eachHost(site, (host, hosts) =>
    isExpectedSuffix(site, `.${host}`) && !hosts.some((one) => sameHost(one, `.${host}`)) ? `.${host}` : host,
  );
  if (all) return mended('safe', all);
  return actual === null || expected === null
    ? null
    : mended('proposed', replaceHost(site, actual, expected));
};

export const missingSuffix: Mender = (site) => {
  const { expected } = site.finding;
  if (expected === null) return null;
  const wanted = expected.split(';').map((suffix) => suffix.trim());
  const edits = withOtherHosts(site, (hosts) => {
    const missing = wanted.filter((suffix) => !hosts.some((host) => sameHost(host, suffix)));
    return missing.length === 0 ? null : [...hosts, ...missing];
  });
  return mended('proposed', edits);
};

/** A suffix that nobody expects may be that of a whole domain, which would then ask the realm. */
export const wildcard: Mender = (site) => {
  const suffixOf = (host: string) => (/^\*\.[^*]+$/.test(host) ? host.slice(1) : host);
  const expected = eachHost(site, (host) => (isExpectedSuffix(site, suffixOf(host)) ? suffixOf(host) : host));
  return expected ? mended('safe', expected) : mended('proposed', eachHost(site, suffixOf));
};

/** Blanks and what is invisible. */
const UNSEEN = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;
/** Those that stand before or after a host, where nothing can be glued together by their going. */
const AROUND =
  /(?<=^|[;<>])[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+|(?<![\s\p{Cc}\p{Default_Ignorable_Code_Point}])[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+(?=$|[;<>])/gu;

/**
 * Safe where only blanks and invisible characters go that stand around hosts, or where what is left is what is expected; a letter
 * of another script may have been meant.
 */
export const suspiciousCharacters: Mender = (site) => {
  const { actual, expected } = site.finding;
  if (actual === null || expected === null) return null;
  const { setting, current } = site;
  const isSafe = isAroundOnly(actual, expected) || isWhatIsExpected(site, expected);
  // A blank of any kind between two words may have been meant to part them.
  if (!isSafe && /[^\s;<>][^\S ]+[^\s;<>]/u.test(actual)) return null;
  const grade = isSafe ? 'safe' : 'proposed';
  if (setting.layer === 'local') return mended(grade, replaceHost(site, actual, expected));
  if (actual === textOf(site)) return mended(grade, withText(site, expected));
  if (actual !== current.name) return null;
  return mended(grade, [{ kind: 'set', setting, after: { ...current, name: expected } }]);
};

function isAroundOnly(actual: string, expected: string): boolean {
  return actual.replace(AROUND, '') === expected.replace(AROUND, '');
}

/** Whether only what is unseen goes, and the name or every host that is left is one that is expected. */
function isWhatIsExpected({ finding, setting, current, expectation }: Site, expected: string): boolean {
  const bare = (text: string) => text.replace(UNSEEN, '');
  if (!expectation || bare(finding.actual ?? '') !== bare(expected)) return false;
  if (finding.actual === current.name) return expectation.realm === expected;
  const hosts = hostsIn({ type: 'REG_SZ', text: expected }, setting.list) ?? [];
  const known = [...expectation.kdcs, ...expectation.suffixes.map(({ suffix }) => suffix)];
  return hosts.every((host) => known.some((one) => sameHost(one, host)));
}

/** Expanding changes nothing where there is nothing to expand. */
export const wrongType: Mender = (site) => {
  const { value } = site.current;
  if (value.type !== 'REG_EXPAND_SZ' || value.text.includes('%')) return null;
  return mended('proposed', edited(site, { type: 'REG_SZ', text: value.text }));
};
