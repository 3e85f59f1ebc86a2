/**
 * Replaces the package string-width in the bundle: returns the same widths, but loads the package only for text that
 * needs it (emoji, Chinese, combining marks). Node takes 17 ms to compile one of its patterns, and as long again for
 * the rest: more than a whole command takes.
 */
import { createRequire } from "node:module";
import type stringWidth from "string-width";
import { isSimpleText } from "../../text/simple-text.ts";

/** Colours and other styles: almost all escape sequences in our texts. */
const STYLE = /\x1b\[[\d;]*m/g;

let measure: typeof stringWidth | undefined;

const width: typeof stringWidth = (text, options) => {
	const seen = options?.countAnsiEscapeCodes || !text.includes("\x1b") ? text : text.replace(STYLE, "");
	if (isSimpleText(seen)) return seen.length;
	// rolldown.config.ts puts it next to the bundled code. Widths are needed synchronously, so it can't be `import()`.
	measure ??= createRequire(import.meta.url)("./string-width.js").default as typeof stringWidth;
	return measure(text, options);
};

// biome-ignore lint/style/noDefaultExport: the package's own export is the default one.
export default width;
