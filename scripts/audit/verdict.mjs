// What npm says of known vulnerabilities, as lines to read and an exit code.

/**
 * @param {string} text what `npm audit --json` printed
 * @param {string} told what it said beside that
 */
export function verdictOf(text, told = '') {
  const answer = parsed(text);
  const total = answer?.metadata?.vulnerabilities?.total;
  const listed = answer?.vulnerabilities ?? {};
  if (!Number.isSafeInteger(total) || total < 0 || (total === 0 && Object.keys(listed).length > 0)) {
    const reason = reasonIn(answer) ?? lastLine(told) ?? 'its answer cannot be read';
    return {
      exitCode: 3,
      lines: [`Vulnerabilities are not known: the registry does not answer (${harmless(reason)}).`],
    };
  }
  if (total === 0) return { exitCode: 0, lines: ['No known vulnerabilities.'] };
  const lines = Object.entries(listed).map(([name, one]) =>
    harmless(`${one?.severity ?? 'of unknown severity'}: ${name} ${one?.range ?? ''}`.trim()),
  );
  return { exitCode: 1, lines: [`${total} known vulnerabilities:`, ...lines] };
}

function reasonIn(answer) {
  const said = [answer?.message, answer?.error?.summary, answer?.error?.detail];
  return said.find((one) => typeof one === 'string' && one.trim() !== '') ?? null;
}

/** npm says last where its log lies, and before that what was wrong. */
function lastLine(told) {
  const lines = told.split('\n').map((line) => line.trim());
  return (
    lines.filter((line) => line !== '' && !/complete log of this run|-debug-\d+\.log/.test(line)).at(-1) ??
    null
  );
}

const LONGEST = 300;

/** In printable ASCII, without what the log of a build obeys: words of a registry are words of somebody else. */
function harmless(text) {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  return shown
    .replace(/[^ -~]/gu, (sign) => `\\u{${sign.codePointAt(0).toString(16)}}`)
    .replace(/::/g, ':\\u{3a}')
    .replace(/(##\w*)\[/g, '$1\\u{5b}');
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
