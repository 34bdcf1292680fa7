import { writeFileSync } from 'node:fs';
(globalThis as any).SAN_CTX = (token: string, key: string, text: string) => console.error('CTX', JSON.stringify(token), key, JSON.stringify([...text.matchAll(/(?<![\p{L}\p{N}_-])lock(?![\p{L}\p{N}_-])/gu)].map((m) => text.slice(m.index - 30, m.index + 20))));
(globalThis as any).SAN_DEBUG = (path: string, why: string, d: any, before: any, after: any) => {
  console.error('DBG', path, why);
  writeFileSync('/tmp/dbg-copy', d.bytes);
  if (before) { const f = (r: any, p: string) => r.findings.filter((x: any) => x.path === p).map((x: any) => `${x.ruleId} ${x.region?.startLine}:${x.region?.startColumn} ${x.actual} | ${x.message.slice(0,160)}`);
  console.error(before.inputs.find((x:any)=>x.path===path), after.inputs.find((x:any)=>x.path===d.path)); console.error(f(before, path), f(after, d.path)); }
};
import { main } from '../../../src/cli/main.ts';
import { nodeIo } from '../../../src/cli/node-io.ts';
void main(process.argv.slice(2), nodeIo(process, true)).then((c) => { process.exitCode = c; });
