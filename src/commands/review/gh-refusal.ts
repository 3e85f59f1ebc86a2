/**
 * What GitHub or its program said when it didn't take a review, and what to do. `gh api` names the error on standard error;
 * GitHub's reasons are in the answer, which it prints on standard output. Pure.
 */
import { isMap } from "../../proposal/plain-data.ts";

export interface Refusal {
	readonly why: string;
	readonly fix: string;
}

const NOTHING = "Nothing was sent, and nothing is marked as sent.";

/** By what was said, the first that fits. */
const FIXES: readonly (readonly [RegExp, string])[] = [
	[
		/part of the diff|same hunk|diff hunk can't be blank|could not be resolved|path is invalid/i,
		"A comment is on a line that the pull request doesn't show, so GitHub took none of them. Push what was reviewed, and give " +
			"--since with the branch that the pull request goes to: the others go into the body then.",
	],
	[/gh auth login|HTTP 401|Bad credentials/i, "Log in with gh auth login, then try again."],
	[
		/HTTP 404/,
		"Check the pull request's number, and that you may see the repository: gh auth status, gh repo set-default.",
	],
	[/your own pull request/i, "Only someone else can send a verdict on a pull request of yours."],
	[/rate limit|HTTP 403/i, "Wait a few minutes, or check what your login may do: gh auth status."],
];

/** The reason and the fix, from both outputs of `gh api`. */
export function refusalOf(stderr: string, stdout: string): Refusal {
	const lines = stderr.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
	const said = lines.find((line) => line.startsWith("gh: ")) ?? lines[0] ?? "it gave no reason";
	const reasons = reasonsIn(stdout).filter((reason) => !said.includes(reason));
	const why = [said, ...reasons].join(": ");
	const fix = FIXES.find(([pattern]) => pattern.test(`${why}\n${stderr}`))?.[1];
	return { why, fix: fix === undefined ? NOTHING : `${fix}\n  ${NOTHING}` };
}

/** GitHub's errors, which are texts or have a message; none in anything else. */
function reasonsIn(answer: string): string[] {
	try {
		const data: unknown = JSON.parse(answer);
		const errors = isMap(data) && Array.isArray(data.errors) ? (data.errors as unknown[]) : [];
		return errors.flatMap((each) => {
			const text = isMap(each) ? (each.message ?? each.code) : each;
			return typeof text === "string" && text !== "" ? [text] : [];
		});
	} catch {
		return [];
	}
}
