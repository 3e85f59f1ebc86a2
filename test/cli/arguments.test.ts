/** The command line, word by word. */
import { describe, expect, test } from "vitest";
import { chooseCommand, parseArguments } from "../../src/cli/arguments.ts";
import { UsageError } from "../../src/cli/world.ts";
import { TABLE } from "../../src/commands/table.ts";

function read(...args: string[]) {
	const { command, rest } = chooseCommand(args, TABLE);
	const { options, words } = parseArguments(command, rest, TABLE);
	return { command: command.name, options, words };
}

function complaint(...args: string[]): string {
	try {
		read(...args);
	} catch (error) {
		if (error instanceof UsageError) return error.message;
		throw error;
	}
	return "none";
}

describe("which command", () => {
	test.each([
		[[], "", []],
		[["status"], "status", []],
		[["--color", "status", "a", "b"], "status", ["a", "b"]],
		[["a.pep.yaml"], "edit", ["a.pep.yaml"]],
		[["a.yml", "--plain"], "edit", ["a.yml"]],
		[["--", "odd name"], "edit", ["odd name"]],
	])("%j is “%s”", (args, command, words) => {
		expect(read(...args)).toMatchObject({ command, words });
	});
});

describe("options", () => {
	test("take their value after a space or an equals sign, also in the short form", () => {
		expect(read("render", "d", "-o", "x.md").options).toEqual({ output: "x.md" });
		expect(read("render", "d", "-ox.md").options).toEqual({ output: "x.md" });
		expect(read("render", "d", "--output=x.md").options).toEqual({ output: "x.md" });
		expect(read("render", "-o", "-", "d")).toMatchObject({ options: { output: "-" }, words: ["d"] });
	});

	test("use the last value if they are repeated", () => {
		expect(read("status", "--stage", "alpha", "--stage", "beta").options).toEqual({ stage: "beta" });
	});

	test("accept --color alone or with a value", () => {
		expect(read("status", "--color", "d").options).toEqual({ color: true });
		expect(read("status", "--color=never", "d").options).toEqual({ color: "never" });
		expect(complaint("status", "--color=nevr")).toBe("--color can't be “nevr”");
	});
});

describe("a text that starts with a dash", () => {
	test.each(["- a list", "-5", "--", "-", "— dash", "-- x"])("can be a value: %j", (value) => {
		const args = value === "--" ? ["set", "d", "id", "--", value] : ["set", "d", "id", value];
		expect(read(...args).words).toEqual(["d", "id", value]);
	});

	test("needs -- before it if it could be an option", () => {
		expect(complaint("set", "d", "id", "-x")).toContain("has no option “-x”");
		expect(read("set", "d", "id", "--", "-x").words).toEqual(["d", "id", "-x"]);
		expect(read("set", "d", "id", "--", "--help").words).toEqual(["d", "id", "--help"]);
	});

	test("can be an option's value after an equals sign", () => {
		expect(complaint("new", "--title", "--no-edit")).toBe("--title needs a value: --title TEXT");
		expect(read("new", "--title=--no-edit").options).toEqual({ title: "--no-edit" });
		expect(read("new", "--title", "- x").options).toEqual({ title: "- x" });
	});
});

describe("error messages", () => {
	test.each([
		[["nwe"], "There is no command “nwe”"],
		[["render"], "“render” needs more arguments"],
		[["get", "a", "b", "c"], "“get” doesn't take the argument “c”"],
		[["status", "--jsn"], "“status” has no option “--jsn”"],
		[["outline", "--stage", "beta"], "“outline” has no option “--stage”"],
		[["status", "--stage"], "--stage needs a value: --stage STAGE"],
		[["status", "--stage", "gamma"], "--stage can't be “gamma”"],
		[["status", "--json=1"], "--json takes no value"],
	])("%j: %s", (args, message) => {
		expect(complaint(...args)).toBe(message);
	});
});
