/** Text as attackers, broken files or all scripts of the world produce it, and what must never reach a terminal. */
import fc from "fast-check";

/** Controls, bidirectional controls, separators, invisible signs that no script needs, lone surrogates. */
export const FORBIDDEN =
	/[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFF9-\uFFFB\u{E0001}\p{Cs}]/u;

const sharp = fc.constantFrom(
	..."\0\x07\b\t\n\r\x1b\x7f\x85\x9b\x9d",
	..."\u00AD\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u2028\u2029\u202A\u202E\u2060\u2066\u2069\u3164\uFE0E\uFE0F\uFEFF\uFFF9",
	"\u{E0001}",
	"\u{E0067}",
	"\u{E007F}",
	"\u{E0100}",
	"\uD83D",
	"\uDE00",
	"\x1b[31m",
	"\x1b]8;;http://x\x07",
	"👨‍👩‍👧",
	"👩🏽‍💻",
	"🏴",
	"中",
	"文字",
	"क्‍ष",
	"ाा",
	"می‌خ",
	"한",
	"ᄀ",
	"e\u0301",
);

/** Any text, with many dangerous characters. */
export const anyText = fc
	.array(fc.oneof(sharp, fc.string({ unit: "binary", maxLength: 4 }), fc.constantFrom("word", " ", "a", "1", "-")), {
		maxLength: 30,
	})
	.map((parts) => parts.join(""));

/** Text that partly looks like Markdown, with dangerous text in every position. */
export const anyMarkdown = fc
	.array(
		fc.oneof(
			anyText,
			fc.constantFrom(
				"\n",
				"\n\n",
				"# ",
				"### ",
				"- ",
				"  - ",
				"1. ",
				"- [x] ",
				"> ",
				"> [!NOTE]\n",
				"```go\n",
				"```\n",
				"    ",
				"|a|b|\n|-|:-:|\n|",
				"|",
				"**",
				"*",
				"~~",
				"`",
				"[a](http://x.y)",
				"[a](",
				"[r]",
				"[r]: http://r\n",
				"[^1]",
				"[^1]: note\n",
				"![alt](i.png)",
				"<br>",
				"<details><summary>",
				"<a href='javascript:x'>",
				"<!--",
				"-->",
				"---\n",
				"===\n",
				"&amp;",
				"&#x1b;[31m",
				"&#8238;",
				"\\\n",
				"http://example.com/",
				"averyveryverylongwordindeed",
			),
		),
		{ maxLength: 40 },
	)
	.map((parts) => parts.join(""));

/** Our own escape sequences: styles (SGR) and links (OSC 8) with a harmless URL. */
export function withoutOwnSequences(painted: string): string {
	return painted.replace(/\x1b\[\d+m|\x1b\]8;;[\x21-\x7e]*?\x1b\\/g, "");
}
