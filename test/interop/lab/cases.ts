// Random configurations, right and with a defect: what realmlint is shown, and which tickets are asked for.

import { DEFAULT_SETTINGS, lint, type Report } from '../../../src/lint.ts';
import { EXIT_CODES } from '../../../src/model/exit-codes.ts';
import type { Configuration, FormatWriter } from '../../support/formats/configuration.ts';
import { OF_ITSELF } from '../../support/formats/defects.ts';
import { bytesOf } from '../../support/formats/writers.ts';
import { inputOf } from '../../support/inputs.ts';
import type { Kind } from '../../support/mutations/kind.ts';
import { MAPPING_KINDS } from '../../support/mutations/mapping-kinds.ts';
import { NAME_KINDS } from '../../support/mutations/name-kinds.ts';
import { type Random, randomFrom } from '../../support/mutations/random.ts';
import { REALM_KINDS } from '../../support/mutations/realm-kinds.ts';
import { rightConfiguration } from '../../support/mutations/right.ts';
import { TRUST_KINDS } from '../../support/mutations/trust-kinds.ts';
import type { Wanted } from './clients.ts';
import { hostsOf } from './lab.ts';
import { CLOUDS, FAR, ORGANISATION } from './realms.ts';

export const KINDS: readonly Kind[] = [...REALM_KINDS, ...MAPPING_KINDS, ...NAME_KINDS, ...TRUST_KINDS];

/** The key of a case without a defect. */
export const RIGHT = 'nothing';

export interface Case {
  readonly seed: number;
  /** The key of the kind of defect. */
  readonly key: string;
  readonly in: Kind['in'];
  /** The realm that is configured. */
  readonly realm: string;
  readonly configuration: Configuration;
  readonly wanted: readonly Wanted[];
  /** In which formats realmlint was shown it. */
  readonly formats: readonly string[];
  readonly says: 'clean' | 'error' | 'unsure';
  readonly rules: readonly string[];
}

function shows(writer: FormatWriter, kind: Kind): boolean {
  return (writer.shows === 'trust') === (kind.in === 'trust') && (kind.cannotShow?.(writer) ?? null) === null;
}

/** One writer of settings and one of trusts, that show both lists and the defect. */
function writersFor(random: Random, all: readonly FormatWriter[], kind: Kind | null): FormatWriter[] {
  const whole = all.filter((one) => one.lacks === undefined && OF_ITSELF[one.format] === undefined);
  return (['settings', 'trust'] as const).map((part) => {
    const fit = whole.filter((one) => one.shows === part);
    const isItsPart = kind !== null && (kind.in === 'trust') === (part === 'trust');
    return random.pick(isItsPart ? fit.filter((one) => shows(one, kind)) : fit);
  });
}

/** Hosts of all realms that the configuration names, and of the own one where the defect could take them. */
function wantedOf({ mitRealms, domainRealm }: Configuration, realm: string, kind: Kind | null): Wanted[] {
  const named = new Set([...mitRealms, ...domainRealm].map(({ name }) => name.toUpperCase()));
  const far = FAR.filter((one) => one.realm === realm || named.has(one.realm)).map((one) => one.realm);
  const takesOwn = kind?.in === 'mapping' || kind?.rule === 'realm-is-own-domain';
  return [...far, ...(takesOwn ? [ORGANISATION] : [])].flatMap(hostsOf);
}

const SAYS: ReadonlyMap<number, Case['says']> = new Map([
  [EXIT_CODES.clean.code, 'clean'],
  [EXIT_CODES.findings.code, 'error'],
  [EXIT_CODES.incomplete.code, 'unsure'],
]);

/** What a verdict comes to. Throws of a failure of realmlint itself, which agrees with no client, whatever that gets. */
export function saysOf(
  { summary, problems }: Pick<Report, 'summary' | 'problems'>,
  seed: number,
): Case['says'] {
  const says = SAYS.get(summary.exitCode);
  if (says) return says;
  throw new Error(
    `LAB_SEED=${seed}: no verdict, but exit code ${summary.exitCode}: ${JSON.stringify(problems)}`,
  );
}

/**
 * The case of a seed. Clouds are those in which the lab has KDCs: of another nobody would give a ticket, however right it is.
 */
export function caseOf(seed: number, writers: readonly FormatWriter[]): Case {
  const random = randomFrom(seed);
  const kind = random.chance(0.2) ? null : random.pick(KINDS);
  const chosen = writersFor(random, writers, kind);
  const right = rightConfiguration(
    random,
    chosen.some(({ format }) => format === 'ksetup'),
    CLOUDS,
  );
  const configuration = kind ? kind.plant(right).configuration : right.with();
  const inputs = chosen.map((writer) => inputOf(writer.path, bytesOf(writer, configuration)));
  const { report } = lint(inputs, { settings: DEFAULT_SETTINGS });
  return {
    seed,
    key: kind?.key ?? RIGHT,
    in: kind?.in ?? 'realm',
    realm: right.realm,
    configuration,
    wanted: wantedOf(configuration, right.realm, kind),
    formats: chosen.map(({ format, variant = '' }) => `${format} ${variant}`.trim()),
    says: saysOf(report, seed),
    rules: report.findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`),
  };
}
