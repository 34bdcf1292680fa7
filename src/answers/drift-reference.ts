// The expected side: which copies a unit of the other side is held against, be they exported or the guide's.

import { byRow, rowKey } from '../evidence/compare.ts';
import { plain, transitivity } from '../evidence/copies.ts';
import { type Form, hostForm } from '../evidence/normal-form.ts';
import type { Copy, Setting } from '../model/copy.ts';
import type { RealmExpectation } from '../model/expectation.ts';
import { realmKey } from '../model/realm-name.ts';
import { isOfGpo, type Unit } from './drift-units.ts';

/** What one unit is compared with. */
export interface Reference {
  readonly rows: ReadonlyMap<string, readonly Copy[]>;
  /** Whether what is not in `rows` is known not to be expected; `realm`: its key. */
  shows(setting: Setting, realm: string): boolean;
  /** True when policy should give it: what ksetup holds then does not matter. */
  readonly byPolicy: boolean;
  /** True when it is the same GPO or client: then it is complete by itself. */
  readonly paired: boolean;
}

/** Finds the reference of a unit; null where the expected side has nothing of its kind. */
export type ReferenceOf = (unit: Unit) => Reference | null;

export function referenceToUnits(units: readonly Unit[]): ReferenceOf {
  const byId = new Map<string, Unit[]>();
  for (const unit of units) add(byId, idOf(unit), unit);
  const joined = new Map<string, Reference>();
  const together = (name: string, those: readonly Unit[]) => {
    const known = joined.get(name) ?? referenceOf(those, false);
    joined.set(name, known);
    return known;
  };
  const policies = units.filter(isOfGpo);
  const clients = units.filter(({ column }) => column === 'client');
  const trusts = units.filter(({ column }) => column === 'trust');
  return (unit) => {
    const same = byId.get(idOf(unit));
    if (same) return referenceOf(same, true);
    if (unit.column === 'trust') return trusts.length > 0 ? together('trust', trusts) : null;
    if (policies.length > 0) return together('policy', policies);
    return clients.length > 0 ? together('client', clients) : null;
  };
}

function idOf({ ref }: Unit): string {
  return `${ref.kind} ${ref.id}`;
}

function add<T>(index: Map<string, T[]>, key: string, item: T): void {
  const same = index.get(key);
  if (same) same.push(item);
  else index.set(key, [item]);
}

function referenceOf(units: readonly Unit[], paired: boolean): Reference {
  const rows = new Map<string, Copy[]>();
  for (const unit of units) {
    for (const [key, copies] of unit.rows) for (const copy of copies) add(rows, key, copy);
  }
  const shown = new Map<Setting, boolean>();
  return {
    rows,
    shows: (setting) => {
      const known = shown.get(setting) ?? units.every((unit) => unit.shows(setting, false));
      shown.set(setting, known);
      return known;
    },
    byPolicy: units.every(({ column }) => column !== 'client'),
    paired,
  };
}

/** What of the guide, and of what the config says, a unit is held against. */
export interface Selection {
  /** Realms that the config requires of somebody, as it spells them. */
  readonly required: readonly string[];
  wants(unit: Unit, copy: Copy): boolean;
  /** Whether the unit may hold nothing of a realm, by its key. */
  forbids(unit: Unit, realm: string): boolean;
  /** Whether the config forbids or disables there any of what is expected. */
  bars(unit: Unit): boolean;
}

/** A reference that nobody exported: it says what should be there, and nothing of what else may be. */
export function referenceToGuide(expectations: readonly RealmExpectation[]): ReferenceOf {
  const all = expectations.flatMap(guideCopies);
  const trust = guideReference(all.filter(({ setting }) => isOfTrust(setting)));
  const lists = guideReference(all.filter(({ setting }) => !isOfTrust(setting)));
  return ({ column }) => (column === 'trust' ? trust : lists);
}

/** The same, where a unit is held against what it should have alone, and as the rules do it: what they let pass is the same here. */
export function referenceToSelection(
  expectations: readonly RealmExpectation[],
  { required, wants, forbids }: Selection,
): ReferenceOf {
  const told = expectations.flatMap((one) => guideCopies(one).map((copy) => asRulesDo(copy, one)));
  const rows = byRow(told);
  const all = [...told, ...required.flatMap(presence).filter((copy) => !rows.has(rowKey(copy)))];
  return (unit) => {
    const own = all.filter(
      (copy) => isOfTrust(copy.setting) === (unit.column === 'trust') && wants(unit, copy),
    );
    const held = [...unit.rows.values()].flatMap((copies) => copies.map(({ realm }) => realm));
    // Switches of lists without any such realm agree with nothing.
    const isHeld = own.some(({ realm }) => realm !== '') || held.some((realm) => forbids(unit, realm));
    return isHeld ? { ...guideReference(own), shows: (_, realm) => forbids(unit, realm) } : null;
  };
}

function guideReference(copies: readonly Copy[]): Reference {
  return { rows: byRow(copies), shows: () => false, byPolicy: false, paired: false };
}

/** What there must be of a realm of which no more is known. */
function presence(name: string): Copy[] {
  return (['MitRealms', 'domain_realm', 'trust'] as const).map((setting) => ({
    setting,
    realm: realmKey(name),
    name,
    shown: 'any value',
    data: '',
    caseless: true,
    anything: true,
    place: null,
    subject: null,
  }));
}

// What the guide prescribes has to stand there as it is: that goes for the suffixes of clouds.
function asRulesDo(copy: Copy, { suffixes }: RealmExpectation): Copy {
  const isFree = copy.setting === 'domain_realm' && !suffixes.some(({ prescribed }) => prescribed);
  return isFree || copy.setting === 'MitRealms' ? { ...copy, leniently: true } : copy;
}

export function isOfTrust(setting: Setting): boolean {
  return setting.startsWith('trust') || setting === 'msDS-SupportedEncryptionTypes';
}

/** What is expected of a realm, as copies. Further hosts than those of the guide are no deviation from it. */
export function guideCopies({ realm, kdcs, suffixes, trust, source }: RealmExpectation): Copy[] {
  const copy = (setting: Setting, form: Form): Copy => ({
    setting,
    realm: realmKey(realm),
    name: realm,
    ...form,
    place: null,
    subject: null,
  });
  const copies: Copy[] = [];
  const hosts = suffixes.map(({ suffix }) => suffix);
  if (kdcs.length > 0) copies.push(copy('MitRealms', hostForm(`<k>${kdcs.join('; ')}</k>`, kdcs)));
  if (hosts.length > 0) {
    copies.push({ ...copy('domain_realm', hostForm(hosts.join('; '), hosts)), atLeast: true });
  }
  for (const list of ['MitRealms', 'domain_realm'] as const) {
    // What a config describes may come by ksetup, where there are no switches.
    if (source === 'config' || !copies.some(({ setting }) => setting === list)) continue;
    copies.push({ ...copy(`${list}_Enabled`, plain('enabled')), realm: '', name: '' });
  }
  if (!trust) return copies;
  copies.push(
    copy('trust', plain('there')),
    copy('trustType', plain(trust.type)),
    copy('trustDirection', plain(trust.direction)),
    copy('trustTransitive', transitivity(trust.transitive)),
  );
  if (trust.encryptionTypes !== null) {
    copies.push(copy('msDS-SupportedEncryptionTypes', plain(trust.encryptionTypes)));
  }
  return copies;
}
