// The judge of the lab agrees with nothing by mistake: an error that no row names is told, and so is a failure of realmlint itself.

import { describe, expect, it } from 'vitest';
import { type Case, KINDS, RIGHT, saysOf } from '../interop/lab/cases.ts';
import { DISAGREEMENTS } from '../interop/lab/disagreements.ts';
import { reasonOf } from '../interop/lab/excuses.ts';
import { trust } from '../interop/lab/planting.ts';

const TICKETS = 'error, and tickets';

const transitive = (rules: readonly string[]): Case => ({
  seed: 1,
  key: 'a transitive trust',
  in: 'trust',
  realm: 'ZSCALERBETA.NET',
  configuration: trust({ attributes: 0 }),
  wanted: [],
  formats: [],
  says: 'error',
  rules,
});

describe('the disagreements', () => {
  it('excuse the error that a row names, and warnings beside it', () => {
    const one = transitive(['error trust-transitive', 'warning trust-missing-for-realm']);
    expect(reasonOf(one, 'mit', TICKETS)).toMatch(/third realms/);
  });

  it('excuse no error beside it, nor in its place', () => {
    for (const rules of [['error trust-transitive', 'error kdc-wrong-host'], ['error kdc-wrong-host'], []]) {
      expect(reasonOf(transitive(rules), 'mit', TICKETS)).toBeNull();
    }
  });

  it('excuse nothing of another defect, or said in other terms', () => {
    const one = transitive(['error trust-transitive']);
    expect(reasonOf({ ...one, key: 'a disabled trust' }, 'mit', TICKETS)).toBeNull();
    expect(reasonOf(one, 'mit', 'unsure, and tickets')).toBeNull();
    expect(reasonOf(one, 'mit', 'clean, and no ticket')).toBeNull();
  });

  it('excuse a tolerant client alone, and under the condition alone', () => {
    const two = [
      { name: 'ZSCALERBETA.NET', data: 'zscalerbeta.net; gateway.zscalerbeta.net' },
      { name: 'ZSCALERBETA.NET', data: 'login.zscalerbeta.net' },
    ] as const;
    const [reasons, none] = two.map((mapping) => {
      const configuration = { ...trust({}), domainRealm: [mapping] };
      const one = {
        ...transitive(['error missing-leading-dot']),
        key: 'suffixes without their dot',
        configuration,
      };
      return [reasonOf(one, 'mit', TICKETS), reasonOf(one, 'heimdal', TICKETS)];
    });
    expect(reasons).toEqual(['MIT tries both forms', null]);
    expect(none).toEqual([null, null]);
  });

  it('have no row of what is right', () => {
    expect(DISAGREEMENTS.flatMap(({ planted }) => planted)).not.toContain(RIGHT);
    expect(KINDS.map(({ key }) => key)).not.toContain(RIGHT);
  });

  it.each(DISAGREEMENTS.map((row) => [row.planted.join(', '), row] as const))(
    'name an error where realmlint tells one, a milder finding where it tells none: %s',
    (_planted, { planted, differs, said }) => {
      expect(said.startsWith('error ')).toBe(differs === TICKETS);
      const kinds = KINDS.filter(({ key }) => planted.includes(key));
      expect(kinds.map(({ key }) => key).sort()).toEqual([...planted].sort());
      expect(kinds.map(({ rule }) => rule)).toEqual(planted.map(() => said.split(' ')[1]));
    },
  );
});

describe('what realmlint says', () => {
  const summary = { errors: 0, warnings: 0, infos: 0, suppressed: 0, inputs: 1, unreadable: 0, skipped: 0 };
  const says = (exitCode: number) => saysOf({ summary: { ...summary, exitCode }, problems: [] }, 17);

  it('is its exit code in words', () => {
    expect([0, 1, 3].map(says)).toEqual(['clean', 'error', 'unsure']);
  });

  it.each([70, 2])('is no verdict with exit code %d', (code) => {
    expect(() => says(code)).toThrow(`LAB_SEED=17: no verdict, but exit code ${code}`);
  });
});
