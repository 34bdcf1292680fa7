# Types lines from standard input into an interactive shell, each with a TAB behind it, and has that shell note what stands on
# its command line then. The shell is the command in the arguments; it says READY with each prompt, and its Ctrl-G notes the line
# and says DONE.
zmodload zsh/zpty
zpty shell "$@"
zpty -r shell seen '*READY*'
while IFS= read -r line; do
  zpty -w -n shell "$line"$'\t\a'
  zpty -r shell seen '*DONE*'
  zpty -w -n shell $'\C-e\C-u'
done
zpty -d shell
