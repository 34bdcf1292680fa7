// What the evidence of a run draws: its trusts, and the ways of hosts to their realms and KDCs.

import { resolveExpectations } from '../engine/expectations.ts';
import { namedIn } from '../engine/fleet.ts';
import { buildFleet } from '../evidence/fleet.ts';
import type { Fact } from '../model/fact.ts';
import type { Report } from '../model/finding.ts';
import type { Pictures } from '../model/picture.ts';
import type { AnyRule } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { Sheet } from '../model/sheet.ts';
import { isSheet, type Survey } from '../model/survey.ts';
import { type Companions, routesOf } from './route-pictures.ts';
import { trustPicturesOf } from './trust-pictures.ts';
import { askingOf } from './why.ts';

export interface PictureOptions {
  readonly settings: Settings;
  readonly rules: readonly AnyRule[];
}

/** As many drawings are looked at; the rest is counted. */
const MOST_ROUTES = 8;
const MOST_TRUSTS = 12;

/** `report` is what the survey was judged to be. Pure; clients of one configuration are looked at once. */
export function pictures(survey: Survey, report: Report, { settings, rules }: PictureOptions): Pictures {
  const facts: Fact[] = [];
  const sheets: Sheet[] = [];
  for (const part of survey.parts) {
    if (isSheet(part)) sheets.push(part);
    else for (const fact of part) facts.push(fact);
  }
  const { evidence, cohorts } = buildFleet(facts, sheets, namedIn(settings));
  const expectations = resolveExpectations(evidence, settings);
  const companions: Companions = new Map(
    cohorts.map(({ first, others }) => [first.ref.id, others.map(({ ref }) => ref)]),
  );
  const asking = askingOf(evidence, report.findings, rules);
  const routes = routesOf(asking, expectations, companions);
  const trusts = trustPicturesOf(evidence, expectations, report.findings);
  return {
    trusts: trusts.slice(0, MOST_TRUSTS),
    moreTrusts: Math.max(0, trusts.length - MOST_TRUSTS),
    routes: routes.slice(0, MOST_ROUTES),
    moreRoutes: Math.max(0, routes.length - MOST_ROUTES),
  };
}
