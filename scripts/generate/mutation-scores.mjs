// CONTRIBUTING.md: how much of the code the tests notice when it is changed, from the last runs of npm run test:mutation.
import { readFileSync } from 'node:fs';
import { AREAS } from '../../test/mutation/areas.mjs';

const BEGIN = '<!-- mutation scores: generated -->\n';
const END = '<!-- end -->\n';

const textOf = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

export function mutationScores() {
  const path = 'CONTRIBUTING.md';
  const scores = JSON.parse(textOf('test/mutation/scores.json'));
  const rows = AREAS.map(({ name }) => {
    const score = scores[name];
    if (!score) return `| \`${name}/\` | not measured | | | |`;
    const { mutants, killed, timeout, survived, noCoverage } = score;
    return `| \`${name}/\` | ${score.score} % | ${mutants} | ${killed + timeout} | ${survived + noCoverage} |`;
  });
  const table = `| folder | noticed | mutants | by a test or a time limit | by none |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
  const [before, rest] = textOf(path).split(BEGIN);
  if (rest === undefined) throw new Error(`${path} has no line ${BEGIN}`);
  return { path, content: before + BEGIN + table + rest.slice(rest.indexOf(END)) };
}
