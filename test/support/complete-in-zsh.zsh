# What zsh offers at the end of each line: one word a line, and an empty line after each.
# $1: the completion script, $2: an empty folder, then the lines
zmodload zsh/zpty
export offered=$2/offered
# Waits for a file, at most ten seconds.
wait_for() {
  repeat 500; do [[ -e $1 ]] && return; sleep 0.02; done
}
zpty shell 'TERM=dumb PS1= exec zsh -f -i'
zpty -w shell 'autoload -Uz compinit; compinit -D -u
compadd() {
  local -a hits
  if [[ " $* " != *\ -[OAD]\ * ]]; then builtin compadd -A hits "$@"; print -rl -- $hits >>$offered; fi
  builtin compadd "$@"
}
offer() { zle complete-word; zle kill-whole-line; : >$offered.done }
zle -N offer; bindkey "^I" offer
source '${(qq)1}'; : >$offered.ready'
wait_for $offered.ready
for line in ${@[3,-1]}; do
  rm -f $offered $offered.done
  zpty -w -n shell $line$'\t'
  wait_for $offered.done
  [[ ! -e $offered ]] || cat $offered
  print
done
zpty -d shell
