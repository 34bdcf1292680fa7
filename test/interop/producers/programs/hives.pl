# Hives as hivexregedit --merge writes them, and exports of them as hivexregedit --export prints them: its own module, for many at once.
# Arguments: a folder with start.hiv and 0.reg to N.reg, and how many there are.
use strict;
use warnings;
use Win::Hivex;
use Win::Hivex::Regedit qw(reg_import reg_export);
use File::Copy qw(copy);

my ($folder, $count) = @ARGV;
my $prefix = 'HKEY_LOCAL_MACHINE\SOFTWARE';
my $policies = '\Microsoft\Windows\CurrentVersion\Policies';

for my $case (0 .. $count - 1) {
  my $hive = "$folder/$case.hivex.hiv";
  copy("$folder/start.hiv", $hive) or die "$hive: $!";
  my $h = Win::Hivex->open($hive, write => 1);
  open my $in, '<', "$folder/$case.reg" or die "$case.reg: $!";
  # Paths without the prefix, as the program hands them over.
  reg_import($in, sub { ($h, substr($_[0], length $prefix)) });
  close $in;
  $h->commit(undef);

  my $written = Win::Hivex->open($hive);
  for my $strings (0, 1) {
    my $name = $strings ? 'strings' : 'bytes';
    open my $out, '>', "$folder/$case.hivex-$name.reg" or die "$case: $!";
    no warnings 'utf8';
    # As the program itself does it.
    print $out "Windows Registry Editor Version 5.00\n\n";
    reg_export($written, $policies, $out, prefix => $prefix, $strings ? (unsafe_printable_strings => 1) : ());
    close $out;
  }
}
