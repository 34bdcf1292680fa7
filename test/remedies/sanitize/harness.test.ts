import { readdirSync, writeFileSync } from 'node:fs';
import { it, expect } from 'vitest';
import { filesBelow, sanitized } from '../../support/sanitized.ts';

const cases: string[] = ['fixtures/demo'];
for (const rule of readdirSync('fixtures/rules')) for (const kind of readdirSync(`fixtures/rules/${rule}`)) for (const one of readdirSync(`fixtures/rules/${rule}/${kind}`)) cases.push(`fixtures/rules/${rule}/${kind}/${one}`);
for (const f of readdirSync('fixtures/formats')) cases.push(`fixtures/formats/${f}`);
const every = Number(process.env.EVERY ?? 1);
const only = process.env.ONLY;
it('runs', async () => {
  const lines: string[] = []; const names = new Map<string, number>(); const like = new Map<string, number>();
  let total = 0, copied = 0;
  for (const [i, c] of cases.entries()) {
    if (only ? !c.includes(only) : i % every) continue;
    const files = filesBelow(c);
    const t = performance.now();
    const run = await sanitized(files);
    const ms = performance.now() - t;
    total += Object.keys(files).length; copied += run.copies.size;
    if (ms > 400) lines.push(`${c}: ${ms | 0} ms`);
    if (run.code !== 0) lines.push(`${c} ${run.code}: ${run.err.split('\n').filter(l => /not copied|internal|Error/.test(l)).join(' | ').slice(0, 600)}`);
    for (const m of run.err.matchAll(/like a name of the vendor: (.*)/g)) for (const n of m[1]!.split(', ')) like.set(n, (like.get(n) ?? 0) + 1);
    if (run.key) for (const o of Object.values(JSON.parse(run.key).name as Record<string, string>)) names.set(o, (names.get(o) ?? 0) + 1);
  }
  writeFileSync('/tmp/san-lines.txt', lines.join('\n'));
  writeFileSync('/tmp/san-names.txt', [...names].sort((a, b) => b[1] - a[1]).map(([n, c]) => `${n} ${c}`).join('\n'));
  writeFileSync('/tmp/san-like.txt', [...like].sort((a, b) => b[1] - a[1]).map(([n, c]) => `${n} ${c}`).join('\n'));
  expect(total).toBeGreaterThan(0); console.log(cases.length, total, copied, lines.length);
}, 1e7);
