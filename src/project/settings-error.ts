/** A mistake in a project's settings, as an error. Reads nothing. */
import { InputError, type Location } from "../outline/problem.ts";

/** Reports the mistake at its place in the file. */
export function settingsError(message: string, at: Location, fix: string): InputError {
	return new InputError([{ rule: "settings/template", severity: "error", message, at, fix }]);
}
