// The scripts that shells load. They decide nothing: at each TAB they ask `realmlint completion SHELL =WORD...`. The = keeps
// words from being options, and empty ones from getting lost (Windows PowerShell drops them).

import type { Shell } from '../values.ts';

const BASH = String.raw`# Completion of realmlint for bash, from 3.2 on.

_realmlint() {
  local line names end files=
  local -a pieces
  pieces=("${'$'}{COMP_WORDS[@]:1:COMP_CWORD}")
  # Within a word only what stands before the cursor counts.
  if [[ -n $2 && ${'$'}{COMP_WORDS[COMP_CWORD]} == "$2"* ]]; then pieces[COMP_CWORD-1]=$2; fi
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      files) files=yes ;;
      word\ *) line=${'$'}{line%%$'\t'*}; COMPREPLY+=("${'$'}{line#word } ") ;;
      more\ *) line=${'$'}{line%%$'\t'*}; COMPREPLY+=("${'$'}{line#more }") ;;
    esac
  done <<< "$(realmlint completion bash "${'$'}{pieces[@]/#/=}" 2>/dev/null)"
  if [[ -z $files ]]; then return 0; fi
  names=$(compgen -f -- "$2")
  # Paths are quoted, commands are not.
  if [[ -n $names && ${'$'}{COMP_WORDS[COMP_CWORD]} == [\"\']* ]]; then COMPREPLY=(); fi
  # Where nothing is returned bash completes files, and quotes them itself. bash 3.2 has no compopt, and sets no blanks.
  if (( ${'$'}{#COMPREPLY[@]} == 0 )); then
    compopt +o nospace -o filenames 2>/dev/null
    return 0
  fi
  # With -o filenames it would take a command for the folder that is called like it.
  while IFS= read -r line; do
    if [[ -z $line ]]; then continue; fi
    if [[ -d $line ]]; then end=/; else end=' '; fi
    printf -v line %q "$line"
    COMPREPLY+=("$line$end")
  done <<< "$names"
}

complete -o default -o nospace -F _realmlint realmlint
`;

const ZSH = String.raw`#compdef realmlint
# Completion of realmlint for zsh.

_realmlint() {
  local line text files= result=1
  local -a asked ends more match
  match=(-M 'm:{a-zA-Z}={A-Za-z}')
  if (( CURRENT > 2 )); then asked=("${'$'}{(@Q)words[2,CURRENT-1]}"); fi
  asked+=("${'$'}{(Q)PREFIX}")
  for line in "${'$'}{(@f)$(command realmlint completion zsh "${'$'}{(@)asked/#/=}" 2>/dev/null)}"; do
    text=${'$'}{line#* }
    text=${'$'}{${'$'}{text%%$'\t'*}//:/\\:}:${'$'}{text#*$'\t'}
    case $line in
      kept\ *) compset -p ${'$'}{line#kept } ;;
      files) files=yes ;;
      word\ *) ends+=("$text") ;;
      more\ *) more+=("$text") ;;
    esac
  done
  if (( $#ends )) && _describe realmlint ends $match; then result=0; fi
  if (( $#more )) && _describe realmlint more $match -S ''; then result=0; fi
  if [[ -n $files ]] && _files; then result=0; fi
  return result
}

if [[ $funcstack[1] == _realmlint ]]; then
  _realmlint "$@"
else
  if (( ! $+functions[compdef] )); then autoload -Uz compinit && compinit -i; fi
  compdef _realmlint realmlint
fi
`;

const POWERSHELL = String.raw`# Completion of realmlint for PowerShell, from 5.1 on.

Register-ArgumentCompleter -Native -CommandName realmlint, realmlint.cmd -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    Set-StrictMode -Off

    # The .cmd of npm runs under any execution policy; elsewhere there is none.
    $program = Get-Command realmlint.cmd, realmlint -CommandType Application -ErrorAction Ignore |
        Select-Object -First 1
    if (-not $program) { return }

    $typed = ''
    $words = @()
    foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        $from = $element.Extent.StartOffset
        $text = $element.Extent.Text
        if ($from -ge $cursorPosition) { break }
        if ($from + $text.Length -lt $cursorPosition) { $words += $text -replace '["'']' }
        else { $typed = $text.Substring(0, $cursorPosition - $from) -replace '["'']' }
    }
    # cmd.exe would obey some characters. Words that have them are names of files, which nobody compares.
    $asked = @(@($words) + $typed | ForEach-Object { '=' + ($_ -replace '[^\w .,:/=@+-]', '_') })

    $code = $global:LASTEXITCODE
    $lines = @(& $program completion powershell @asked 2>$null)
    $global:LASTEXITCODE = $code

    $kept = ''
    $files = $false
    $found = @()
    foreach ($line in $lines) {
        $kind, $rest = $line -split ' ', 2
        if ($kind -eq 'kept') { $kept = $typed.Substring(0, [int]$rest) }
        elseif ($kind -eq 'files') { $files = $true }
        else { $found += $rest }
    }
    # PowerShell completes files by itself where nothing is returned.
    if ($files -and $kept -eq '' -and $found.Count -eq 0) { return }

    # It may take a part of the word for the whole: behind a comma, for one.
    $part = $wordToComplete -replace '["'']'
    $lead = 0
    if ($typed.EndsWith($part)) { $lead = $typed.Length - $part.Length }
    foreach ($line in $found) {
        $text, $about = $line -split "${'`'}t", 2
        $whole = ($kept + $text).Substring($lead)
        if ($whole -match '[^\w.:/=+-]') { $whole = "'$whole'" }
        if (-not $about) { $about = $text }
        $type = if ($whole.StartsWith('-')) { 'ParameterName' } else { 'ParameterValue' }
        [System.Management.Automation.CompletionResult]::new($whole, $text, $type, $about)
    }
    if (-not $files) { return }
    foreach ($file in [System.Management.Automation.CompletionCompleters]::CompleteFilename($typed.Substring($kept.Length))) {
        $whole = ($kept + $file.CompletionText).Substring($lead)
        [System.Management.Automation.CompletionResult]::new($whole, $file.ListItemText, $file.ResultType, $file.ToolTip)
    }
}
`;

export const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, powershell: POWERSHELL };
