/** A line of text: a title, a number, a name. */
import { textKind } from "./text.ts";

export const lineKind = textKind({ kind: "line" });
