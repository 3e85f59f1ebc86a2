/** What is wrong with a project's settings, in words. Reads nothing. */
import { InputError, type Place } from "../outline/problem.ts";

/** A mistake in the settings, at its place. */
export function mistake(message: string, at: Place, fix: string): InputError {
	return new InputError([{ rule: "settings/template", severity: "error", message, at, fix }]);
}
