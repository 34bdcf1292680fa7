// What of a plan one tool can do; what it cannot is refused in its name, and never dropped.

import { POLICY_KEY } from '../model/registry-keys.ts';
import type { Refusal, Remedy, RemedyPlan, RemedyTool } from '../model/remedy.ts';
import { describeChange } from '../model/remedy-words.ts';

/** The default policies of a domain and of its controllers (MS-GPOD 1.1.6): the same GUIDs everywhere. */
const DEFAULT_GPOS: ReadonlyMap<string, string> = new Map([
  ['{31B2F340-016D-11D2-945F-00C04FB984F9}', 'Default Domain Policy'],
  ['{6AC1786C-016F-11D2-945F-00C04FB984F9}', 'Default Domain Controllers Policy'],
]);

/** The name of a default policy; null for any other GPO. */
function defaultGpo(id: string | null): string | null {
  return DEFAULT_GPOS.get(id?.toUpperCase() ?? '') ?? null;
}

/** `policyFiles` are the GPOs, by the id of their subject, of which a Registry.pol of the computer's side was read. */
export function forTool(plan: RemedyPlan, tool: RemedyTool, policyFiles: ReadonlySet<string>): RemedyPlan {
  return without(plan, (remedy) => REASONS[tool](remedy, policyFiles));
}

/** Why a change is not made, and what to do instead. */
export type Reason = readonly [why: string, ...instead: readonly string[]];

/**
 * The plan without the changes for which there is a reason: their findings are refused, and no other change mends them. A change
 * that mends nothing else goes too.
 */
export function without(plan: RemedyPlan, reasonOf: (remedy: Remedy) => Reason | null): RemedyPlan {
  const refused = new Map<string, Refusal>();
  const kept: Remedy[] = [];
  for (const remedy of plan.remedies) {
    const reason = reasonOf(remedy);
    if (reason === null) kept.push(remedy);
    else refuse(remedy, reason, refused);
  }
  const remedies: Remedy[] = [];
  for (const remedy of kept) {
    const findings = remedy.findings.filter(({ fingerprint }) => !refused.has(fingerprint));
    if (findings.length > 0) remedies.push({ ...remedy, findings });
    else refuse(remedy, [TOGETHER], refused);
  }
  return { remedies, refusals: [...plan.refusals, ...refused.values()] };
}

const TOGETHER = 'It is mended by several changes together, and one of them is not made.';

/** What is said of one finding by several changes is said once, with all of them. */
function refuse(
  { change, findings }: Remedy,
  [reason, ...instead]: Reason,
  refused: Map<string, Refusal>,
): void {
  const { what, before, after } = describeChange(change);
  const step = `${what}: ${before} becomes ${after}.`;
  for (const finding of findings) {
    const known = refused.get(finding.fingerprint);
    const byHand = known ? [step, ...known.byHand.filter((one) => one !== step)] : [step, ...instead];
    refused.set(finding.fingerprint, { finding, kind: 'by-hand', reason: known?.reason ?? reason, byHand });
  }
}

type Refuse = (remedy: Remedy, policyFiles: ReadonlySet<string>) => Reason | null;

const REASONS: Readonly<Record<RemedyTool, Refuse>> = {
  powershell({ target, change }) {
    if (target.kind !== 'client' || change.kind !== 'value' || !isPolicy(change.key)) return null;
    return [
      'The value came to the client by policy, and policy would write it again.',
      'Mend the GPO that brings it (export it, and run realmlint remedy on it), then gpupdate /force on the client. If no GPO brings it any more, it was left behind: realmlint remedy --to reg.',
    ];
  },
  reg({ change }) {
    if (change.kind === 'encryption-types') {
      return [
        'A trust is kept in the directory, not in the registry of a client.',
        'realmlint remedy --to powershell.',
      ];
    }
    if (change.kind !== 'key' || change.list === 'domain_realm') return null;
    return [
      'The key may hold values that realmlint does not keep (KpasswdNames), which a .reg file would lose, since it cannot look first.',
      'realmlint remedy --to powershell checks that before it changes anything.',
    ];
  },
  pol({ target }, policyFiles) {
    if (target.kind === 'client')
      return ['It is a setting of a client, not of a GPO.', 'realmlint remedy --to reg.'];
    if (target.kind === 'domain') {
      return ['It is a setting of a trust, not of a GPO.', 'realmlint remedy --to powershell.'];
    }
    const name = defaultGpo(target.id);
    if (name !== null) {
      return [
        `This is the ${name}. An import replaces all settings of a GPO, and those of this one keep the domain working: no file is made that could be imported there.`,
        'realmlint remedy --to powershell changes single values. Better, move the realm settings to a GPO of their own.',
      ];
    }
    if (policyFiles.has(target.subject.id)) return null;
    return [
      'None of the inputs is the Registry.pol of this GPO, and a corrected one has to keep everything else that it holds.',
      'Give realmlint the backup of the GPO, or its folder in SYSVOL; or use --to powershell.',
    ];
  },
};

function isPolicy(key: string): boolean {
  return key.toLowerCase().startsWith(POLICY_KEY.toLowerCase());
}
