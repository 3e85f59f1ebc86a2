/**
 * Recognises words that stand for a later answer: `TBD`, `_TODO_`, “To be determined.”, “Will be added before beta.”
 * Examples are in test/proposal/placeholder-words.test.ts. Knows no template and none of its words.
 */
import { STAGES, type Stage } from "../outline/types.ts";

/** Complete texts, in normalised form. */
const WORDS: ReadonlySet<string> = new Set([
	"",
	"tbd",
	"t.b.d",
	"todo",
	"to do",
	"to-do",
	"tba",
	"tbc",
	"fixme",
	"fix me",
	"wip",
	"xxx",
	"n/a tbd",
	"tbd n/a",
	"coming soon",
	"work in progress",
	"in progress",
	"under construction",
	"under discussion",
	"still under discussion",
	"pending",
	"placeholder",
	"later",
	"fill me in",
	"fill in",
	"fill this in",
	"fill this out",
	"fill out later",
	"fill in later",
	"not yet written",
	"not written yet",
	"not yet",
	"not decided yet",
	"not yet decided",
	"not yet determined",
	"undecided",
	"no idea",
	"no idea yet",
	"not sure",
	"not sure yet",
	"unknown yet",
	"not known yet",
	"don't know",
	"don't know yet",
	"yet to be determined",
	"yet to be decided",
	"lorem ipsum",
	"insert text here",
	"your text here",
	"write here",
	"add text here",
	"add details here",
	"details to follow",
	"more to come",
	"more details to come",
	"more details later",
	"details later",
]);

/** Verbs for writing a text. */
const WRITTEN =
	"filled written defined determined decided documented completed described discussed specified announced done finalized finalised clarified figured investigated expanded fleshed";

/** Verbs for writing a text that also fit its subject: “will be updated by the controller” is an answer. */
const DONE = "added provided updated confirmed measured tested addressed";

const doneWords = once(() => new Set(`${WRITTEN} ${DONE}`.split(" ")));

/** Words that postpone something. */
const LATER =
	"(?:later|soon|next|once|after|before|prior|until|agreed|approved|merged|ready|future|follow|during|alpha|beta|ga|stable|releases?|milestone|implementation|implemented|pr|prs)";

/** “To be determined”, “This section will be filled in later, once the design is agreed on”. */
const promise = once(() => {
	const parts =
		"(?:section|part|question|answers?|details?|specifics|description|documentation|information|text|design|plans?|tests?|coverage|metrics?|lists?|links?|thresholds?|values?|numbers|figures|results?|names?|slos?|slis?|criteria)";
	const subject = `(?:(?:this|the|these|more|further|any|all|a)(?: [a-z]+){0,2} ${parts}|this|these|it|they|more|${parts})`;
	const will = "(?:will|shall|should|must|needs?|need to|has|have|is|are|is still|are still|still)";
	const written = WRITTEN.replace(/ /g, "|")
		.replace(/figured|fleshed/g, "$& out")
		.replace("filled", "filled(?: in| out)?");
	const done = DONE.replace(/ /g, "|");
	return new RegExp(
		`^(?:${subject} )?(?:${will} )?(?:yet )?(?:to )?be (?:(?:${written})(?:$|[,;:(–—-].{0,120}$| (?!by (?!.{0,40}\\b${LATER}\\b)).{0,120}$)|(?:${done})(?:$|[ ,;:(–—-].{0,80}\\b${LATER}\\b))`,
	);
});

