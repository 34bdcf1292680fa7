// What the script does with its changes: looks at all of them, and makes them only when each is as the export showed it.

import { isBoth, type Kinds } from './helpers.ts';

const MODULES: readonly (readonly [keyof Kinds, string, string])[] = [
  ['gpo', 'GroupPolicy', 'Rsat.GroupPolicy.Management.Tools'],
  ['directory', 'ActiveDirectory', 'Rsat.ActiveDirectory.DS-LDS.Tools'],
];

/** Which changes are for here, and whether what they need is here. */
export function beforeLines(kinds: Kinds): string[] {
  const both = isBoth(kinds);
  const lines = [...(both ? CHOOSE : kinds.local ? COMPUTER : ['$mine = $changes']), ''];
  const needs = MODULES.filter(([kind]) => kinds[kind]).flatMap(([, name, capability]) => [
    'try {',
    `    Import-Module ${name} -ErrorAction Stop`,
    '} catch {',
    `    throw ('The module ${name} cannot be loaded: {0} It comes with the feature ${capability} (Settings, Optional features), and is on domain controllers.' -f $_.Exception.Message)`,
    '}',
  ]);
  const elevated = kinds.local ? LOCAL_NEEDS : [];
  if (!both) return [...lines, ...needs, ...elevated];
  const indented = (block: readonly string[]) => block.map((line) => `    ${line}`);
  return [...lines, 'if ($Local) {', ...indented(elevated), '} else {', ...indented(needs), '}'];
}

const COMPUTER = [
  '$mine = @($changes | Where-Object { Test-SameName $_.Computer $env:COMPUTERNAME })',
  "if ($mine.Count -eq 0) { throw ('None of these changes is of this computer, {0}. Nothing was changed.' -f $env:COMPUTERNAME) }",
];

const CHOOSE = [
  'if ($Local) {',
  ...COMPUTER.map((line) => `    ${line}`),
  '} else {',
  '    $mine = @($changes | Where-Object { $null -eq $_.Computer })',
  '}',
];

const LOCAL_NEEDS = [
  "$ksetup = Join-Path $env:SystemRoot 'System32\\ksetup.exe'",
  "if (-not (Test-Path -LiteralPath $ksetup)) { throw 'ksetup.exe was not found. Use the 64-bit PowerShell.' }",
  '$user = [Security.Principal.WindowsPrincipal] [Security.Principal.WindowsIdentity]::GetCurrent()',
  'if ($Apply -and -not $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {',
  "    throw 'ksetup needs an elevated PowerShell (Run as administrator). Nothing was changed.'",
  '}',
];

/** Both passes, as lines. */
export function passLines(): string[] {
  return PASSES.split('\n');
}

const PASSES = `
# First everything is looked at: nothing is changed unless each value is what the export showed, or is right already.
$todo = @()
$unexpected = 0
foreach ($change in $mine) {
    $present = & $change.Read
    Write-Host ''
    Write-Host $change.Of
    if (Test-SameValue $present $change.After) {
        Write-Host '  Is so already.'
    } elseif (Test-SameValue $present $change.Before) {
        $todo += $change
        Write-Host ('  Now:   {0}' -f (Show-Value $present))
        foreach ($step in $change.Steps) { Write-Host ('  Would {0}' -f $step) }
    } else {
        $unexpected++
        Write-Host ('  Expected: {0}' -f (Show-Value $change.Before))
        Write-Host ('  Found:    {0}' -f (Show-Value $present))
    }
}
Write-Host ''
if ($unexpected -gt 0) {
    throw ('{0} of {1} is not what the export showed. Nothing was changed. Export again, and run realmlint again.' -f $unexpected, $mine.Count)
}
if ($todo.Count -eq 0) {
    Write-Host 'Nothing is left to be done.'
    return
}
if (-not $Apply) {
    Write-Host ('Nothing was changed. With -Apply this makes {0} of {1}.' -f $todo.Count, $mine.Count)
    return
}

# Then each change is made, read again and compared.
$made = 0
foreach ($change in $todo) {
    try {
        if (-not (Test-SameValue (& $change.Read) $change.Before)) { throw 'It was changed by somebody else just now.' }
        & $change.Make | Out-String | Write-Verbose
        $present = & $change.Read
        if (-not (Test-SameValue $present $change.After)) {
            throw ('Afterwards it should be {0}, and it is {1}.' -f (Show-Value $change.After), (Show-Value $present))
        }
    } catch {
        Write-Host ('Failed: {0}' -f $change.Of)
        Write-Host ('  {0}' -f $_.Exception.Message)
        Write-Host ('{0} of {1} were made before it. The undo script takes those back.' -f $made, $todo.Count)
        $present = & $change.Read
        if ($null -ne $change.Back -and $null -eq $present) {
            & $change.Back | Out-String | Write-Verbose
            $present = & $change.Read
            Write-Host 'Of this one only the first half was made. It was taken back.'
        }
        Write-Host ('  Before: {0}' -f (Show-Value $change.Before))
        Write-Host ('  Now:    {0}' -f (Show-Value $present))
        throw
    }
    $made++
    Write-Host ('Made: {0}' -f $change.Of)
    foreach ($step in $change.Steps) { Write-Host ('  {0}' -f $step) }
}
Write-Host ('{0} of {1} were made and verified.' -f $made, $todo.Count)`;
