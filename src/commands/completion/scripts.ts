/**
 * The shells' completion scripts. They know no commands: at every Tab they call `pep-wizard completion words`, which prints
 * `words` or `files` on the first line, then one completion per line with an optional description after a tab.
 */
import type { SHELLS } from "./suggestions.ts";

/** Bash splits words at `=` and `:`; the script joins them again, and removes that prefix from the replies. For bash 3.2. */
const BASH = `# bash completion for pep-wizard
_pep_wizard() {
	local -a typed=()
	local i word joined= kind line
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=\${COMP_WORDS[i]}
		if [[ \${#typed[@]} -gt 0 && ( -n $joined || $word == [=:] ) ]]; then
			typed[\${#typed[@]} - 1]+=$word
		else
			typed+=("$word")
		fi
		joined=
		if [[ $word == *[=:] ]]; then joined=1; fi
	done
	local last=$((\${#typed[@]} - 1))
	local before=\${typed[last]%"\${COMP_WORDS[COMP_CWORD]}"}
	if [[ \${COMP_WORDS[COMP_CWORD]} == [=:] ]]; then before=\${typed[last]}; fi
	for ((i = 0; i <= last; i++)); do
		word=\${typed[i]//\\\\/}
		typed[i]=\${word#[\\"\\']}
	done
	COMPREPLY=()
	{
		read -r kind
		while IFS= read -r line; do
			word=\${line%%$'\\t'*}
			word=\${word#"$before"}
			if [[ $kind == files ]]; then
				word=\${word%/}
			elif [[ $word == *[[:space:]]* ]]; then
				printf -v word %q "$word"
			fi
			COMPREPLY+=("$word")
		done
	} < <(pep-wizard completion words -- "\${typed[@]}" 2>/dev/null)
	if [[ $kind == files ]]; then
		compopt -o filenames 2>/dev/null
	elif [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == */ ]]; then
		compopt -o nospace 2>/dev/null
	fi
}
complete -F _pep_wizard pep-wizard
`;

const ZSH = `#compdef pep-wizard
# zsh completion for pep-wizard
compdef _pep-wizard pep-wizard

_pep-wizard() {
	local kind line word
	local -a lines all shown folders
	lines=("\${(@f)$(pep-wizard completion words -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
	kind=$lines[1]
	if [[ $kind == files ]]; then compset -P '*/'; fi
	for line in "\${(@)lines[2,-1]}"; do
		word=\${line%%$'\\t'*}
		if [[ $kind == files ]]; then
			if [[ $word == */ ]]; then
				word=\${word%/}
				folders+=("\${word##*/}")
			else
				all+=("\${word##*/}")
				shown+=("\${word##*/}")
			fi
		else
			all+=("$word")
			shown+=("$word\${\${line#$word}/$'\\t'/  }")
		fi
	done
	if (( $#folders )); then compadd -f -S / -q -- "\${folders[@]}"; fi
	if [[ $kind == files ]]; then
		if (( $#all )); then compadd -- "\${all[@]}"; fi
	elif (( $#all )); then
		compadd -l -d shown -- "\${all[@]}"
	fi
}

# Not when this file is only read in.
if [[ $funcstack[1] == _pep-wizard ]]; then _pep-wizard; fi
`;

const FISH = `# fish completion for pep-wizard
function __pep_wizard_words
	set -l typed (commandline -opc)
	set -e typed[1]
	set -l current (commandline -ct)
	pep-wizard completion words -- $typed "$current" 2>/dev/null | string match -v -r '^(words|files)$'
end
complete -c pep-wizard -f -a '(__pep_wizard_words)'
`;

export const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = { bash: BASH, zsh: ZSH, fish: FISH };
