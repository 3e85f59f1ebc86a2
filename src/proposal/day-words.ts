/**
 * Words for days, such as `tomorrow`, `+3d` or `next monday`, and the days that they stand for. No word begins with
 * another one, so that a word is complete as soon as it is known. Has no clock: today is given.
 */

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const MONTHS = [
	..."January February March April May June July August September October November December".split(" "),
] as const;

/** Largest number of days, weeks, months or years that can be counted, so that every result is a date. */
const MOST = 999;

const WORDS: readonly string[] = [
	"today",
	"tomorrow",
	"yesterday",
	...["next", "last"].flatMap((side) => ["week", "month", "year"].map((unit) => `${side} ${unit}`)),
	...["", "next ", "last "].flatMap((side) => WEEKDAYS.map((day) => `${side}${day.toLowerCase()}`)),
];

const UNITS: Readonly<Record<string, "d" | "w" | "m" | "y">> = { day: "d", week: "w", month: "m", year: "y" };

const pad = (number: number, width: number): string => String(number).padStart(width, "0");

function isoOf(date: Date): string {
	return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

/** A day as a date in UTC; undefined if there is no such day. Years below 1000 are typing errors. */
function dateOf(iso: string): Date | undefined {
	if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(iso)) return undefined;
	const date = new Date(`${iso}T00:00:00Z`);
	return Number.isNaN(date.getTime()) || isoOf(date) !== iso ? undefined : date;
}

/** Whether the text is a real day, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	return dateOf(text) !== undefined;
}

/** The day that is some days later, or earlier. The same day if that has no four digits for its year. */
export function addDays(iso: string, days: number): string {
	const date = dateOf(iso);
	date?.setUTCDate(date.getUTCDate() + days);
	return inRange(date, iso);
}

/** The same day some months later; the month's last day if it is shorter. */
export function addMonths(iso: string, months: number): string {
	const date = dateOf(iso);
	if (!date) return iso;
	const day = date.getUTCDate();
	date.setUTCDate(1);
	date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
	date.setUTCDate(Math.min(day, date.getUTCDate()));
	return inRange(date, iso);
}

function inRange(date: Date | undefined, otherwise: string): string {
	return date && isDay(isoOf(date)) ? isoOf(date) : otherwise;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(iso: string): number {
	return ((dateOf(iso)?.getUTCDay() ?? 1) + 6) % 7;
}

/** `Tuesday, 1 December 2026`. */
export function dayInWords(iso: string): string {
	const [year, month, day] = iso.split("-").map(Number);
	return `${WEEKDAYS[weekdayOf(iso)]}, ${day} ${MONTHS[month! - 1]} ${year}`;
}

/** `December 2026`. */
export function monthInWords(iso: string): string {
	const [year, month] = iso.split("-").map(Number);
	return `${MONTHS[month! - 1]} ${year}`;
}

function shifted(today: string, sign: number, count: number, unit: "d" | "w" | "m" | "y"): string {
	const by = sign * count;
	if (unit === "d") return addDays(today, by);
	return unit === "w" ? addDays(today, 7 * by) : addMonths(today, unit === "m" ? by : 12 * by);
}

const normal = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ");

/** `+3d`, `-2w`, `in 3 days`, `2 weeks ago`. */
function counted(words: string, today: string): string | undefined {
	const [, sign, digits, letter] = /^([+-]) ?(\d{1,3})([dwmy])$/.exec(words) ?? [];
	if (sign && letter) return shifted(today, sign === "-" ? -1 : 1, Number(digits), letter as "d");
	const [, ahead, number, unit, many, ago] = /^(in )?(\d{1,3}) (day|week|month|year)(s?)( ago)?$/.exec(words) ?? [];
	const isEither = (ahead === undefined) !== (ago === undefined);
	if (!unit || !isEither || (number === "1") !== (many === "")) return undefined;
	return shifted(today, ago ? -1 : 1, Number(number), UNITS[unit]!);
}

/** `monday` is that day of the coming week, today included; `next monday` comes after today, `last monday` before it. */
function weekday(side: string | undefined, name: string, today: string): string | undefined {
	const wanted = WEEKDAYS.findIndex((day) => day.toLowerCase() === name);
	if (wanted < 0) return undefined;
	const ahead = (wanted - weekdayOf(today) + 7) % 7;
	if (side === "last") return addDays(today, ahead === 0 ? -7 : ahead - 7);
	return addDays(today, side === "next" && ahead === 0 ? 7 : ahead);
}

/** The day that the words stand for, seen from today; undefined for any other text. */
export function dayOfWords(text: string, today: string): string | undefined {
	if (text.length > 40 || !isDay(today)) return undefined;
	const words = normal(text);
	const near = { today: 0, tomorrow: 1, yesterday: -1 }[words];
	if (near !== undefined) return addDays(today, near);
	const [, side, word = ""] = /^(?:(next|last) )?(\w+)$/.exec(words) ?? [];
	const unit = UNITS[word];
	if (side && unit && unit !== "d") return shifted(today, side === "last" ? -1 : 1, 1, unit);
	return weekday(side, word, today) ?? counted(words, today);
}

/** Whether typing on can still make such words of the text. */
export function canBecomeDay(text: string): boolean {
	const words = normal(text);
	const typed = /\s$/.test(text) ? `${words} ` : words;
	if (WORDS.some((word) => word.startsWith(typed))) return true;
	if (/^[+-] ?\d{0,3}$/.test(words)) return true;
	const [, ahead, digits, rest = ""] = /^(in ?)?(\d{0,3})(?: (.*))?$/.exec(words) ?? [];
	if (digits === undefined || Number(digits) > MOST || (digits === "" && rest !== "")) return false;
	return Object.keys(UNITS).some((unit) => `${unit}s${ahead ? "" : " ago"}`.startsWith(rest) || unit.startsWith(rest));
}
