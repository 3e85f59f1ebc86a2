/** The kind `prose`: free Markdown of any length. */
import { textKind } from "./text.ts";

export const proseKind = textKind({ kind: "prose", name: "Text", multiline: true });
