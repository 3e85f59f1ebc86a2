/** Metadata is one thing wherever a template keeps it: read, checked and written back, with all around it left as it is. */
import { describe, expect, test } from "vitest";
import { folder } from "./run.ts";
import { leave, type } from "./typing.ts";

const FIELDS = `fields:
      - label: Status
        kind: choice
        choices: [{ id: draft, label: draft }, { id: accepted, label: accepted }]
        only-choices: true
      - label: Owner
        kind: line
        form: { pattern: "team-[a-z]+", what: the name of a team, example: team-search, prefix: team- }
`;

function questionnaire(isFrontMatter: boolean): string {
	const declared = isFrontMatter
		? `${FIELDS}sections: []\n`
		: `sections:\n  - heading: "Request: Title"\n    ${FIELDS}`;
	return `pep-wizard-questionnaire: 1\nmetadata: { closed: true }\n${declared}`;
}

/** Where the fields are, how a document writes them, and the column of the owner's value. */
const PLACES = {
	"front matter": {
		template: "---\nStatus:\nOwner:\n---\n\n# Request: Title\n\n## Summary\n",
		document:
			"---\n# Kept by the portal\nStatus: draft # see the process\nOwner: search\n---\n\n# Request: Pools\n\n## Summary\n\nPools *grow*.\n",
		at: "4:8",
	},
	"a list": {
		template: "# Request: Title\n\n- Status: <status>\n- Owner: <team>\n\n## Summary\n",
		document: "# Request: Pools\n\n-  Status:  draft\n-  Owner: search\n\n## Summary\n\nPools *grow*.\n",
		at: "4:11",
	},
	"bold lines": {
		template: "# Request: Title\n\n**Status:** <status>\n\n**Owner:** <team>\n\n## Summary\n",
		document: "# Request: Pools\n\n**Status:** draft\n\n**Owner:** search\n\n## Summary\n\nPools *grow*.\n",
		at: "5:12",
	},
	"a table": {
		template:
			"# Request: Title\n\n| Field | Value |\n| --- | --- |\n| Status | <status> |\n| Owner | <team> |\n\n## Summary\n",
		document:
			"# Request: Pools\n\n| Field  | Value  |\n| ------ | :----: |\n| Status | draft  |\n| Owner  | search |\n\n## Summary\n\nPools *grow*.\n",
		at: "6:12",
	},
};

async function placed(where: keyof typeof PLACES) {
	const place = await folder();
	const { template, document, at } = PLACES[where];
	await place.write("request/template.md", template);
	await place.write("request/questionnaire.yaml", questionnaire(where === "front matter"));
	await place.write("7.md", document);
	return { place, document, at };
}

describe.each(Object.keys(PLACES) as (keyof typeof PLACES)[])("metadata in %s", (where) => {
	test("is checked, at its own place", async () => {
		const { place, at } = await placed(where);
		const { out } = await place.run("check", "7.md", "--template", "request");
		expect(out).toContain(
			`  ${at} error “search” in “${where === "front matter" ? "Owner" : "owner"}” is not the name of a team (write “team-search”) metadata/form\n`,
		);
	});

	test("is read, and one answer is written back with everything else as it was", async () => {
		const { place, document } = await placed(where);
		expect((await place.run("import", "7.md", "--template", "request")).code).toBe(0);
		expect((await place.run("render", "7.pep.yaml", "-o", "-")).out).toBe(document);
		expect((await place.run("get", "7.pep.yaml", "status")).out).toBe("draft\n");
		expect((await place.run("set", "7.pep.yaml", "status", "accepted")).code).toBe(0);
		const { out } = await place.run("render", "7.pep.yaml", "-o", "-");
		expect(out.replace("accepted", "draft")).toBe(document);
		expect(out).toContain("accepted");
	});

	test("is brought up to date from a document that was edited", async () => {
		const { place, document } = await placed(where);
		await place.run("import", "7.md", "--template", "request");
		await place.run("render", "7.pep.yaml");
		await place.write("7.md", document.replace("search", "team-search"));
		const { code } = await place.run("sync", "7.pep.yaml");
		expect(code).toBe(0);
		expect((await place.run("get", "7.pep.yaml", "owner")).out).toBe("team-search\n");
		expect((await place.run("render", "7.pep.yaml", "-o", "-")).out).toBe(document.replace("search", "team-search"));
	});

	test("is written by the wizard, comments and spacing kept", async () => {
		const { place, document } = await placed(where);
		await place.run("import", "7.md", "--template", "request");
		const { code } = await type(place, ["7.pep.yaml"], ["\x07", "owner", "\r", "-two", leave]);
		expect(code).toBe(0);
		expect((await place.run("get", "7.pep.yaml", "owner")).out).toBe("search-two\n");
		const { out } = await place.run("render", "7.pep.yaml", "-o", "-");
		expect(out).toBe(document.replace("search", "search-two"));
	});
});
