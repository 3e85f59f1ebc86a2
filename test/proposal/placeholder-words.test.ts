/** What counts as an answer and what only announces one: examples from real proposals, judged both ways. */
import { describe, expect, test } from "vitest";
import { isPlaceholderText } from "../../src/proposal/placeholder-words.ts";

const STAND_INS = [
	"TBD",
	"tbd",
	"TBD.",
	"TBD...",
	"**TBD**",
	"`TBD`",
	"_TBD_",
	"*TBD*",
	"***TBD***",
	"~~TBD~~",
	"> TBD",
	"> > TBD",
	"- TBD",
	"* TODO",
	"1. TBD",
	"- [ ] TBD",
	"[TBD]",
	"(TBD)",
	"<TBD>",
	"{TBD}",
	"“TBD”",
	"T.B.D.",
	"TBA",
	"TBC",
	"TODO",
	"Todo",
	"To do",
	"to-do",
	"FIXME",
	"fix me!",
	"WIP",
	"XXX",
	"?",
	"??",
	"???",
	"-",
	".",
	"...",
	"…",
	"_",
	"N/A TBD",
	"TBD N/A",
	"To be determined.",
	"to be determined",
	"To be defined.",
	"To be decided",
	"To be done",
	"To be written",
	"To be added.",
	"To be filled in.",
	"To be filled out later.",
	"To be announced",
	"To be discussed.",
	"to be documented",
	"Yet to be determined.",
	"Still to be decided.",
	"Coming soon",
	"Coming soon!",
	"Work in progress",
	"In progress.",
	"Under construction",
	"Pending",
	"Placeholder",
	"Later.",
	"Not yet.",
	"Undecided",
	"More to come.",
	"Details to follow",
	"TODO for SIG-X",
	"TODO for SIG Node.",
	"(TODO add links)",
	"TODO: add links to the tests",
	"TODO(@mira-k): describe the metrics",
	"TBD, depends on the API review",
	"TBD: after the first prototype.",
	"TBD - waiting for feedback",
	"FIXME: write this section",
	"WIP: first ideas are in the issue",
	"TBD / TODO",
	"Will be added.",
	"Will be added later.",
	"will be filled in later",
	"This will be filled in later.",
	"This section will be filled out once the design is agreed on.",
	"This section will be completed later.",
	"It will be decided during implementation.",
	"Details will be added later.",
	"More details will be provided soon.",
	"Tests will be added.",
	"Metrics will be defined later.",
	"These are to be determined.",
	"Needs to be determined.",
	"Lorem ipsum",
	"Fill me in",
	"TBD\n\nTBD",
	"TBD\nTODO",
	"- TBD\n- TBD",
	"TBD\n\n[kep]: https://example.org/keps/1234",
	"[kep]: https://example.org\n\n_TBD_",
	"<p>TBD</p>",
	"\\<TBD\\>",
	"Beta: TBD",
	"- **Metric name:** TBD.",
	"- Alpha: TBD\n- Beta: TODO",
	"<<[UNRESOLVED sig-arch fill out when targeting beta]>>",
];

const ANSWERS = [
	"None.",
	"None",
	"No.",
	"No",
	"Yes.",
	"Yes",
	"N/A",
	"n/a",
	"Not applicable.",
	"No known drawbacks.",
	"None at the moment.",
	"None yet.",
	"Nothing.",
	"Unknown.",
	"Not needed.",
	"No drawbacks are known so far.",
	"There are no alternatives.",
	"Same as above.",
	"See Design Details.",
	"SIG Node",
	"@mira-k",
	"2026-03-02",
	"1234",
	"v1.36",
	"Alpha",
	"https://example.org/tbd",
	"The TODO list of the controller is bounded.",
	"A TBD marker in a draft is reported by the check.",
	"We will be adding a field to the API.",
	"Pods will be evicted in order.",
	"Pods will be added to the queue, and the controller drains it one node at a time.",
	"The field will be removed in 1.40.",
	"The pending pods are scheduled again.",
	"Pending pods are not counted.",
	"Later versions of kubectl ignore it.",
	"The object is to be deleted by its owner.",
	"In progress means that the resize has begun.",
	"TODO lists are kept by the team.",
	"TBD by SIG Infrastructure",
	"WIPs are not merged.",
	"xxx-controller watches nodes.",
	"- one\n- two",
	"TBD\n\nThe controller compares both sizes and takes the larger one.",
	"- TBD\n- Growing a pool restarts no pod.",
	"Todoist integration",
	"Default: todo-list",
	"- Alpha: behind a gate\n- Beta: TBD",
	"Note: TBD means that nobody has decided.",
	"Yes, by hand on 2026-04-14.",
	"No; the flag is read once at the start.",
	"?labels=a selects by label.",
	'<img src="flow.png" alt="">',
	"![](flow.png)",
	"The format is `YYYY-MM-DD`.",
	"- [x] Done",
	"0",
	"Nobody needs to be informed.",
	"Should be 99.9 % per month.",
	"It is under discussion whether cgroups v1 is supported; the default is v2.",
];

const LONG = `TODO ${"write the whole of this section, with all that the reviewers asked for, ".repeat(4)}`;

describe("stands for an answer to come", () => {
	test.each(STAND_INS)("%j", (text) => expect(isPlaceholderText(text)).toBe(true));
});

describe("is an answer", () => {
	test.each([...ANSWERS, LONG])("%j", (text) => expect(isPlaceholderText(text)).toBe(false));
});

describe("a promise for a stage is an answer until that stage is asked about", () => {
	test.each([
		["Will be added before beta.", "beta"],
		["To be determined before Beta", "beta"],
		["TBD for beta", "beta"],
		["TODO: metrics before GA", "stable"],
		["Will be defined in the alpha implementation", "alpha"],
		["Tests will be added prior to general availability.", "stable"],
	] as const)("%j", (text, promised) => {
		const stages = ["alpha", "beta", "stable"] as const;
		const asked = stages.map((stage) => isPlaceholderText(text, stage));
		expect(asked).toEqual(stages.map((_, at) => at >= stages.indexOf(promised)));
		expect(isPlaceholderText(text)).toBe(true);
	});
});

test("a blank text is not a placeholder", () => {
	expect([isPlaceholderText(""), isPlaceholderText(" \n\t\n")]).toEqual([false, false]);
});

test("at least 120 examples are judged", () => {
	expect(STAND_INS.length + ANSWERS.length).toBeGreaterThanOrEqual(120);
	expect(new Set([...STAND_INS, ...ANSWERS]).size).toBe(STAND_INS.length + ANSWERS.length);
});

test("texts of nothing but marks take no longer than any other", () => {
	for (const mark of ["*", "_", "`", "[", "> ", "- ", "tbd ", ". "])
		expect(typeof isPlaceholderText(mark.repeat(1_000))).toBe("boolean");
});
