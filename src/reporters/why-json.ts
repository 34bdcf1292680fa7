// The answer of `why` for programs: plain data, members in a fixed order.

import type { Place } from '../model/finding.ts';
import { visibleJson } from '../model/unseen.ts';
import type { HolderAnswer, WhyAnswer, WhyEntry, WhyKdc, WhyLoser, WhyTrust } from '../model/why.ts';

/** Ends with a line break. What cannot be seen is escaped: the value is the same to a program. */
export function whyJson(answer: WhyAnswer): string {
  const { schemaVersion, tool, question, answers, gaps, open, inputs, exitCode } = answer;
  const shape = {
    schemaVersion,
    tool: { name: tool.name, version: tool.version },
    question: { host: question.host, asked: question.asked, notes: question.notes },
    answers: answers.map(answerJson),
    gaps: gaps.map((gap) => ({ ...placeJson(gap), message: gap.message })),
    open,
    summary: { inputs, answers: answers.length, exitCode },
  };
  return `${visibleJson(JSON.stringify(shape, null, 2))}\n`;
}

function answerJson(answer: HolderAnswer) {
  const { holder, decision, realm, options, kdcs, trusts, tickets, unknowns, findings } = answer;
  return {
    holder: { kind: holder.kind, name: holder.name, domain: holder.domain, subjects: holder.subjects },
    decision,
    realm,
    options: options.map(({ realm: one, by, condition }) => ({
      realm: one,
      by: by && entryJson(by),
      condition,
    })),
    beaten: answer.beaten.map(loserJson),
    missed: answer.missed.map(loserJson),
    kdcs: kdcs.map(kdcJson),
    trusts: trusts.map(trustJson),
    tickets: tickets.map(({ server, realm: one, place }) => ({
      server,
      realm: one,
      place: placeJson(place),
    })),
    unknowns: unknowns.map(({ changes, words }) => ({ changes, words })),
    findings: findings.map((finding) => ({
      ruleId: finding.ruleId,
      severity: finding.severity,
      message: finding.message,
      effect: finding.effect,
      ...placeJson(finding),
    })),
  };
}

function kdcJson({ realm, from, hosts, words }: WhyKdc) {
  const shape = ({ host, source, subject, place, rules }: WhyKdc['hosts'][number]) => {
    return { host, source, subject, place: placeJson(place), rules };
  };
  return { realm, from, hosts: hosts.map(shape), words };
}

function trustJson({ realm, domain, verdict, words, place, copies, rules }: WhyTrust) {
  return {
    realm,
    domain,
    verdict,
    words,
    place: place && placeJson(place),
    copies: copies.map(placeJson),
    rules,
  };
}

function entryJson({ realm, entry, source, subject, place, copies, rules }: WhyEntry) {
  return { realm, entry, source, subject, place: placeJson(place), copies: copies.map(placeJson), rules };
}

function loserJson(loser: WhyLoser) {
  return { ...entryJson(loser), reason: loser.reason, words: loser.words };
}

function placeJson({ path, region, byteOffset, locator }: Place) {
  return { path, region, byteOffset, locator };
}
