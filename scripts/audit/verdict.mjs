// What npm says of known vulnerabilities, as lines to read and an exit code.

/** @param {string} text what `npm audit --json` printed */
export function verdictOf(text) {
  const answer = parsed(text);
  const counts = answer?.metadata?.vulnerabilities;
  if (typeof counts?.total !== 'number') {
    const reason = answer?.message ?? answer?.error?.summary ?? 'its answer cannot be read';
    return {
      exitCode: 3,
      lines: [`Vulnerabilities are not known: the registry does not answer (${reason}).`],
    };
  }
  if (counts.total === 0) return { exitCode: 0, lines: ['No known vulnerabilities.'] };
  const lines = Object.values(answer.vulnerabilities ?? {}).map(
    ({ name, severity, range }) => `${severity}: ${name} ${range}`,
  );
  return { exitCode: 1, lines: [`${counts.total} known vulnerabilities:`, ...lines] };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
