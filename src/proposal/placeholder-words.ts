/**
 * Words that stand for an answer to come: `TBD`, `_TODO_`, “To be determined.”, “Will be added before beta.” One list,
 * judged by test/proposal/placeholder-words.test.ts. Knows no template: whose own words are placeholders is not said here.
 */
import { STAGES, type Stage } from "../outline/types.ts";

/** Complete texts, in the form that `bare` gives. */
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

/** What is done to a text. */
const WRITTEN =
	"(?:filled|filled in|filled out|written|defined|determined|decided|documented|completed|described|discussed|specified|announced|done|finalized|finalised|clarified|figured out|investigated|expanded|fleshed out)";

/** What is done to a text, or to what it is about: “will be updated by the controller” is an answer. */
const DONE = "(?:added|provided|updated|confirmed|measured|tested|addressed)";

const PARTS =
	"(?:section|part|question|answers?|details?|specifics|description|documentation|information|text|design|plans?|tests?|coverage|metrics?|lists?|links?|thresholds?|values?|numbers|figures|results?|names?|slos?|slis?|criteria)";

const SUBJECT = `(?:(?:this|the|these|more|further|any|all|a)(?: [a-z]+){0,2} ${PARTS}|this|these|it|they|more|${PARTS})`;

const WILL = "(?:will|shall|should|must|needs?|need to|has|have|is|are|is still|are still|still)";

/** Words that put something off. */
const LATER =
	"(?:later|soon|next|once|after|before|prior|until|agreed|approved|merged|ready|future|follow|during|alpha|beta|ga|stable|releases?|milestone|implementation|implemented|pr|prs)";

/** “To be determined”, “This section will be filled in later, once the design is agreed on”. */
const PROMISE = new RegExp(
	`^(?:${SUBJECT} )?(?:${WILL} )?(?:yet )?(?:to )?be (?:${WRITTEN}(?:$|[,;:(–—-].{0,120}$| (?!by (?!.{0,40}\\b${LATER}\\b)).{0,120}$)|${DONE}(?:$|[ ,;:(–—-].{0,80}\\b${LATER}\\b))`,
);

/** A marker with a few words on what is missing: “TODO for reviewers”, “TBD, depends on the API review”. */
const MARKED =
	/^(?:tbd|todo|to do|tba|tbc|fixme|fix me|wip|xxx)(?: ?[:,;(–—/].{0,160}|-? -? ?(?:for|add|write|fill|describe|document|once|when|after|before|until|in|at|on|during|depends|depending|later|soon|pending|links?|as|with|from|waiting|here)\b.{0,160}|\. .{0,160})$/;

/** The template's own hint for a block that nobody has filled in. */
const UNRESOLVED = /^<<\[(?:\/)?unresolved\b.*?\]>>|^\[\/?unresolved\b|fill (?:this )?out when\b/;

/** A stage by which the answer is promised: “before beta”, “prior to GA”, “in the stable release”. */
const PROMISED_BY: Readonly<Record<Stage, RegExp>> = {
	alpha: /\b(?:before|by|for|in|at|during|prior to|as part of|with|when)\b.{0,30}\balpha\b/,
	beta: /\b(?:before|by|for|in|at|during|prior to|as part of|with|when)\b.{0,30}\bbeta\b/,
	stable:
		/\b(?:before|by|for|in|at|during|prior to|as part of|with|when)\b.{0,30}\b(?:ga|stable|general availability)\b/,
};

/** Longer than any of them; a longer text is the author's own. */
const MAX_LENGTH = 1_000;

/** Definitions of links say nothing by themselves. */
const LINK_DEFINITION = /^ {0,3}\[[^\]]+\]:\s*\S.*$/;

/**
 * Whether a text says only that its answer is still to come. A promise for a certain stage is an answer until that
 * stage is asked about: “Will be added before beta” stands in from beta on. Without a stage it always stands in.
 * Blank texts don't: they say nothing at all. Linear in the length of the text.
 */
export function isPlaceholderText(text: string, stage?: Stage): boolean {
	if (text.length > MAX_LENGTH || text.trim() === "") return false;
	const lines = text.split(/\r\n?|\n/).filter((line) => !LINK_DEFINITION.test(line));
	const paragraphs = lines
		.join("\n")
		.split(/\n(?:[ \t>]*\n)+/)
		.filter((each) => each.trim() !== "");
	if (paragraphs.length === 0) return false;
	return paragraphs.every((each) => everyLineIsPending(each, stage) || (!LISTED.test(each) && isPending(each, stage)));
}

/** Entries of a list speak for themselves: an answer after a `TBD` is one. */
const LISTED = /\n[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/;

function everyLineIsPending(paragraph: string, stage: Stage | undefined): boolean {
	const lines = paragraph.split("\n").filter((line) => line.trim() !== "");
	return lines.every((line) => isPending(line, stage));
}

/** The first words of all of them; most answers begin with another one, and needn't be looked at closely at every key. */
const FIRST_WORDS: ReadonlySet<string> = new Set(
	`tbd t todo to tba tbc fixme fix wip xxx n coming work in under still pending placeholder later fill not undecided yet
	lorem insert your write add details detail more this the these it they tests test metrics metric links link a slos slo
	slis sli will shall should must need needs has have is are be unresolved p br b i em strong code span div center sub
	sup u`.split(/\s+/),
);

const FIRST_WORD = /[a-z]+/i;

/** No paragraph of them is longer. */
const MAX_PARAGRAPH_LENGTH = 250;

/** `Beta: TBD`, `- **Metric name:** TODO`. */
const LABELLED = /^[^:\n]{1,60}:\W{1,6}(?:tbd|todo|tba|tbc|fixme)\W*$/i;
/** Longer ones are sentences. */
const MAX_LABELLED_LENGTH = 90;

function isPending(written: string, stage: Stage | undefined): boolean {
	if (written.length > MAX_PARAGRAPH_LENGTH) return false;
	if (written.length < MAX_LABELLED_LENGTH && written.includes(":") && LABELLED.test(written)) return true;
	const [first] = FIRST_WORD.exec(written) ?? [];
	if (first !== undefined && !FIRST_WORDS.has(first.toLowerCase())) return false;
	const text = normalise(written);
	if (WORDS.has(text)) return /[^\s]/.test(written);
	// Patterns are compiled when they are first used: only where a word calls for one.
	if (/unresolved|fill/.test(text) && UNRESOLVED.test(text)) return true;
	const isPromise = text.includes("be ") && PROMISE.test(text);
	if (!isPromise && !(/^(?:t|fix|wip|xxx)/.test(text) && MARKED.test(text))) return false;
	const promised = STAGES.find((each) => PROMISED_BY[each].test(text));
	return promised === undefined || stage === undefined || STAGES.indexOf(stage) >= STAGES.indexOf(promised);
}

/** Marks around a text that add no meaning: quotes, bullets, boxes, emphasis, code, brackets, end marks. */
function normalise(text: string): string {
	let words = text
		.replace(/<\/?(?:b|br|center|code|div|em|i|p|span|strong|sub|sup|u)(?:\s[^<>]{0,80})?\/?>/gi, " ")
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

/** Cut from the end by hand: a regular expression would look again at each of many marks. */
function trimEndMarks(words: string): string {
	let end = words.length;
	while (end > 0 && "*_~`\"'“”‘’|)]}>.:!?…- ".includes(words[end - 1]!)) end--;
	return words.slice(0, end);
}
