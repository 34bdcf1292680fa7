# Hives as hivexregedit --merge writes them, and exports of them as hivexregedit --export prints them: its own module, for many at once.
# Arguments: a folder with start.hiv and 0.TAG.reg to N.TAG.reg, how many there are, TAG, the path of the hive's root in
# those files, and the key to export, if any.
use strict;
use warnings;
use Win::Hivex;
use Win::Hivex::Regedit qw(reg_import reg_export);
use File::Copy qw(copy);

my ($folder, $count, $tag, $prefix, $export) = @ARGV;

for my $case (0 .. $count - 1) {
  my $hive = "$folder/$case.$tag.hiv";
  copy("$folder/start.hiv", $hive) or die "$hive: $!";
  my $h = Win::Hivex->open($hive, write => 1);
  open my $in, '<', "$folder/$case.$tag.reg" or die "$case: $!";
  # Paths without the prefix, as the program hands them over.
  reg_import($in, sub { ($h, substr($_[0], length $prefix)) });
  close $in;
  $h->commit(undef);

  next unless defined $export;
  my $written = Win::Hivex->open($hive);
  for my $strings (0, 1) {
    my $name = $strings ? 'strings' : 'bytes';
    open my $out, '>', "$folder/$case.$tag-$name.reg" or die "$case: $!";
    no warnings 'utf8';
    # As the program itself does it.
    print $out "Windows Registry Editor Version 5.00\n\n";
    reg_export($written, $export, $out, prefix => $prefix, $strings ? (unsafe_printable_strings => 1) : ());
    close $out;
  }
}
