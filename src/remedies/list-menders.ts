// Menders of names, of values that stand the wrong way round, and of values that are missing in one of the two lists.

import type { Subject } from '../model/evidence.ts';
import type { ListName } from '../model/fact.ts';
import { POLICY_KEY } from '../model/registry-keys.ts';
import type { NamedValue } from '../model/remedy.ts';
import { hostsIn, sameHost, withHosts } from './hosts.ts';
import type { Declined, Edit, Mend, Mender, Site } from './mend.ts';
import { listKey, localParent } from './setting.ts';
import { settingNamed, type Table } from './table.ts';

const KEEPS_CASE =
  'The registry keeps the case with which a name was made, so the old value is deleted and a new one is made.';

export const lowerCaseRealm: Mender = ({ finding, setting, current, table }) => {
  const { actual, expected } = finding;
  if (actual === null || expected === null) return null;
  if (setting.layer === 'local') {
    const key = `${localParent(setting.list)}\\${expected}`;
    const settings = table.settings.filter(
      (one) => one.subject === setting.subject && one.key === setting.key,
    );
    return setting.key.endsWith(`\\${actual}`)
      ? { grade: 'proposed', edits: [{ kind: 'key', settings, key }], notes: [KEEPS_CASE] }
      : null;
  }
  if (current.name !== actual) return null;
  const after = { ...current, name: expected };
  return { grade: 'proposed', edits: [{ kind: 'set', setting, after }], notes: [KEEPS_CASE] };
};

/** krb5.conf's habit: all values that are turned round for one realm become one value of its name. */
export const invertedMapping: Mender = ({ finding, setting, table }) => {
  const [, realm, data] = /^(\S+) = (.+)$/.exec(finding.expected ?? '') ?? [];
  if (realm === undefined || data === undefined || setting.layer === 'local') return null;
  const names = data.split(';').map((name) => name.trim());
  const turned = table.settings.filter(
    (one) =>
      one.subject === setting.subject &&
      one.list === 'domain_realm' &&
      one.layer === 'policy' &&
      one.current !== null &&
      names.includes(one.current.name) &&
      hostsIn(one.current.value, 'domain_realm')?.length === 1,
  );
  const [first, ...others] = turned;
  if (!first?.current) return null;
  const own = settingNamed(table, setting.subject, setting.key, realm);
  const kept = own?.current && hostsIn(own.current.value, 'domain_realm');
  const hosts = [...(kept ?? []), ...names.filter((name) => !kept?.some((host) => sameHost(host, name)))];
  const value = (own?.current ?? first.current).value;
  const after = withHosts(value, 'domain_realm', hosts);
  if (!after) return null;
  const right: NamedValue = { name: own?.current?.name ?? realm, value: after };
  const removed = (own ? turned : others).map((one): Edit => ({ kind: 'set', setting: one, after: null }));
  return { grade: 'proposed', edits: [{ kind: 'set', setting: own ?? first, after: right }, ...removed] };
};

/** Values beside a switch that is off or is not there: somebody wanted them. */
export const policyOff: Mender = (site) => {
  const { finding, setting, table } = site;
  const { list, subject } = setting;
  if (finding.expected !== 'enabled' || setting.layer !== 'policy') return null;
  const filled = table.settings.some(
    (one) =>
      one.subject === subject && one.list === list && one.key === listKey(list) && one.current !== null,
  );
  if (!filled) return null;
  const known = list === 'domain_realm' ? knownHidden(table) : null;
  if (known) return known;
  const notes = list === 'domain_realm' ? [`${HIDES} What clients have was not looked at.`] : [];
  return { grade: 'proposed', edits: [switchOn(table, subject, list)], notes };
};

function switchOn(table: Table, subject: Subject, list: ListName): Edit {
  const after: NamedValue = { name: `${list}_Enabled`, value: { type: 'REG_DWORD', number: 1 } };
  const there = settingNamed(table, subject, POLICY_KEY, after.name);
  return there ? { kind: 'set', setting: there, after } : { kind: 'new', list, key: POLICY_KEY, after };
}

export const missingRealm: Mender = (site) => missingValue(site, 'MitRealms');

/** As soon as the policy's key exists, clients ignore what ksetup mapped. */
export const missingMapping: Mender = (site) => {
  const { table, setting } = site;
  const exists = table.settings.some(
    (one) =>
      one.subject === setting.subject &&
      one.list === 'domain_realm' &&
      one.layer === 'policy' &&
      one.current !== null,
  );
  if (exists) return missingValue(site, 'domain_realm');
  const hidden = hiddenBy(table);
  if (hidden) return hidden;
  const mend = missingValue(site, 'domain_realm');
  return mend && { ...mend, notes: [...(mend.notes ?? []), ONLY_SHOWN] };
};

const HIDES =
  'As soon as the policy domain_realm exists, clients ignore the mappings that ksetup made, all of them and for all realms.';

const ONLY_SHOWN = `${HIDES} The exports of clients in this run show none; what other clients have was not seen.`;

/** Why the policy may not be created: mappings of clients that it would hide, or that nobody has shown that there are none. */
function hiddenBy(table: Table): Declined | null {
  const known = knownHidden(table);
  if (known) return known;
  const shown = table.subjects.some(
    ({ holder, scopes }) =>
      holder === 'client' && scopes.some(({ shows }) => shows.includes('local domain_realm')),
  );
  if (shown) return null;
  return {
    declined: `${HIDES} No export in this run shows whether a client has any. Add some (reg export HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos), and ask again.`,
  };
}

function knownHidden({ settings }: Table): Declined | null {
  const local = settings.filter(
    ({ subject, list, layer, current }) =>
      subject.holder === 'client' && list === 'domain_realm' && layer === 'local' && current,
  );
  if (local.length === 0) return null;
  const named = local.map(({ subject: { ref }, key, current }) => {
    const hosts = current && hostsIn(current.value, 'domain_realm');
    return `${ref.name}: ${(hosts ?? []).join('; ')} to ${key.slice(key.lastIndexOf('\\') + 1)}`;
  });
  return {
    declined: `${HIDES} These would be hidden: ${named.join(', ')}. Put them into the policy first.`,
  };
}

function missingValue({ finding, setting, table }: Site, list: ListName): Mend | null {
  const { expected } = finding;
  const { subject, current, layer } = setting;
  if (expected === null || current === null || layer !== 'policy') return null;
  const name = current.name;
  if (settingNamed(table, subject, listKey(list), name)) return null;
  const after: NamedValue = { name, value: { type: 'REG_SZ', text: expected } };
  const edits: Edit[] = [{ kind: 'new', list, key: listKey(list), after }];
  const isOn =
    settingNamed(table, subject, POLICY_KEY, `${list}_Enabled`) !== null || statesOn(subject, list);
  return { grade: 'proposed', edits: isOn ? edits : [switchOn(table, subject, list), ...edits] };
}

// A report shows the state of a policy, and no value behind it.
function statesOn({ states }: Subject, list: ListName): boolean {
  return states.some((one) => one.list === list && one.state === 'enabled');
}
