// The command line before it is understood: every trap of option syntax is met here, in words for the user.

import { nearest } from '../model/edit-distance.ts';
import { UsageError } from './failure.ts';
import { OPTIONS, type Option, optionOf } from './options.ts';

const DASHED_PATH = 'A path that begins with a dash goes after --.';

/**
 * Checks that each option is known and has exactly the value that it takes. The parser itself would take unknown
 * ones in silence, read `--quiet=maybe` as off, and stumble over `--constructor`. Throws UsageError.
 */
export function checkWords(argv: readonly string[]): void {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') return;
    if (!word.startsWith('-') || word === '-' || word === '-h') continue;
    const equals = word.indexOf('=');
    const name = equals === -1 ? word : word.slice(0, equals);
    const option = name.startsWith('--') ? optionOf(name.slice(2)) : undefined;
    if (!option) throw unknown(name);
    if (option.value === null) {
      if (equals !== -1) throw new UsageError(`${name} is a switch and takes no value.`);
    } else if (equals !== -1) {
      if (equals === word.length - 1) throw needsValue(option, option.value);
    } else {
      i++;
      if (!isValue(argv[i])) throw needsValue(option, option.value);
    }
  }
}

function isValue(word: string | undefined): boolean {
  return word !== undefined && word !== '' && (word === '-' || !word.startsWith('-'));
}

function needsValue(option: Option, value: string): UsageError {
  return new UsageError(`--${option.name} needs a value: --${option.name} ${value}.`);
}

function unknown(name: string): UsageError {
  const names = OPTIONS.map((option) => `--${option.name}`);
  const close = nearest(name, names, 2);
  const said = `The option ${name} is unknown.`;
  if (close) return new UsageError(said, `Did you mean ${close}?`);
  if (!name.startsWith('--')) return new UsageError(said, DASHED_PATH);
  return new UsageError(said, 'realmlint --help lists the options.');
}
