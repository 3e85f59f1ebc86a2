/** A bare “Yes” where the question asks for more: `check` says what is missing; “No” and “None.” are answers. */
import { expect, test } from "vitest";
import { checkMarkdown } from "../../src/check/check.ts";
import { builtIn } from "../built-in.ts";

const kep = builtIn("kep");
const SECTION = "production-readiness/feature-enablement-and-rollback";

function found(question: string, answer: string) {
	const markdown = `# KEP-7: Pools

## Production Readiness Review Questionnaire

### Feature Enablement and Rollback

###### ${question}

${answer}
`;
	const options = { path: "/7.md", today: "2026-01-02", exists: () => true };
	const { findings } = checkMarkdown(kep, "7.md", markdown, options);
	return findings
		.filter(({ rule, item }) => rule.startsWith("answer/") && item?.startsWith(SECTION))
		.filter(({ at }) => at?.line === 7 || at?.line === 9)
		.map(({ rule, message, fix }) => ({ rule, message, fix }));
}

const CHANGES = "Does enabling the feature change any default behavior?";

test("names what the question asks for", () => {
	expect(found(CHANGES, "Yes.")).toEqual([
		{
			rule: "answer/brief",
			message: `“${CHANGES}” is only partly answered: it says only “Yes”`,
			fix: "The question asks for more: Say yes if anything at all differs for a user who turns the feature on and changes nothing else, and describe the difference.",
		},
	]);
	expect(found("What happens if we reenable the feature if it was previously rolled back?", "No")).toMatchObject([
		{ rule: "answer/brief", message: expect.stringContaining("it says only “No”") },
	]);
});

test.each(["No.", "None.", "Yes, pools are resized in place.", "`No`"])("accepts %j", (answer) => {
	expect(found(CHANGES, answer)).toEqual([]);
});
