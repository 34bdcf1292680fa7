// The examples of the pages of pipelines, parsed.

import { parse } from 'yaml';
import type { Step } from './github-runner.ts';
import { blockOf } from './page.ts';

export interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: { readonly realmlint: { readonly steps: readonly Step[] } };
}

export interface GitlabJob {
  readonly image: string;
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly reports: Reports };
}

export interface AzureStep {
  readonly checkout?: string;
  readonly clean?: boolean;
  readonly task?: string;
  readonly script?: string;
  readonly condition?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

type Reports = Readonly<Record<string, string>>;

export const WORKFLOW = blockOf('github', 'file: .github/workflows/realmlint.yml');
export const workflow: Workflow = parse(WORKFLOW);
export const gitlab: { readonly realmlint: GitlabJob } = parse(blockOf('gitlab', 'file: .gitlab-ci.yml'));
export const azure: { readonly steps: readonly AzureStep[] } = parse(
  blockOf('azure-devops', 'file: azure-pipelines.yml'),
);

const JENKINSFILE = blockOf('jenkins', 'file: Jenkinsfile');

/** What stands between the braces after a name in the Jenkinsfile; it has none in its strings. */
function section(name: string, text = JENKINSFILE): string {
  const from = text.search(new RegExp(`^\\s*${name} \\{$`, 'm'));
  if (from === -1) throw new Error(`the Jenkinsfile has no ${name}`);
  const start = text.indexOf('{', from) + 1;
  let depth = 1;
  let at = start;
  for (; depth > 0 && at < text.length; at++) depth += { '{': 1, '}': -1 }[text[at] ?? ''] ?? 0;
  return text.slice(start, at - 1);
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const jenkins = {
  scripts: [...section('steps').matchAll(/^\s*sh '([^']*)'/gm)].map(([, command = '']) => command),
  conditions: [...section('post').matchAll(/^\s*(\w+) \{$/gm)].map(([, name = '']) => name),
  always: linesOf(section('always', section('post'))),
};

/** The files that commands write reports to, by format. */
export function writtenBy(commands: readonly string[]): Reports {
  const found = commands.flatMap((command) => [...command.matchAll(/ --format (\w+)=(\S+)/g)]);
  return Object.fromEntries(found.map(([, format = '', file = '']) => [format, file]));
}
