// A GPO without an enabled link is applied nowhere in its own domain.

import type { GpoFact } from '../../src/model/fact.ts';
import type { GpoLink } from '../../src/model/gpo-record.ts';
import { defineRule } from '../../src/model/rule.ts';
import { gpoReport } from '../support/gpo-examples.ts';
import { dayOf, givesComputers, told } from '../support/gpo-exports.ts';
import { placeOf } from '../support/place.ts';
import { GPO_LINKS } from '../support/references.ts';

const BEYOND = 'links from sites and other domains are not shown';

export default defineRule({
  id: 'gpo-not-linked',
  group: 'gpo',
  summary: 'A GPO with Kerberos settings has no enabled link',
  guide: null,
  severities: ['warning', 'info'],
  over: 'gpo',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the GPO is missing in gpresult'],
  docs: {
    why: 'A GPO is applied where it is linked. A new one is linked nowhere, and a link can be disabled: the settings are right, and no computer gets them.',
    detected:
      'The links of a GPO that gives computers any Kerberos realm setting. A warning for a report of the live GPO, information for a backup or an HTML report: a backup is often taken before the GPO is linked. Exports show links of its own domain alone. Links that are disabled count as none. Where no export shows all links, the check is open.',
    proof: {
      kind: 'prescription',
      text: 'That a GPO applies by way of enabled links is specified in MS-GPOL. Links from sites and from other domains are in no export, so the GPO may be applied all the same. Windows was not tested.',
    },
    bad: gpoReport({ linked: null }),
    good: gpoReport(),
    fix: [
      {
        with: 'Group Policy Management',
        steps:
          'Right-click the organizational unit that holds the computers > Link an Existing GPO; or right-click the disabled link > Link Enabled. Then, on a client: gpupdate /force, gpresult /r /scope computer.',
      },
      {
        with: 'PowerShell',
        steps: "New-GPLink -Name $gpo -Target 'OU=Workstations,DC=corp,DC=contoso,DC=example'",
      },
    ],
    whenNot:
      'A GPO that is linked to a site or from another domain, or whose time has not come: name that GPO under suppressions in realmlint.config.jsonc, with the reason.',
    references: [GPO_LINKS],
  },
  applies: givesComputers,
  *check(subject) {
    const exports = told(subject, linksOf);
    if (exports.some(({ answer }) => answer.some(({ enabled }) => enabled))) return;
    const chosen = exports.find(({ fact }) => isLive(fact)) ?? exports[0];
    if (!chosen) {
      yield { notEvaluated: 'no export shows all links of the GPO' };
      return;
    }
    const { fact, answer, taken } = chosen;
    const [link, ...others] = answer;
    const paths = answer.map(({ path }) => path.value).join('; ');
    const day = taken === null ? '' : `, ${dayOf(taken)}`;
    const state = link ? `link but disabled ones (${paths})` : 'link';
    yield {
      severity: isLive(fact) ? 'warning' : 'info',
      message: isLive(fact)
        ? `This GPO has no ${state} in its own domain (report of ${dayOf(taken ?? '')}); ${BEYOND}. If there are none, no computer gets its settings.`
        : `This GPO had no ${state} in its own domain when it was taken${day}; ${BEYOND}; a restore ignores links.`,
      place: placeOf(fact, link ? link.path : fact),
      actual: link ? paths : null,
      expected: null,
      related: others.map(({ path }) => ({ ...placeOf(fact, path), message: 'another disabled link' })),
      setting: 'links',
    };
  },
});

// What lists the links of one container proves that there are some, and never that there are none.
function linksOf({ links, someLinks }: GpoFact): readonly GpoLink[] | null {
  return links && someLinks && !links.some(({ enabled }) => enabled) ? null : links;
}

/** A report says when it was read; one that lies in a backup shows the GPO as it was then. */
function isLive({ origin, readTime }: GpoFact): boolean {
  return origin.container === null && readTime !== null;
}
