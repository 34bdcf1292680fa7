// A rule's page as Markdown, for code scanning.

import type { AnyRule, Example } from '../model/rule.ts';
import { block, prose } from './markdown-text.ts';
import { PROOF, sample } from './rule-page.ts';

/** The page of `realmlint explain <rule-id>`, without its table of facts. Ends with a newline. */
export function ruleMarkdown({ docs }: AnyRule): string {
  const section = (title: string, body: readonly string[]) => [`## ${title}`, '', ...body, ''];
  const example = (title: string, one: Example) => section(`${title} (${one.format})`, block(sample(one)));
  const fix = docs.fix.map((way) => `- ${prose(way.with)}: ${way.steps.split('\n').map(prose).join(' ')}`);
  const lines = [
    ...section('Why it matters', paragraphs(docs.why)),
    ...section('How it is detected', paragraphs(docs.detected)),
    ...section('What proves it', paragraphs(`${PROOF[docs.proof.kind]}: ${docs.proof.text}`)),
    ...example('Wrong', docs.bad),
    ...example('Right', docs.good),
    ...section('How to fix it', fix),
    ...section('When to ignore it', paragraphs(docs.whenNot)),
    ...(docs.references.length === 0 ? [] : section('References', docs.references.map(reference))),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function paragraphs(text: string): readonly string[] {
  return text.split('\n').map(prose);
}

// The addresses of a rule are its author's, and there to be followed.
function reference(text: string): string {
  return `- ${text}`;
}
