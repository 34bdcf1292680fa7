// A rule as SARIF describes it: what code scanning shows beside each of its findings.

import { SEVERITIES, type Severity } from '../model/finding.ts';
import { PLAIN } from '../model/reporter.ts';
import { type AnyRule, stepsOf } from '../model/rule.ts';
import { clip, visible } from './escape.ts';
import { ruleMarkdown } from './rule-markdown.ts';
import { rulePage } from './rule-page.ts';

// GitHub refuses longer descriptions.
const LONGEST = 1000;
const WIDTH = 80;

export const SARIF_LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

const PROBLEMS = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

// Of GitHub's scale: above 9.0 is critical, from 7.0 on high, from 4.0 on medium, below low.
const SECURITY = { error: '8.0', warning: '5.0', info: '2.0' } as const;

/** A `reportingDescriptor`. */
export function descriptorOf(rule: AnyRule) {
  const severity = SEVERITIES.find((one) => rule.severities.includes(one)) ?? 'info';
  const steps = stepsOf(rule);
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: visible(rule.summary) },
    fullDescription: { text: clip(visible(rule.docs.why), LONGEST) },
    help: { text: rulePage(rule, PLAIN, WIDTH), markdown: ruleMarkdown(rule) },
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
    properties: {
      tags: tagsOf(rule),
      precision: precisionOf(rule),
      ...(isExposure(rule)
        ? { 'security-severity': SECURITY[severity] }
        : { 'problem.severity': PROBLEMS[severity] }),
      ...(steps.length === 0 ? {} : { guideSteps: steps }),
    },
  };
}

function isExposure({ docs }: AnyRule): boolean {
  return docs.proof.kind === 'exposure';
}

function tagsOf(rule: AnyRule): readonly string[] {
  return [...(isExposure(rule) ? ['security'] : []), 'kerberos', rule.group];
}

/** How sure a finding is: the format alone decides, or an expectation does, or there is only a suspicion. */
function precisionOf({ byFormat, severities }: AnyRule): 'very-high' | 'high' | 'medium' {
  if (byFormat) return 'very-high';
  return severities.includes('error') ? 'high' : 'medium';
}
