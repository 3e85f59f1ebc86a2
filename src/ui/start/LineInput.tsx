/**
 * One line of input that is no answer: a filter, a number, a file name. Ink's own text input, which types
 * the letter of a Ctrl shortcut and the line ends of a paste; both are kept away from the value here.
 */
import { useInput } from "ink";
import TextInput from "ink-text-input";
import { useRef } from "react";

interface Props {
	readonly value: string;
	readonly focus?: boolean;
	readonly placeholder?: string;
	readonly onChange: (value: string) => void;
	readonly onSubmit?: (value: string) => void;
}

export function LineInput({ value, focus = true, placeholder = "", onChange, onSubmit }: Props) {
	const shortcut = useRef(false);
	const change = (next: string) => {
		if (shortcut.current) return;
		// On a slow line, text and the Enter behind it come in one read.
		const entered = /^([^\p{Cc}]*)\r$/u.exec(next);
		if (entered && onSubmit) onSubmit(entered[1] ?? "");
		else onChange(next.replace(/\p{Cc}+/gu, " "));
	};
	return (
		<>
			<ShortcutGuard isActive={focus} onKey={(held) => (shortcut.current = held)} />
			<TextInput
				value={value}
				focus={focus}
				placeholder={placeholder}
				onChange={change}
				{...(onSubmit ? { onSubmit } : {})}
			/>
		</>
	);
}

/** Stands before the input, so that it hears each key first. */
function ShortcutGuard({ isActive, onKey }: { readonly isActive: boolean; readonly onKey: (held: boolean) => void }) {
	useInput((_input, key) => onKey(key.ctrl || key.meta), { isActive });
	return null;
}
