// The help of realmlint completion.

import { type Page, PRINTING } from './page.ts';

export const COMPLETION: Page = {
  summary: 'lets TAB complete commands, options and their values',
  usage: [['bash|zsh|powershell', 'the script for a shell']],
  about: [
    'Where it goes; then open a new shell:',
    '',
    'bash        the end of ~/.bashrc (Git Bash: ~/.bash_profile):',
    '              eval "$(realmlint completion bash)"',
    'zsh         ~/.zshrc, below compinit where that is called:',
    '              source <(realmlint completion zsh)',
    '            or once, in a folder of $fpath, which starts faster:',
    '              realmlint completion zsh > FOLDER/_realmlint',
    'powershell  the file that $PROFILE names (pwsh is the same):',
    '              realmlint completion powershell | Out-String | Invoke-Expression',
    '',
    'The script asks realmlint at each TAB, so it is right for every version.',
    'Windows PowerShell 5.1 asks nobody about - and --: type a letter behind them.',
  ],
  operands: ['shell'],
  examples: [
    ['realmlint completion bash', 'prints the script'],
    ['realmlint completion powershell', 'Windows PowerShell and PowerShell 7'],
  ],
  exitCodes: PRINTING,
};
