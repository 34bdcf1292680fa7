// The command line before it is understood: every trap of option syntax is met here, in words for the user.

import { UsageError } from './failure.ts';
import { COMMANDS, type Option } from './option.ts';
import { optionOf } from './options.ts';
import { isOption, isValue, scan } from './scan.ts';
import { unknownOption } from './unknown-option.ts';

/**
 * Checks that each option is known and has exactly the value that it takes. The parser itself would take unknown
 * ones in silence, read `--quiet=maybe` as off, and stumble over `--constructor`. Throws UsageError.
 */
export function checkWords(argv: readonly string[]): void {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') return;
    if (!isOption(word) || word === '-h') continue;
    const equals = word.indexOf('=');
    const name = equals === -1 ? word : word.slice(0, equals);
    const option = name.startsWith('--') ? optionOf(name.slice(2)) : undefined;
    if (!option) throw unknownOption(word, scan(argv).command ?? COMMANDS[0]);
    if (option.value === null) {
      if (equals !== -1)
        throw new UsageError(
          `${name} is a switch and takes no value.`,
          `Type ${name} alone, or leave it out.`,
        );
    } else if (equals !== -1) {
      if (equals === word.length - 1) throw needsValue(option, option.value);
    } else {
      i++;
      if (!isValue(argv[i])) throw needsValue(option, option.value);
    }
  }
}

function needsValue(option: Option, value: string): UsageError {
  return new UsageError(`--${option.name} needs a value: --${option.name} ${value}.`);
}
