/** What `gh api` prints when GitHub doesn't take a review: the status on one output, the reasons on the other. */
import { expect, test } from "vitest";
import { refusalOf } from "../../src/commands/review/gh-refusal.ts";

const LOGIN = "To get started with GitHub CLI, please run:  gh auth login";

test.each([
	[
		"gh: Unprocessable Entity (HTTP 422)\n",
		'{"message":"Unprocessable Entity","errors":["Pull request review thread line must be part of the diff"],"status":"422"}',
		"gh: Unprocessable Entity (HTTP 422): Pull request review thread line must be part of the diff",
		"--since",
	],
	[
		"gh: Validation Failed (HTTP 422)\n",
		'{"message":"Validation Failed","errors":[{"resource":"PullRequestReview","code":"custom","message":"Can not approve your own pull request"}]}',
		"gh: Validation Failed (HTTP 422): Can not approve your own pull request",
		"Only someone else",
	],
	["gh: Not Found (HTTP 404)\n", '{"message":"Not Found","status":"404"}', "gh: Not Found (HTTP 404)", "number"],
	[
		"gh: Bad credentials (HTTP 401)\nTry authenticating with:  gh auth login\n",
		'{"message":"Bad credentials","status":"401"}',
		"gh: Bad credentials (HTTP 401)",
		"Log in with gh auth login",
	],
	[`${LOGIN}\nAlternatively, populate the GH_TOKEN environment variable.\n`, "", LOGIN, "Log in with gh auth login"],
	["", "not JSON", "it gave no reason", "Nothing was sent"],
	["gh: HTTP 502\n", '{"errors":5}', "gh: HTTP 502", "Nothing was sent"],
])("%j and %j", (stderr, stdout, why, fix) => {
	const refusal = refusalOf(stderr, stdout);
	expect(refusal.why).toBe(why);
	expect(refusal.fix).toContain(fix);
	expect(refusal.fix).toContain("Nothing was sent, and nothing is marked as sent.");
});