/** A marker with a few words on what is missing: “TODO for reviewers”, “TBD, depends on the API review”. */
function isMarked(text: string): boolean {
	if (!/^(?:t|fix|wip|xxx)/.test(text)) return false;
	return /^(?:tbd|todo|to do|tba|tbc|fixme|fix me|wip|xxx)(?: ?[:,;(–—/].{0,160}|-? -? ?(?:for|add|write|fill|describe|document|once|when|after|before|until|in|at|on|during|depends|depending|later|soon|pending|links?|as|with|from|waiting|here)\b.{0,160}|\. .{0,160})$/.test(
		text,
	);
}

/** The template's hint for a block that isn't filled in. */
const UNRESOLVED = /^<<\[(?:\/)?unresolved\b.*?\]>>|^\[\/?unresolved\b|fill (?:this )?out when\b/;

/** A stage by which the answer is promised: “before beta”, “prior to GA”, “in the stable release”. */
const promisedBy = once(
	(): Readonly<Record<Stage, RegExp>> => ({
		alpha: /\b(?:before|by|for|in|at|during|prior to|as part of|with|when)\b.{0,30}\balpha\b/,
		beta: /\b(?:before|by|for|in|at|during|prior to|as part of|with|when)\b.{0,30}\bbeta\b/,
		stable:
			/\b(?:before|by|for|in|at|during|prior to|as part of|with|when)\b.{0,30}\b(?:ga|stable|general availability)\b/,
	}),
);

/** Maximum length of a placeholder; longer texts are the author's own. */
const MAX_LENGTH = 1_000;

const MARKER = /tbd|todo|tba|tbc|fixme/i;

/** Link definitions say nothing by themselves. */
const LINK_DEFINITION = /^ {0,3}\[[^\]]+\]:\s*\S.*$/;

/**
 * Whether a text says only that its answer is still to come. A promise for a certain stage is an answer until that
 * stage is checked: “Will be added before beta” is a placeholder from beta on. Without a `stage` it always is. Blank
 * texts aren't placeholders. Takes linear time.
 */
export function isPlaceholderText(text: string, stage?: Stage): boolean {
	if (isUnresolved(text)) return true;
	if (text.length > MAX_LENGTH || text.trim() === "") return false;
	// The first word begins a paragraph, unless it is a label or in a link definition.
	const isLabelled = text.includes(":") && (text.includes("]:") || MARKER.test(text));
	if (!isLabelled && !beginsLikeOne(text)) return false;
	const lines = text.split(/\r\n?|\n/).filter((line) => !LINK_DEFINITION.test(line));
	const paragraphs = lines
		.join("\n")
		.split(/\n(?:[ \t>]*\n)+/)
		.filter((each) => each.trim() !== "");
	if (paragraphs.length === 0) return false;
	return paragraphs.every((each) => everyLineIsPending(each, stage) || (!LISTED.test(each) && isPending(each, stage)));
}

const OPEN_BLOCK = "<<[unresolved";
const CLOSE_BLOCK = "<<[/unresolved]>>";

/** What an author says of a block at its beginning. */
const LONGEST_REMARK = 300;

/** Whether a text is only unresolved blocks that say “fill out when …”: what else is in them isn't the answer yet. */
function isUnresolved(text: string): boolean {
	if (!/^\s*<<\[/.test(text)) return false;
	const words = text.trim().toLowerCase();
	for (let at = 0; at < words.length; ) {
		if (!words.startsWith(OPEN_BLOCK, at)) return false;
		const close = words.indexOf(CLOSE_BLOCK, at);
		const end = close < 0 ? words.length : close;
		if (!/\bfill (?:this )?out when\b/.test(words.slice(at, Math.min(end, at + LONGEST_REMARK)))) return false;
		at = end + CLOSE_BLOCK.length;
		while (/\s/.test(words[at] ?? "")) at++;
	}
	return true;
}

/** List entries are judged one by one: an answer after a `TBD` counts. */
const LISTED = /\n[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/;

function everyLineIsPending(paragraph: string, stage: Stage | undefined): boolean {
	const lines = paragraph.split("\n").filter((line) => line.trim() !== "");
	return lines.every((line) => isPending(line, stage));
}

/** The first words of all of them. */
const FIRST_WORDS: ReadonlySet<string> = new Set([
	..."tbd t todo to tba tbc fixme fix wip xxx n coming work in under still pending placeholder later fill".split(" "),
	..."no not unknown don undecided yet lorem insert your write add details detail more this the these it they tests test".split(
		" ",
	),
	..."metrics metric links link a slos slo slis sli will shall should must need needs has have is are be".split(" "),
	"unresolved",
]);

/**
 * Whether a text begins like a placeholder. Most answers don't, and need no closer look: `status` judges every answer,
 * and the wizard one at every key press.
 */
function beginsLikeOne(text: string): boolean {
	const opening = text.slice(0, text.search(/[a-zA-Z]|$/));
	const [first] = (opening.includes("<") ? withoutTags(text) : text).match(/[a-zA-Z]+/) ?? [];
	// Numbers say something, unless they number a list.
	if (first === undefined) return !/\d(?![\d.)\\])/.test(text);
	if (!FIRST_WORDS.has(first.toLowerCase())) return false;
	const plain = withoutTags(text).toLowerCase();
	return isPromising(plain) || /unresolved|fill/.test(plain) || opensText(plain.match(/[a-z]+/g) ?? []);
}

/** Whether one of the complete texts is the first word, or begins with the first two. */
function opensText([first = "", second]: readonly string[]): boolean {
	for (const text of WORDS) {
		if (text === first) return true;
		if (text.startsWith(first) && text.split(/[^a-z]+/, 2)[1] === second) return true;
	}
	return false;
}

/** Whether the text says that something will “be done”. */
function isPromising(text: string): boolean {
	if (!/be[^a-z]/.test(text)) return false;
	for (const [, word = ""] of text.matchAll(/be[^a-z]+(?=([a-z]+))/g)) if (doneWords().has(word)) return true;
	return false;
}

/** Maximum length of a paragraph in a placeholder. */
const MAX_PARAGRAPH_LENGTH = 250;

/** `Beta: TBD`, `- **Metric name:** TODO`. */
const LABELLED = /^[^:\n]{1,60}:\W{1,6}(?:tbd|todo|tba|tbc|fixme)\W*$/i;
/** Maximum length of a labelled placeholder; longer ones are sentences. */
const MAX_LABELLED_LENGTH = 90;

function isPending(written: string, stage: Stage | undefined): boolean {
	if (written.length > MAX_PARAGRAPH_LENGTH) return false;
	if (written.length < MAX_LABELLED_LENGTH && written.includes(":") && LABELLED.test(written)) return true;
	if (!beginsLikeOne(written)) return false;
	const text = normalise(written);
	if (WORDS.has(text)) return /[^\s]/.test(written);
	if (/unresolved|fill/.test(text) && UNRESOLVED.test(text)) return true;
	if (!(isPromising(text) && promise().test(text)) && !isMarked(text)) return false;
	const promised = STAGES.find((each) => promisedBy()[each].test(text));
	return promised === undefined || stage === undefined || STAGES.indexOf(stage) >= STAGES.indexOf(promised);
}

/** Marks around a text that add no meaning: quotes, bullets, boxes, emphasis, code, brackets, end marks. */
function normalise(text: string): string {
	let words = withoutTags(text)
		.replace(/^[ \t]*(?:>[ \t]?)+/gm, "")
		.replace(/\\([^\p{L}\p{N}\s])/gu, "$1")
		.replace(/\s+/g, " ")
		.trim()
		.toLowerCase();
	for (let before = ""; before !== words; ) {
		before = words;
		words = words
			.replace(/^(?:[-*+]|\d{1,9}[.)]|#{1,6})(?: |$)/, "")
			.replace(/^\[[ x]?\](?: |$)/, "")
			.replace(/^[*_~`"'“”‘’|([{<]+/, "")
			.trim();
		words = trimEndMarks(words);
	}
	return words;
}

function withoutTags(text: string): string {
	if (!text.includes("<")) return text;
	return text.replace(/<\/?(?:b|br|center|code|div|em|i|p|span|strong|sub|sup|u)(?:\s[^<>]{0,80})?\/?>/gi, " ");
}

/** Not a regular expression, which would take quadratic time on many marks. */
function trimEndMarks(words: string): string {
	let end = words.length;
	while (end > 0 && "*_~`\"'“”‘’|)]}>.:!?…- ".includes(words[end - 1]!)) end--;
	return words.slice(0, end);
}

/** Creates a value on first use. */
function once<T extends object>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
}
