// The parts of the script that are the same in each: functions that read and compare, and the two passes over the changes.
// No double quotes and no here-strings stand in them, so that a string of the script is a single-quoted one, always.

const COMPARE = `
# A value as it is compared: texts of a list with a NUL between them. A NUL at the end of a text is no part of it.
# Others is what stands beside it and is not known.
function New-Value([string] $Name, [string] $Type, [string[]] $Data) {
    [pscustomobject] @{ Name = $Name; Type = $Type; Data = ($Data -join [char] 0).TrimEnd([char] 0); Others = '' }
}

# -ceq overlooks characters that nobody sees: this compares each one.
function Test-SameText([string] $One, [string] $Other) {
    [string]::Equals($One, $Other, [StringComparison]::Ordinal)
}

# Names of the registry have no case.
function Test-SameName([string] $One, [string] $Other) {
    [string]::Equals($One, $Other, [StringComparison]::OrdinalIgnoreCase)
}

function Test-SameValue($One, $Other) {
    if ($null -eq $One -or $null -eq $Other) { return ($null -eq $One -and $null -eq $Other) }
    (Test-SameText $One.Name $Other.Name) -and (Test-SameText $One.Type $Other.Type) -and (Test-SameText $One.Data $Other.Data)
}

# Everything but plain ASCII by its number, so that it is seen.
function Show-Text([string] $Text) {
    [regex]::Replace($Text, '[^ -~]|(?<=##w*)[', { param($found) '<U+{0:X4}>' -f [int] [char] $found.Value })
}

function Show-Value($Value) {
    if ($null -eq $Value) { return 'nothing' }
    '{0} ({1}) = {2}' -f (Show-Text $Value.Name), (Show-Text $Value.Type), (Show-Text $Value.Data)
}`;

const POLICY = `
function Assert-Gpo([guid] $Guid, [string] $Domain, [string] $Name) {
    $where = @{ Guid = $Guid }
    if ($Domain -ne '') { $where.Domain = $Domain }
    $gpo = Get-GPO @where -ErrorAction Stop
    Write-Host ('GPO {0} is {1}.' -f $Guid, (Show-Text $gpo.DisplayName))
    if (-not (Test-SameText $gpo.DisplayName $Name)) {
        Write-Warning ('The export calls it {0}. Make sure that it is the right one.' -f (Show-Text $Name))
    }
}

# The one value of these names that the GPO sets.
function Read-PolicyValue([guid] $Guid, [string] $Domain, [string] $Key, [string[]] $ValueName) {
    $where = @{ Guid = $Guid; Key = $Key }
    if ($Domain -ne '') { $where.Domain = $Domain }
    try {
        $settings = @(Get-GPRegistryValue @where -ErrorAction Stop)
    } catch {
        # Of a key without settings in this GPO. Any other error says nothing of what is there.
        if ($_.FullyQualifiedErrorId -notlike 'UnableToRetrievePolicyRegistryItem,*') { throw }
        return $null
    }
    $found = @(foreach ($setting in $settings) {
        if (-not $setting.PSObject.Properties['ValueName']) { continue }
        if (@($ValueName | Where-Object { Test-SameName $_ $setting.ValueName }).Count -gt 0) { $setting }
    })
    if ($found.Count -eq 0) { return $null }
    $first = $found[0]
    if ($found.Count -gt 1) { return New-Value $first.ValueName 'several values' @() }
    if ([string] $first.PolicyState -ne 'Set') { return New-Value $first.ValueName 'an order to delete it' @() }
    $type = [string] $first.Type
    $data = @($first.Value | ForEach-Object { [string] $_ })
    # A DWORD is a signed number here.
    if ($type -eq 'DWord') { $data = @([string] ([int64] $first.Value -band 4294967295)) }
    New-Value $first.ValueName $type $data
}`;

