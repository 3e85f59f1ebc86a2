/** Ages in words. */
import { pluralize } from "../text/english.ts";

const UNITS = [
	["year", 365 * 24 * 3600],
	["month", 30 * 24 * 3600],
	["week", 7 * 24 * 3600],
	["day", 24 * 3600],
	["hour", 3600],
	["minute", 60],
] as const;

/** `2 hours ago`; `just now` below a minute, and for times in the future (the clock was set back). */
export function ageText(milliseconds: number): string {
	const seconds = Math.floor(milliseconds / 1000);
	const [unit, length] = UNITS.find(([, least]) => seconds >= least) ?? [];
	if (unit === undefined) return "just now";
	return `${pluralize(Math.floor(seconds / length), unit)} ago`;
}
