/**
 * Law 4: no text from a file controls the terminal, and none of it is invisible. Replaces control characters,
 * bidirectional controls, zero-width characters, tags, lone surrogates and noncharacters by visible marks. Keeps
 * joiners and variation selectors where a script or an emoji needs them. Knows no terminal and no file.
 */
import { isSimpleText, SIMPLE } from "../text/simple-text.ts";

export interface VisibleOptions {
	/** Marks may use characters beyond ASCII (default). */
	readonly unicode?: boolean;
}

// Scripts in which a joiner or non-joiner after a letter or vowel sign changes how a word is written.
const JOINING_SCRIPTS =
	"Arab Syrc Mong Nkoo Mand Adlm Rohg Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Bali Java"
		.split(" ")
		.map((script) => `\\p{scx=${script}}`)
		.join("");

// Created by constructor: the compiler's target lacks the `v` flag, which every supported Node has.
const UNSEEN = "[\\p{Default_Ignorable_Code_Point}\\u2028\\u2029\\uFFF9-\\uFFFB\\p{Noncharacter_Code_Point}\\p{Cs}]";
const LETTER = `[[[\\p{L}\\p{M}]&&[${JOINING_SCRIPTS}]]--\\p{Default_Ignorable_Code_Point}]`;
const PICTURE = "\\p{Extended_Pictographic}";
const CONTROL = "[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F]";
const CONTROL_OR_BREAK = "[\\u0000-\\u001F\\u007F-\\u009F]";

/** The flags of England, Scotland and Wales: the only emoji with tags. */
const FLAGS =
	/\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/u
		.source;

/** Invisible characters that are needed in their context. */
const NEEDED = [
	FLAGS,
	`(?<=${LETTER})[\\u200C\\u200D]`,
	`(?<=(?:${PICTURE}\\uFE0F?|\\p{Emoji_Modifier}))\\u200D(?=${PICTURE})`,
	`(?<=[\\p{Emoji}${PICTURE}])[\\uFE0E\\uFE0F]`,
	// Variants of ideographs and mathematical symbols.
	"(?<=[\\p{scx=Han}\\p{Sm}])[\\uFE00-\\uFE0D\\u{E0100}-\\u{E01EF}]",
	"(?<=[\\p{L}&&\\p{scx=Mong}])[\\u180B-\\u180D\\u180F]",
].join("|");

/** Fast path: almost every text needs no marks. */
const SIMPLE_LINES = new RegExp(`^[\\t\\n${SIMPLE}]*$`);

// Created on first use: Unicode's tables take as long to load as the rest of a command.
let markedInText: RegExp | undefined;
let markedInLine: RegExp | undefined;

/** Replaces everything invisible, or that would control the terminal, by visible marks; keeps newlines and tabs. */
export function visible(text: string, { unicode = true }: VisibleOptions = {}): string {
	if (SIMPLE_LINES.test(text)) return text;
	markedInText ??= new RegExp(`(${NEEDED})|${UNSEEN}|${CONTROL}`, "gv");
	return text.replace(markedInText, (sign, needed) => needed ?? markOf(sign, unicode));
}

/** Like `visible`, but newlines and tabs become marks too. */
export function visibleLine(text: string, { unicode = true }: VisibleOptions = {}): string {
	if (isSimpleText(text)) return text;
	markedInLine ??= new RegExp(`(${NEEDED})|${UNSEEN}|${CONTROL_OR_BREAK}`, "gv");
	return text.replace(markedInLine, (sign, needed) => needed ?? markOf(sign, unicode));
}

function markOf(sign: string, unicode: boolean): string {
	const code = sign.codePointAt(0)!;
	if (code < 0x20) return unicode ? String.fromCharCode(0x2400 + code) : `^${String.fromCharCode(0x40 + code)}`;
	if (code === 0x7f) return unicode ? "␡" : "^?";
	if (code < 0xa0) return `\\x${code.toString(16)}`;
	if (code >= 0xd800 && code <= 0xdfff) return "\uFFFD";
	const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
	return unicode ? `⟨${name}⟩` : `<${name}>`;
}
