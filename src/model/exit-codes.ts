// What the process says with its exit code, the same for every format. The engine decides it, the command line returns it; help and tests read this.

export const EXIT_CODES = {
  clean: { code: 0, meaning: 'evidence was read, and nothing is at or above --fail-on' },
  findings: { code: 1, meaning: 'something is at or above --fail-on' },
  usage: { code: 2, meaning: 'the command line or the config is wrong; nothing was linted' },
  incomplete: { code: 3, meaning: 'no evidence, or not all of it: an input could not be read in full' },
  internal: { code: 70, meaning: 'realmlint itself failed, or could not write a report' },
} as const;
