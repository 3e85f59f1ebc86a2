/** A link: a URL, a path, a Markdown link or an issue's number. */
import { formatError } from "../validate.ts";
import { judgeText } from "./judge.ts";
import { textKind } from "./text.ts";

export const linkKind = textKind({
	kind: "link",
	expects: "link",
	completeness: (item, value) => {
		const judged = judgeText(item, value);
		return judged === "answered" && formatError("link", value) ? "partial" : judged;
	},
});
