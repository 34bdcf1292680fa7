// What makes the examples of docs/ work at the services that they are for, and what no run on this machine would miss.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { azure, gitlab, jenkins, workflow, writtenBy } from './support/examples.ts';
import { page } from './support/page.ts';
import { ROOT } from './support/run.ts';

const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** Whether the newest Node.js that `22`, `22.x` or `22.1` stands for is one that package.json takes. */
function isTaken(version: unknown): boolean {
  const [, oldest = ''] = /^>=([\d.]+)$/.exec(engines.node) ?? [];
  const numbers = (text: string) => text.split('.').map(Number);
  const [least, given] = [numbers(oldest), numbers(String(version).replaceAll(/\.[x*]/g, ''))];
  expect([...least, ...given].every(Number.isInteger), String(version)).toBe(true);
  const differing = given.findIndex((number, i) => number !== least[i]);
  return differing === -1 || (given[differing] ?? 0) > (least[differing] ?? 0);
}

/** The version that a text names. */
const nodeOf = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? 'none';

describe('docs/github.md', () => {
  const { steps } = workflow.jobs.realmlint;
  const using = (action: string) => steps.filter(({ uses }) => uses?.startsWith(`${action}@`));

  it('may do what code scanning needs, and no more', () => {
    expect(workflow.permissions).toEqual({
      contents: 'read',
      actions: 'read',
      'security-events': 'write',
    });
    expect(Object.keys(workflow.jobs.realmlint)).toEqual(['runs-on', 'steps']);
  });

  it('brings a Node.js that realmlint takes', () => {
    const [setup, ...more] = using('actions/setup-node');
    expect(more).toEqual([]);
    expect(isTaken(setup?.with?.['node-version'])).toBe(true);
    expect(steps.indexOf(setup ?? {})).toBeLessThan(steps.findIndex(({ id }) => id === 'realmlint'));
  });

  it('lets no step fail unseen, and uploads what the action hands out whenever it does', () => {
    for (const step of steps) expect(step).not.toHaveProperty('continue-on-error');
    expect(using('github/codeql-action/upload-sarif')).toEqual([
      {
        if: "always() && steps.realmlint.outputs.sarif-file != ''",
        uses: expect.stringMatching(/@v\d+$/),
        with: { sarif_file: '$' + '{{ steps.realmlint.outputs.sarif-file }}' },
      },
    ]);
  });
});

describe('docs/gitlab.md', () => {
  const { realmlint } = gitlab;

  it('runs in an image with a Node.js that realmlint takes', () => {
    expect(isTaken(nodeOf(realmlint.image, /^node:([\d.]+)$/))).toBe(true);
  });

  it('keeps the reports that it writes, also of a job that failed, and lets none fail unseen', () => {
    expect(Object.keys(realmlint)).toEqual(['image', 'script', 'artifacts']);
    const { gitlab: codequality, junit, ...more } = writtenBy(realmlint.script);
    expect(more).toEqual({});
    expect(realmlint.artifacts).toEqual({ when: 'always', reports: { codequality, junit } });
  });
});

describe('docs/azure-devops.md', () => {
  const { steps } = azure;
  const task = (name: string) => steps.filter((step) => step.task?.startsWith(`${name}@`));

  it('brings a Node.js that realmlint takes, before it needs one', () => {
    const [node, ...more] = task('UseNode');
    expect(more).toEqual([]);
    expect(isTaken(node?.inputs?.version)).toBe(true);
    expect(steps.indexOf(node ?? {})).toBeLessThan(steps.findIndex(({ script }) => script !== undefined));
  });

  it('lets no step fail unseen', () => {
    const keys = new Set(steps.flatMap((step) => Object.keys(step)));
    expect([...keys].sort()).toEqual([
      'checkout',
      'clean',
      'condition',
      'displayName',
      'inputs',
      'script',
      'task',
    ]);
    for (const step of steps) if (step.script) expect(Object.keys(step)).toEqual(['script', 'displayName']);
  });

  it('publishes the report that it writes, also of a step that failed', () => {
    const { junit } = writtenBy(steps.flatMap(({ script = '' }) => script));
    expect(task('PublishTestResults')).toEqual([
      {
        task: 'PublishTestResults@2',
        condition: 'always()',
        inputs: { testResultsFiles: junit, testRunTitle: 'realmlint' },
      },
    ]);
    expect(junit).toMatch(/\.xml$/);
  });
});

describe('docs/jenkins.md', () => {
  it('names the Node.js that realmlint takes', () => {
    expect(isTaken(nodeOf(page('jenkins'), /Node\.js ([\d.]+) or newer/))).toBe(true);
  });

  it('keeps the reports that it writes, also of a build that failed', () => {
    const { junit, json, ...more } = writtenBy(jenkins.scripts);
    expect(more).toEqual({});
    expect(jenkins.conditions).toEqual(['always']);
    expect(jenkins.always).toEqual([
      `junit testResults: '${junit}', allowEmptyResults: true`,
      `archiveArtifacts artifacts: '${json}', allowEmptyArchive: true`,
    ]);
  });
});
