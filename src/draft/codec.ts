/**
 * The draft's YAML: text → answers and back, keeping every character, comment and key. Pure; opens no file.
 */
export { readAnswers } from "./answers.ts";
export { parseDraft } from "./parse.ts";
export { printDraft } from "./print.ts";
export { updateDraft } from "./update.ts";
export { printValue, readValue } from "./value.ts";