const LOCAL = `
# An empty list and no flags are nothing; ksetup leaves an empty text at the end of its lists.
function Read-Data($Key, [string] $ValueName) {
    $data = $Key.GetValue($ValueName, $null, 'DoNotExpandEnvironmentNames')
    $kind = [string] $Key.GetValueKind($ValueName)
    if ($kind -eq 'DWord') { return @([string] ([int64] $data -band 4294967295) | Where-Object { $_ -ne '0' }) }
    @($data | ForEach-Object { [string] $_ } | Where-Object { $_.Length -gt 0 })
}

function Read-LocalValue([string] $Path, [string] $ValueName) {
    if (-not (Test-Path -LiteralPath $Path)) { return $null }
    $key = Get-Item -LiteralPath $Path
    foreach ($name in $key.GetValueNames()) {
        if (-not (Test-SameName $name $ValueName)) { continue }
        $data = @(Read-Data $key $name)
        if ($data.Count -gt 0) { return New-Value $name ([string] $key.GetValueKind($name)) $data }
    }
    return $null
}

# The one subkey of these names with the values that realmlint keeps, and the names of what else it holds.
function Read-LocalKey([string] $Parent, [string[]] $Name) {
    $kept = @('KdcNames', 'RealmFlags', 'SpnMappings')
    if (-not (Test-Path -LiteralPath $Parent)) { return $null }
    $above = Get-Item -LiteralPath $Parent
    $found = @(foreach ($known in $above.GetSubKeyNames()) {
        if (@($Name | Where-Object { Test-SameName $_ $known }).Count -gt 0) { $known }
    })
    if ($found.Count -eq 0) { return $null }
    if ($found.Count -gt 1) { return New-Value $found[0] 'several keys' @() }
    $key = Get-Item -LiteralPath (Join-Path $Parent $found[0])
    $lines = @()
    $others = @($key.GetSubKeyNames())
    $names = @($key.GetValueNames())
    foreach ($value in $names) {
        if (@($kept | Where-Object { Test-SameName $_ $value }).Count -gt 0) { continue }
        if ([string] $key.GetValueKind($value) -ne 'MultiString' -or @(Read-Data $key $value).Count -gt 0) { $others += $value }
    }
    foreach ($value in $kept) {
        if (@($names | Where-Object { Test-SameName $_ $value }).Count -eq 0) { continue }
        $lines += @(foreach ($text in (Read-Data $key $value)) { '{0} {1} {2}' -f $value, $key.GetValueKind($value), $text })
    }
    $present = New-Value $found[0] 'Key' $lines
    $present.Others = $others -join ', '
    $present
}

# A key keeps the case of its name as long as it exists.
function Remove-EmptyKey([string] $Parent, [string] $Name) {
    $present = Read-LocalKey -Parent $Parent -Name $Name
    if ($null -eq $present) { return }
    if ($present.Type -ne 'Key' -or $present.Data -ne '' -or $present.Others -ne '') { throw ('ksetup left something: {0}' -f (Show-Value $present)) }
    Remove-Item -LiteralPath (Join-Path $Parent $Name)
}`;

const DIRECTORY = `
function Get-Controller([string] $Domain) {
    $found = Get-ADDomainController -Discover -Writable -DomainName $Domain -ErrorAction Stop
    [string] @($found.HostName)[0]
}

function Read-EncryptionTypes([string] $Identity, [string] $Server) {
    $name = 'msDS-SupportedEncryptionTypes'
    $object = Get-ADObject -Identity $Identity -Server $Server -Properties $name -ErrorAction Stop
    if ($object.ObjectClass -ne 'trustedDomain') { throw ('This is no trust: {0}' -f (Show-Text $Identity)) }
    $number = ($object | Select-Object -Property $name).$name
    if ($null -eq $number) { return $null }
    New-Value $name 'Number' @([string] $number)
}`;

/** Which kinds of change the script has. */
export interface Kinds {
  readonly gpo: boolean;
  readonly local: boolean;
  readonly directory: boolean;
}

/** Whether it is of a computer and of GPOs or trusts: whoever runs it says of which. */
export function isBoth({ gpo, local, directory }: Kinds): boolean {
  return local && (gpo || directory);
}

/** The functions that the kinds need, as lines. */
export function helperLines({ gpo, local, directory }: Kinds): string[] {
  const parts = [
    COMPARE,
    ...(gpo ? [POLICY] : []),
    ...(local ? [LOCAL] : []),
    ...(directory ? [DIRECTORY] : []),
  ];
  return parts.join('\n').split('\n');
}
