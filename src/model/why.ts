// The answer of `why` as plain data: which realm clients choose for a host, by which entry, and what comes of it.

import type { Place, Severity, SubjectRef } from './finding.ts';
import type { Proof } from './rule.ts';

/** What was asked. `notes` say what was changed in it. */
export interface AskedHost {
  /** Lower case, without scheme, port, path and the dot at the end. */
  readonly host: string;
  readonly asked: string;
  readonly notes: readonly string[];
}

/** An entry of a host map. */
export interface WhyEntry {
  /** As the value name or the subkey spells it. */
  readonly realm: string;
  readonly entry: string;
  readonly source: 'policy' | 'device management' | 'local' | 'elsewhere';
  /** The GPO or client that holds it. */
  readonly subject: SubjectRef;
  readonly place: Place;
  /** The same entry in other files. */
  readonly copies: readonly Place[];
  /** Rules that have a finding about it. */
  readonly rules: readonly string[];
}

/** An entry that does not decide: it matches and is beaten, or it only looks as if it matched. */
export interface WhyLoser extends WhyEntry {
  readonly reason: string;
  readonly words: string;
}

/** One way in which it can come out. `realm` is null for the client's own domain, where `by` is null too. */
export interface WhyOption {
  readonly realm: string | null;
  readonly by: WhyEntry | null;
  /** What it depends on, as a clause that begins with "if"; null where it depends on nothing. */
  readonly condition: string | null;
}

export interface WhyKdcHost {
  readonly host: string;
  readonly source: WhyEntry['source'];
  readonly subject: SubjectRef;
  readonly place: Place;
  readonly rules: readonly string[];
}

/** Where the client looks for a KDC of a realm. */
export interface WhyKdc {
  readonly realm: string;
  readonly from: 'list' | 'dns' | 'directory' | 'unknown';
  readonly hosts: readonly WhyKdcHost[];
  readonly words: readonly string[];
  /** Whether these hosts are asked for certain: one definition, whole, in force, and nothing that was not shown could be another. */
  readonly certain: boolean;
}

/** Whether the trust of a domain lets its users' requests through to the realm. */
export interface WhyTrust {
  readonly realm: string;
  /** Null where the export does not tell whose trust it is. */
  readonly domain: string | null;
  readonly verdict: 'yes' | 'no' | 'doubtful' | 'unknown';
  readonly words: readonly string[];
  readonly place: Place | null;
  /** Other exports that show the same. */
  readonly copies: readonly Place[];
  /** Rules that have a finding about what stands in the way. */
  readonly rules: readonly string[];
}

export interface WhyTicket {
  readonly server: string;
  readonly realm: string;
  readonly place: Place;
}

/** Something that the evidence leaves open; `changes` where the realm may be another because of it. */
export interface WhyUnknown {
  readonly changes: boolean;
  readonly words: string;
}

export interface WhyFinding extends Place {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** What is known of the consequence of such a defect (`Proof` of the rule). */
  readonly effect: Proof['kind'];
}

/** Whose settings an answer is about: a client, one GPO, or all GPOs of a domain together. */
export interface WhyHolder {
  readonly kind: 'client' | 'gpo' | 'gpos';
  readonly name: string;
  readonly domain: string | null;
  readonly subjects: readonly SubjectRef[];
}

export interface HolderAnswer {
  readonly holder: WhyHolder;
  readonly decision: 'realm' | 'own-domain' | 'depends' | 'unknown';
  /** The realm of the decision; null where it is none or several. */
  readonly realm: string | null;
  readonly options: readonly WhyOption[];
  readonly beaten: readonly WhyLoser[];
  readonly missed: readonly WhyLoser[];
  readonly kdcs: readonly WhyKdc[];
  readonly trusts: readonly WhyTrust[];
  readonly tickets: readonly WhyTicket[];
  readonly unknowns: readonly WhyUnknown[];
  readonly findings: readonly WhyFinding[];
}

export interface WhyAnswer {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'realmlint'; readonly version: string };
  readonly question: AskedHost;
  readonly answers: readonly HolderAnswer[];
  /** What could not be read and may hold what changes an answer. */
  readonly gaps: readonly (Place & { readonly message: string })[];
  /** What no export shows, whatever the answer. */
  readonly open: readonly string[];
  readonly inputs: number;
  readonly exitCode: number;
}
