/** What each step after the last answer would run, and when there is nothing to do. */
import { describe, expect, test } from "vitest";
import type { Repository } from "../../../src/project/repository.ts";
import { commandLines, type Facts, lineOf, stepIdsFor, stepOf } from "../../../src/session/finish/steps.ts";

const DRAFT = "1-pools.pep.yaml";

const repository: Repository = {
	branch: "main",
	commit: "abc1234",
	isDefault: true,
	remote: "origin",
	isPushed: true,
	knowsAuthor: true,
	changed: [DRAFT],
	untracked: [DRAFT],
	ignored: [],
};

function facts(around: Partial<Repository> | undefined = {}, more: Partial<Facts> = {}): Facts {
	return {
		draft: DRAFT,
		document: "1-pools.md",
		documentFile: "1-pools.md",
		files: [DRAFT],
		title: "1 Pools",
		summary: "summary",
		repository: { ...repository, ...around },
		branchName: "1-pools",
		hasGh: true,
		...more,
	};
}

const ready = { branch: "1-pools", isDefault: false, isPushed: false, changed: [], untracked: [] };
const linesOf = (id: Parameters<typeof stepOf>[0], given: Facts) => stepOf(id, given).commands.map(lineOf);
const blockedBy = (id: Parameters<typeof stepOf>[0], given: Facts) => stepOf(id, given).blocked;

test("prints the commands of all steps, each as it is after those before it", () => {
	expect(commandLines(facts()).filter((line) => !line.startsWith("#"))).toEqual([
		"pep-wizard render 1-pools.pep.yaml",
		"pep-wizard check 1-pools.pep.yaml",
		"pep-wizard preview 1-pools.pep.yaml",
		"git switch -c 1-pools",
		"git --literal-pathspecs add -- 1-pools.pep.yaml 1-pools.md",
		"git --literal-pathspecs commit --only -m 'Add 1 Pools' -- 1-pools.pep.yaml 1-pools.md",
		"git push --set-upstream origin 1-pools",
		"pep-wizard get 1-pools.pep.yaml summary | gh pr create --draft --title '1 Pools' --body-file -",
	]);
});

test("has no steps with git outside of a repository", () => {
	expect(stepIdsFor({ repository: undefined })).toEqual(["write", "check", "look"]);
});

test("protects file names and titles that look like something else", () => {
	const odd = facts(
		{ changed: ["-x; rm *.md", ":(top)a"], untracked: [] },
		{ draft: "-d.pep.yaml", title: "$(id) 'a'", template: "my templates/a.md" },
	);
	expect(stepOf("commit", odd).commands[0]?.words.slice(-3)).toEqual(["--", "-x; rm *.md", ":(top)a"]);
	expect(linesOf("commit", odd)[0]).toMatch(/-m 'Update \$\(id\) '\\''a'\\''' -- '-x; rm \*\.md' ':\(top\)a'$/);
	expect(linesOf("write", odd)).toEqual(["pep-wizard render ./-d.pep.yaml --template 'my templates/a.md'"]);
});

describe("a branch", () => {
	test("is not made if one is there, or git accepts no such name", () => {
		expect(blockedBy("branch", facts({ branch: "mine", isDefault: false }))).toContain("on the branch mine already");
		expect(blockedBy("branch", facts({}, { branchName: undefined }))).toContain("accepts no branch");
	});

	test("is offered with a detached HEAD, where nothing is committed before", () => {
		const detached = facts({ branch: undefined, isDefault: false });
		expect(linesOf("branch", detached)).toEqual(["git switch -c 1-pools"]);
		expect(blockedBy("commit", detached)).toContain("HEAD is detached at abc1234");
	});
});

describe("a commit", () => {
	test("says which files, and that there are no others", () => {
		expect(stepOf("commit", facts()).title).toBe("Commit 1-pools.pep.yaml to the branch main, and nothing else.");
	});

	test("needs a change, a file that git doesn't ignore, and an author", () => {
		expect(blockedBy("commit", facts({ changed: [] }))).toBe("Everything is committed already.");
		expect(blockedBy("commit", facts({ changed: [], ignored: [DRAFT] }))).toContain(`told to ignore ${DRAFT}`);
		expect(blockedBy("commit", facts({ knowsAuthor: false }))).toContain("git config --global user.name");
	});

	test("makes no file known to git if it fails", () => {
		expect(stepOf("commit", facts()).undo?.words.slice(-3)).toEqual(["--quiet", "--", DRAFT]);
		expect(stepOf("commit", facts({ untracked: [] })).undo).toBeUndefined();
	});
});

describe("a pull request", () => {
	test("needs a remote, a branch of its own, and everything committed and pushed", () => {
		expect(blockedBy("push", facts({ ...ready, remote: undefined }))).toContain("git remote add origin URL");
		expect(blockedBy("push", facts())).toContain("You are on main");
		expect(blockedBy("push", facts({ ...ready, changed: [DRAFT] }))).toContain("1 file of the proposal");
		expect(blockedBy("push", facts({ ...ready, commit: undefined }))).toContain("no branch with a commit");
		expect(blockedBy("push", facts({ ...ready, isPushed: true }))).toContain("origin has the branch 1-pools already");
		expect(blockedBy("request", facts(ready))).toBe("The branch is not pushed yet.");
		expect(blockedBy("request", facts({ ...ready, isPushed: true }, { hasGh: false }))).toContain(
			"gh is not on the PATH",
		);
	});

	test("has the file as its text if there is no summary", () => {
		const [command] = stepOf("request", facts({ ...ready, isPushed: true }, { summary: undefined })).commands;
		expect(command?.words.slice(-2)).toEqual(["--body", "Proposal in 1-pools.md"]);
		expect(command?.input).toBeUndefined();
	});
});
