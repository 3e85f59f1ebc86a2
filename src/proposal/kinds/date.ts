/** A day, as `YYYY-MM-DD`. */
import { formatError } from "../validate.ts";
import { judgeText } from "./judge.ts";
import { textKind } from "./text.ts";

export const dateKind = textKind({
	kind: "date",
	expects: "date",
	completeness: (item, value) => {
		const judged = judgeText(item, value);
		return judged === "answered" && formatError("date", value) ? "partial" : judged;
	},
});
