/** Yes or no, with an explanation. */
import type { Confirmation, KindModule } from "../types.ts";
import {
	changeConfirmation,
	confirmationControls,
	confirmationText,
	parseConfirmation,
	readConfirmation,
	UNDECIDED,
} from "./confirmation.ts";
import { judgeConfirmation } from "./judge.ts";

export const confirmKind: KindModule<Confirmation> = {
	kind: "confirm",
	empty: () => UNDECIDED,
	isEmpty: (_item, value) => confirmationText(value) === "",
	clean: (_item, value) => value,
	parse: (_item, data) => parseConfirmation(data, []),
	toMarkdown: (_item, value) => confirmationText(value),
	fromMarkdown: (_item, markdown) => (markdown === "" ? UNDECIDED : readConfirmation(markdown)),
	completeness: judgeConfirmation,
	form: (_item, value) => confirmationControls(value, [], 0, ""),
	change: (_item, value, change) => changeConfirmation(value, change.path, change),
};
