// Menders of the data of a value: tags, separators, hosts.

import type { RegistryValue } from '../model/remedy.ts';
import { sameHost } from './hosts.ts';
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

/** A scheme or the port that is meant anyway takes nothing away; another port or a path may have been meant. */
export const schemeOrPort: Mender = (site) => {
  const { actual, expected } = site.finding;
  if (actual === null || expected === null) return null;
  const bare = actual.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/:88$/, '');
  return mended(sameHost(bare, expected) ? 'safe' : 'proposed', replaceHost(site, actual, expected));
};

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

/** The last of those that are the same: the first may be where it stands for a reason. */
export const duplicate: Mender = (site) => {
  const { actual } = site.finding;
  if (actual === null) return null;
  const edits = withOtherHosts(site, (hosts) => {
    const same = hosts.filter((host) => sameHost(host, actual));
    const last = hosts.lastIndexOf(actual);
    return last === -1 || same.length < 2 ? null : hosts.toSpliced(last, 1);
  });
  return mended('safe', edits);
};

export const leadingDot: Mender = (site) => {
  const { actual, expected } = site.finding;
  if (actual === null || expected === null) return null;
  const isExpected = site.expectation?.suffixes.some(({ suffix }) => sameHost(suffix, expected)) ?? false;
  return mended(isExpected ? 'safe' : 'proposed', replaceHost(site, actual, expected));
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

export const wildcard: Mender = (site) => {
  const { actual, expected } = site.finding;
  if (actual === null || expected === null) return null;
  return mended(actual === `*${expected}` ? 'safe' : 'proposed', replaceHost(site, actual, expected));
};

/** Blanks and what is invisible tell nothing; a letter of another script may have been meant. */
const BLANK_OR_INVISIBLE = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

export const suspiciousCharacters: Mender = (site) => {
  const { actual, expected } = site.finding;
  if (actual === null || expected === null) return null;
  const bare = (text: string) => text.replace(BLANK_OR_INVISIBLE, '');
  const grade = bare(actual) === bare(expected) ? 'safe' : 'proposed';
  const { setting, current } = site;
  if (setting.layer === 'local') {
    return mended(grade, replaceHost(site, actual, expected));
  }
  if (actual === textOf(site)) return mended(grade, withText(site, expected));
  if (actual !== current.name) return null;
  return mended(grade, [{ kind: 'set', setting, after: { ...current, name: expected } }]);
};

/** Expanding changes nothing where there is nothing to expand. */
export const wrongType: Mender = (site) => {
  const { value } = site.current;
  if (value.type !== 'REG_EXPAND_SZ' || value.text.includes('%')) return null;
  return mended('proposed', edited(site, { type: 'REG_SZ', text: value.text }));
};
